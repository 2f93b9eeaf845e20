package contrastive.chapters;

/** A cell of a notebook that shows a figure, compiled for the page with what it needs of the cells above. */
public abstract class Cell {

    private final double[] values;

    /** @param values for the numbers of the cells, in their order; none for an explorer, whose values come later */
    protected Cell(double... values) {
        this.values = values;
    }

    /** What the cell shows: a chart, a figure or an explorer. */
    public abstract Object shown() throws Exception;

    /** The value in place of a number of the cells. */
    protected final double given(int place) {
        return values[place];
    }

    /**
     * The value in place of a whole number of the cells.
     *
     * @param name of the variable that it is given to
     * @throws IllegalArgumentException if the value is no whole number or does not fit an int
     */
    protected final int given(int place, String name) {
        double value = values[place];
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " must be a whole number, got " + value);
        }
        return (int) value;
    }
}

package contrastive.chapters;

import java.util.ArrayList;
import java.util.List;

/** A cell of a notebook that shows a figure, compiled for the page with what it needs of the cells above. */
public abstract class Cell {

    private final double[] values;
    private final List<Object> displayed = new ArrayList<>();

    /** @param values for the numbers of the cells, in their order; none for an explorer, whose values come later */
    protected Cell(double... values) {
        this.values = values;
    }

    /** What the cell ends with: a chart, a figure or an explorer. */
    public abstract Object shown() throws Exception;

    /** Shows a chart or a figure before the cell's end. */
    protected final void display(Object shown) {
        displayed.add(shown);
    }

    /** What was displayed, in order. */
    final List<Object> displayed() {
        return displayed;
    }

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
        // not by rint, which fails in a page where the value is NaN or infinite
        if (value != Math.floor(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " must be a whole number, got " + value);
        }
        return (int) value;
    }
}

package contrastive.plot;

import contrastive.data.Require;

/** An axis: what it measures, and whether it is logarithmic. */
record Axis(String title, boolean logarithmic) {

    /** Leaves room for margins: the length of an axis must be finite too. */
    private static final double LARGEST = 1e300;

    Axis {
        Require.notNull("title of an axis", title);
    }

    /** Where a value lies on the axis, up to scale and origin. */
    double place(double value) {
        return logarithmic ? Math.log(value) : value;
    }

    /** Refuses a value that the axis has no place for; an infinite one leaves a gap, unless it is negative on a logarithmic axis. */
    void requirePlaceFor(String label, double... values) {
        for (int i = 0; i < values.length; i++) {
            if (logarithmic ? values[i] <= 0 : Double.isFinite(values[i]) && Math.abs(values[i]) > LARGEST) {
                throw new IllegalArgumentException("the " + (logarithmic ? "logarithmic " : "") + "axis \"" + title + "\" takes values "
                        + (logarithmic ? "above 0 only" : "of size " + LARGEST + " at most") + ", but \"" + label + "\" has "
                        + values[i] + " at position " + i);
            }
        }
    }
}

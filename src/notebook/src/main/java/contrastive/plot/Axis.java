package contrastive.plot;

import contrastive.data.Require;

/** An axis: what it measures, and whether in powers of ten. */
record Axis(String title, boolean logarithmic) {

    /** So that the length of an axis, with its margins, is a number too. */
    private static final double LARGEST = 1e300;

    Axis {
        Require.notNull("title of an axis", title);
    }

    Axis asLogarithmic() {
        return new Axis(title, true);
    }

    /** Where a value lies on it, up to a stretch: its logarithm on powers of ten. */
    double place(double value) {
        return logarithmic ? Math.log(value) : value;
    }

    /** Refuses a value that the axis has no place for; one that is infinite leaves a gap, except where it is below 0 on powers of ten. */
    void requirePlaceFor(String label, double... values) {
        for (int i = 0; i < values.length; i++) {
            if (logarithmic && values[i] <= 0) {
                throw new IllegalArgumentException("the logarithmic axis \"" + title + "\" takes values above 0 only, but \""
                        + label + "\" has " + values[i] + " at position " + i);
            }
            if (!logarithmic && Double.isFinite(values[i]) && Math.abs(values[i]) > LARGEST) {
                throw new IllegalArgumentException("the axis \"" + title + "\" takes values of size " + LARGEST + " at most, but \""
                        + label + "\" has " + values[i] + " at position " + i);
            }
        }
    }
}

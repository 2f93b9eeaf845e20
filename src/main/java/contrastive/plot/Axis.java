package contrastive.plot;

import contrastive.data.Require;

/** An axis: what it measures, and whether in powers of ten. */
record Axis(String title, boolean logarithmic) {

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

    /** Refuses a value that a logarithmic axis has no place for. */
    void requirePlaceFor(String label, double... values) {
        if (!logarithmic) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] <= 0) {
                throw new IllegalArgumentException("the logarithmic axis \"" + title + "\" takes values above 0 only, but \""
                        + label + "\" has " + values[i] + " at position " + i);
            }
        }
    }
}

package contrastive.plot;

import contrastive.data.Require;

/**
 * An axis: what it measures, and whether it is logarithmic.
 *
 * @param fixed what it spans whatever is drawn, null for as much as is drawn
 */
record Axis(String title, boolean logarithmic, Extent fixed) {

    /** Room at either end of a fixed axis, as a share of its length. */
    private static final double ROOM = 0.04;

    /** Leaves room for margins: the length of an axis must be finite too. */
    private static final double LARGEST = 1e300;

    Axis {
        Require.notNull("title of an axis", title);
    }

    Axis(String title, boolean logarithmic) {
        this(title, logarithmic, null);
    }

    /** The ends of a fixed axis in units of {@link #place}, with some room so that a line at an end is seen. */
    Extent ends() {
        double low = place(fixed.least());
        double high = place(fixed.greatest());
        double room = high > low ? ROOM * (high - low) : logarithmic ? Math.log(2) : Math.max(1, Math.abs(low)) / 2;
        return new Extent(low - room, high + room);
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

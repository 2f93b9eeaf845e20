package contrastive.page;

/**
 * Which values the places of a slider stand for. A value outside may be typed.
 *
 * @param least at place 0
 * @param greatest at the last place
 * @param logarithmic equal ratios between places, not equal differences
 * @param whole whole numbers only
 */
record Scale(double least, double greatest, boolean logarithmic, boolean whole) {

    /** A key moves a slider by one place. */
    static final int PLACES = 200;
    private static final int DIGITS = 3;

    static Scale linear(double least, double greatest) {
        return new Scale(least, greatest, false, false);
    }

    static Scale logarithmic(double least, double greatest) {
        return new Scale(least, greatest, true, false);
    }

    static Scale whole(int least, int greatest) {
        return new Scale(least, greatest, true, true);
    }

    /** The value at a place, in a few digits, so that it is easy to say and to type. */
    double at(double place) {
        double share = place / places();
        double value = logarithmic ? least * Math.pow(greatest / least, share) : least + (greatest - least) * share;
        // each place has a whole number of its own, also where equal ratios lie closer
        return whole ? Math.round(Math.max(value, least + place)) : Html.rounded(value, DIGITS);
    }

    /** The last place. */
    int places() {
        return whole ? (int) Math.min(PLACES, greatest - least) : PLACES;
    }

    /** Where a value is, the nearer end for one outside. */
    double place(double value) {
        double inside = Math.min(Math.max(value, least), greatest);
        double place = places() * (logarithmic ? Math.log(inside / least) / Math.log(greatest / least) : (inside - least) / (greatest - least));
        return whole ? Math.min(place, inside - least) : place;
    }
}

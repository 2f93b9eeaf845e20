package contrastive.chapters;

/**
 * A number in the text of a cell.
 *
 * @param variable that it is given to
 * @param position in an array, from 1; 0 for a number alone
 * @param whole for an int or a long
 * @param from where its text begins in the snippet
 * @param to where its text ends
 */
record Parameter(String variable, int position, double value, boolean whole, int from, int to) {

    String name() {
        return position == 0 ? variable : variable + " " + position;
    }
}

package contrastive.emoji;

import contrastive.data.Require;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/**
 * Captions as bags of words: one column for each word that at least two of the given captions share, with the weight
 * log(n / number of captions with the word); each bag is scaled to length 1, so that long captions do not count for more. Immutable.
 */
public final class WordBags {

    private static final int SEEN_AT_LEAST = 2;

    private final List<String> vocabulary;
    private final double[] weights;

    private WordBags(List<String> vocabulary, double[] weights) {
        this.vocabulary = vocabulary;
        this.weights = weights;
    }

    /**
     * The vocabulary and weights of some captions.
     *
     * @param captions n sets of words, at least one
     * @throws IllegalArgumentException if no word is seen twice
     */
    public static WordBags of(List<Set<String>> captions) {
        Map<String, Integer> seen = new TreeMap<>();
        requireAll(captions);
        captions.forEach(caption -> caption.forEach(word -> seen.merge(word, 1, Integer::sum)));
        seen.values().removeIf(count -> count < SEEN_AT_LEAST);
        if (seen.isEmpty()) {
            throw new IllegalArgumentException("captions must share a word, got " + captions.size() + " captions that share none");
        }
        return new WordBags(List.copyOf(seen.keySet()),
                seen.values().stream().mapToDouble(count -> Math.log((double) captions.size() / count)).toArray());
    }

    /** The words that have a column, in the order of the alphabet. */
    public List<String> vocabulary() {
        return vocabulary;
    }

    /** The weight of a word; 0 for one without a column. */
    public double weight(String word) {
        int column = column(Require.notNull("word", word));
        return column < 0 ? 0 : weights[column];
    }

    /** Negative for a word without a column. */
    private int column(String word) {
        return Collections.binarySearch(vocabulary, word);
    }

    /**
     * Bags of captions; a caption of unknown words alone has a row of zeros.
     *
     * @return shape (n, size of the vocabulary), one caption a row
     */
    public DMatrixRMaj bags(List<Set<String>> captions) {
        requireAll(captions);
        DMatrixRMaj bags = new DMatrixRMaj(captions.size(), weights.length);
        for (int row = 0; row < bags.numRows; row++) {
            int[] columns = captions.get(row).stream().mapToInt(this::column).filter(column -> column >= 0).sorted().toArray();
            double squares = 0;
            for (int column : columns) {
                squares += weights[column] * weights[column];
            }
            // words that all captions have weigh 0
            double length = squares > 0 ? Math.sqrt(squares) : 1;
            for (int column : columns) {
                bags.set(row, column, weights[column] / length);
            }
        }
        return bags;
    }

    private static void requireAll(List<Set<String>> captions) {
        Require.notNull("captions", captions).forEach(caption -> Require.notNull("each of captions", caption));
    }
}

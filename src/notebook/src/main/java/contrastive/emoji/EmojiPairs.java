package contrastive.emoji;

import contrastive.data.PairSet;
import contrastive.data.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import pabeles.concurrency.ConcurrencyOps;

/**
 * Pictures and captions as pairs to train on: split in two, and both sides reduced to their principal components. Everything that is
 * learned from data (vocabulary, weights, components) is learned from the training part alone. Immutable.
 *
 * @param trainingEmoji four fifths of the emoji
 * @param heldOutEmoji the others, which no training sees
 * @param words the bags of words of the training captions
 * @param pixelComponents of the training pictures
 * @param wordComponents of the training captions' bags
 * @param training pairs of picture features (A) and caption features (B), in the order of trainingEmoji
 * @param heldOut the same of heldOutEmoji
 */
public record EmojiPairs(
        List<Emoji> trainingEmoji, List<Emoji> heldOutEmoji, WordBags words, PrincipalComponents pixelComponents,
        PrincipalComponents wordComponents, PairSet training, PairSet heldOut) {

    private static final double TRAINING_SHARE = 0.8;

    /** What was made last, which takes seconds: a page asks for it again with each of the other numbers. */
    private static volatile Optional<Made> last = Optional.empty();

    private record Made(int dimension, long seed, EmojiPairs pairs) {}

    /**
     * @throws IllegalArgumentException if something is missing
     */
    public EmojiPairs {
        Require.notNull("trainingEmoji", trainingEmoji).forEach(one -> Require.notNull("each of trainingEmoji", one));
        Require.notNull("heldOutEmoji", heldOutEmoji).forEach(one -> Require.notNull("each of heldOutEmoji", one));
        Require.notNull("words", words);
        Require.notNull("pixelComponents", pixelComponents);
        Require.notNull("wordComponents", wordComponents);
        Require.notNull("training", training);
        Require.notNull("heldOut", heldOut);
        trainingEmoji = List.copyOf(trainingEmoji);
        heldOutEmoji = List.copyOf(heldOutEmoji);
    }

    /**
     * @param sheet pictures and captions
     * @param dimension d, the number of components of either side
     * @param seed of the split
     * @throws IllegalArgumentException if dimension is less than 1, or more than there are training emoji, numbers of a picture, or words
     */
    public static EmojiPairs of(EmojiSheet sheet, int dimension, long seed) {
        Require.notNull("sheet", sheet);
        Optional<Made> same = last.filter(made -> made.dimension() == dimension && made.seed() == seed);
        if (same.isPresent()) {
            return same.get().pairs();
        }
        EmojiPairs made = make(sheet, dimension, seed);
        last = Optional.of(new Made(dimension, seed, made));
        return made;
    }

    private static EmojiPairs make(EmojiSheet sheet, int dimension, long seed) {
        List<Emoji> mixed = new ArrayList<>(sheet.emoji());
        Collections.shuffle(mixed, new Random(seed));
        int kept = (int) (TRAINING_SHARE * mixed.size());
        List<Emoji> trained = mixed.subList(0, kept);
        List<Emoji> others = mixed.subList(kept, mixed.size());
        WordBags words = WordBags.of(captions(trained));
        DMatrixRMaj pixels = sheet.pixels(trained);
        DMatrixRMaj bags = words.bags(captions(trained));
        int most = Math.min(kept, Math.min(pixels.numCols, bags.numCols));
        if (dimension < 1 || dimension > most) {
            throw new IllegalArgumentException("dimension must be between 1 and " + most + ", got " + dimension);
        }
        PrincipalComponents[] both = new PrincipalComponents[2];
        ConcurrencyOps.loopFor(0, 2, side -> both[side] = PrincipalComponents.of(side == 0 ? pixels : bags, dimension));
        PrincipalComponents ofPixels = both[0];
        PrincipalComponents ofWords = both[1];
        return new EmojiPairs(trained, others, words, ofPixels, ofWords, PairSet.of(ofPixels.project(pixels), ofWords.project(bags)),
                PairSet.of(ofPixels.project(sheet.pixels(others)), ofWords.project(words.bags(captions(others)))));
    }

    private static List<Set<String>> captions(List<Emoji> emoji) {
        return emoji.stream().map(Emoji::words).toList();
    }

    /**
     * Features of any caption, shape (1, d).
     *
     * @throws IllegalArgumentException if none of its words is in the vocabulary
     */
    public DMatrixRMaj caption(String text) {
        Set<String> written = Emoji.words(text);
        if (Collections.disjoint(written, words.vocabulary())) {
            throw new IllegalArgumentException("text must have a word that two training captions share, such as \"red\" or \"animal\", "
                    + "got \"" + text + "\"");
        }
        return wordComponents.project(words.bags(List.of(written)));
    }
}

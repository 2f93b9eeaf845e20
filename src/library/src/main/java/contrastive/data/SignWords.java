package contrastive.data;

/**
 * Independent uniform signs, 64 a word: word i is the SplitMix64 function (Steele, Lea and Flood 2014) of seed + (i + 1) gamma, as
 * {@link java.util.SplittableRandom} gives it. A word depends only on its index, so the parts of a batch can be made in any order.
 * Rejected: the words of {@link java.util.Random} itself, whose lowest bits repeat after 2^16 words, a few steps of training.
 */
record SignWords(long seed) {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    /** Word number index >= 0. */
    long word(long index) {
        long bits = seed + (index + 1) * GAMMA;
        bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
        return bits ^ bits >>> 31;
    }
}

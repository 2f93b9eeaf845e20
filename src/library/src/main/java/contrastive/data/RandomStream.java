package contrastive.data;

import java.util.Random;

/**
 * One independent stream of random numbers for each thing that is drawn, so that the same seed may serve the data and the
 * weights without the one being a copy of the other, and so that changing one seed leaves the other draws as they were.
 */
public enum RandomStream {
    FRAME_A, FRAME_B, WEIGHTS_A, WEIGHTS_B, PAIRS;

    /**
     * The generator of this stream. {@link Random} because its Gaussians are specified to the last bit on every machine.
     *
     * @param seed any value; the same seed gives the same numbers
     */
    public Random seeded(long seed) {
        return new Random(new SignWords(seed).word(ordinal()));
    }
}

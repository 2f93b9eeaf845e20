package org.teavm.classlib.java.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page draws the numbers that a notebook draws. */
class TRandomTest {

    private static final long[] SEEDS = {0, 1, -7, Long.MAX_VALUE};

    /** Draws of every kind, mixed. */
    private static Stream<Object> draws(RandomGenerator random) {
        return Stream.iterate(1, i -> i + 1).limit(2000).flatMap(i -> Stream.of(random.nextInt(), random.nextInt(i), random.nextInt((1 << 30) + i),
                random.nextLong(), random.nextBoolean(), random.nextDouble(), random.nextGaussian()));
    }

    @Test
    void theSameSeedGivesJavasNumbers() {
        for (long seed : SEEDS) {
            assertThat(draws(new TRandom(seed))).as("seed " + seed).containsExactlyElementsOf(draws(new Random(seed)).toList());
        }
    }

    @Test
    void aNewSeedForgetsTheGaussianThatWasLeft() {
        TRandom random = new TRandom(3);
        random.nextGaussian();
        random.setSeed(4);
        assertThat(random.nextGaussian()).isEqualTo(new Random(4).nextGaussian());
    }

    @Test
    void aBoundBelowOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TRandom(1).nextInt(0));
    }
}

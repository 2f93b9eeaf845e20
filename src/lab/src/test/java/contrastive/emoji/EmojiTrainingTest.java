package contrastive.emoji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairBatch;
import contrastive.data.PairSet;

import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Trajectory;
import contrastive.model.Retrieval;
import contrastive.model.Retrieval.Ties;
import contrastive.model.TwoTower;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import contrastive.theory.CanonicalCorrelations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runs of the chapters on emoji at full length, 3,000 steps of size 1, by two seeds. */
@Tag("slow")
class EmojiTrainingTest {

    private static final int DIMENSION = 64;
    /** Standard deviation of a share of 383 pairs near 0.36. */
    private static final double SCATTER = 0.025;
    private static EmojiPairs pairs;

    @BeforeAll
    static void load() {
        pairs = EmojiPairs.of(EmojiSheet.load(), DIMENSION, 0);
    }

    private static Trajectory train(Objective objective, long seed) {
        return train(pairs.training(), objective, seed);
    }

    private static Trajectory train(PairSet training, Objective objective, long seed) {
        return new GradientDescent(1, 512, seed).run(TwoTower.gaussian(training, 32, seed), objective, 3000);
    }

    /** Recall at 10 of captions for held-out pictures. */
    private static double recall(Trajectory run, Ties ties) {
        PairBatch heldOut = pairs.heldOut().all();
        TwoTower tower = run.tower().orElseThrow();
        return Retrieval.of(tower.encodeA(heldOut.a()), tower.encodeB(heldOut.b()), ties).recallAt(10);
    }

    /** The mean of captions for pictures and pictures for captions, an equal caption forgiven. */
    private static double recallBothWays(Trajectory run) {
        PairBatch heldOut = pairs.heldOut().all();
        TwoTower tower = run.tower().orElseThrow();
        double pictures = Retrieval.of(tower.encodeB(heldOut.b()), tower.encodeA(heldOut.a()), Ties.FORGIVEN).recallAt(10);
        return (recall(run, Ties.FORGIVEN) + pictures) / 2;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void positivePairsAloneCollapseOntoOneDirectionAndRetrievePoorly(long seed) {
        Trajectory run = train(new PositivesOnly(), seed);
        assertThat(run.last().alignment()).isCloseTo(CanonicalCorrelations.of(pairs.training())[0], within(2e-3)).isBetween(0.88, 0.91);
        assertThat(run.last().effectiveRank()).isLessThan(1.1);
        assertThat(run.last().conditionNumber()).isGreaterThan(1e6);
        assertThat(recall(run, Ties.SHARED)).isLessThan(0.17);
        assertThat(recallBothWays(run)).isCloseTo(0.18, within(SCATTER));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void withNegativesManyDirectionsStayAndRetrievalIsGood(long seed) {
        Trajectory run = train(new InfoNce(4), seed);
        assertThat(run.last().alignment()).isBetween(0.53, 0.60);
        assertThat(run.last().effectiveRank()).isBetween(16.0, 19.0);
        assertThat(run.last().conditionNumber()).isBetween(4.0, 7.0);
        assertThat(recall(run, Ties.SHARED)).isGreaterThan(0.24);
        assertThat(recallBothWays(run)).isCloseTo(0.36, within(SCATTER));
    }

    @Test
    void coldTrainingIsLeftWithTwoOrThreeDirections() {
        assertThat(train(new InfoNce(64), 1).last().effectiveRank()).isBetween(2.0, 3.0);
    }
}

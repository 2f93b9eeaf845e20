package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.PositivesOnly;
import org.junit.jupiter.api.Test;

class DistanceTest {

    private static final PairModel MODEL = PairModel.of(5, new double[] {2, 0.5}, 0.7);
    private static final Trajectory FLOW = InfiniteWidth.of(MODEL).run(new PositivesOnly(), 10);

    @Test
    void aRunIsAtDistanceZeroFromItself() {
        assertThat(FLOW.distanceTo(FLOW)).isZero();
    }

    @Test
    void aConstantFactorIsItsLogarithm() {
        // equal variances keep the condition number that the start has: the roots of 4 and of 9
        PairModel even = PairModel.of(5, new double[] {1, 1}, 0);
        Trajectory two = from(even, 4);
        Trajectory three = from(even, 9);

        assertThat(two.distanceTo(three)).isCloseTo(Math.log(1.5), within(1e-9));
        assertThat(three.distanceTo(two)).isCloseTo(Math.log(1.5), within(1e-9));
    }

    @Test
    void twoDifferentRunsAreComparedAtTwentyEvenTimes() {
        Trajectory other = InfiniteWidth.of(PairModel.of(5, new double[] {3, 0.4}, 0.7)).run(new PositivesOnly(), 12);
        double sum = 0;
        for (int i = 1; i <= 20; i++) {
            sum += Math.pow(Math.log(FLOW.at(i * 0.5).conditionNumber() / other.at(i * 0.5).conditionNumber()), 2) / 20;
        }
        assertThat(FLOW.distanceTo(other)).isCloseTo(Math.sqrt(sum), within(1e-12));
    }

    @Test
    void aRunThatPassesItsLimitByALastBitIsComparedUpToTheLimitsEnd() {
        Trajectory longer = InfiniteWidth.of(MODEL).run(new PositivesOnly(), 10 * (1 + 1e-12));

        assertThat(longer.distanceTo(FLOW)).isLessThan(1e-9);
    }

    @Test
    void aWidthBelowTheNumberOfDirectionsIsInfinitelyFar() {
        Trajectory narrow = new GradientDescent(0.1, 8, 1).run(TwoTower.gaussian(MODEL, 1, 1), new PositivesOnly(), 100);

        assertThat(narrow.distanceTo(FLOW)).isInfinite();
    }

    @Test
    void aLimitThatEndsBeforeTheRunIsRefused() {
        Trajectory shorter = InfiniteWidth.of(MODEL).run(new PositivesOnly(), 9);

        assertThatThrownBy(() -> FLOW.distanceTo(shorter)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit must last as long as the run, 10.0, got 9.0");
    }

    private static Trajectory from(PairModel model, double ratio) {
        return InfiniteWidth.of(model).startingFrom(new Masses(new double[] {ratio, 1}, new double[2], 0))
                .run(new PositivesOnly(), 10);
    }
}

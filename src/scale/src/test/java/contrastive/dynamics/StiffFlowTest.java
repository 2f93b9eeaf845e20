package contrastive.dynamics;

import static contrastive.dynamics.StiffRuns.THREE;
import static contrastive.dynamics.StiffRuns.assertSameCurve;
import static contrastive.dynamics.StiffRuns.explicit;
import static contrastive.dynamics.StiffRuns.spread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Flows whose rates lie far apart, which an explicit integrator follows at the pace of the fastest to the end. */
class StiffFlowTest {

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(THREE, new Contrastive(3, 100), 400),
                Arguments.of(spread(10, 2, 0.3), new Contrastive(6, 1e4), 3e3),
                Arguments.of(spread(5, 3, 1), new Contrastive(2, 10), 2e3),
                Arguments.of(spread(10, 2, 0.3), new PositivesOnly(), 3e3));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theCurveIsThatOfTheExplicitIntegratorAtAnyTime(PairModel model, Objective objective, double duration) {
        assertSameCurve(InfiniteWidth.of(model).run(objective, duration), explicit(model, Schedule.constant(objective), duration), duration);
    }

    @Test
    void aScheduleThatChangesAllTheTimeIsFollowedToo() {
        Schedule warming = time -> new Contrastive(2 + time / 100, 100);
        Trajectory right = explicit(THREE, warming, 300);
        Trajectory found = InfiniteWidth.of(THREE).run(warming, 300);
        for (double time : new double[] {1, 20, 77.7, 150, 299}) {
            assertThat(found.at(time).conditionNumber()).isCloseTo(right.at(time).conditionNumber(), withinPercentage(1e-6));
        }
    }

    @Test
    void threeStrengthsFarApartComeToBalanceInFewPoints() {
        Trajectory run = InfiniteWidth.of(THREE).run(new Contrastive(3, 100), 3e4);
        assertThat(run.last().conditionNumber()).isCloseTo(1, within(1e-8));
        assertThat(run.snapshots().size()).isLessThan(5_000);
    }

    @Test
    void fortyStrengthsOverSixPowersOfTenComeToBalanceInFewPoints() {
        Trajectory run = InfiniteWidth.of(spread(40, 6, 0.3)).run(new Contrastive(15, 1e8), 1e9);
        assertThat(run.last().conditionNumber()).isCloseTo(1, within(1e-6));
        assertThat(run.last().alignment()).isCloseTo(1, within(1e-6));
        assertThat(run.snapshots().size()).isLessThan(40_000);
    }

    /** Accuracy, too, holds an explicit step back to a part of the fastest rate, long before stability does: 7,800 points until then. */
    @Test
    void itTurnsImplicitBeforeItsExplicitStepsAddUp() {
        Trajectory run = InfiniteWidth.of(spread(40, 3, 0.3)).run(new Contrastive(2, 1e8), 1e5);
        assertThat(run.last().conditionNumber()).isCloseTo(1, within(1e-6));
        assertThat(run.snapshots().size()).isLessThan(1_500);
    }

    @Test
    void onceBalancedTheStepsGrowWithoutLimit() {
        InfiniteWidth limit = InfiniteWidth.of(spread(40, 6, 0.3));
        int balanced = limit.run(new Contrastive(15, 1e8), 1e8).snapshots().size();
        assertThat(limit.run(new Contrastive(15, 1e8), 1e12).snapshots().size()).isLessThan(balanced + 200);
    }

    @Test
    void aRunOfFarTooManyStepsSaysSo() {
        Schedule trembling = time -> new Contrastive(3 + Math.sin(1e4 * time), 100);
        assertThatThrownBy(() -> InfiniteWidth.of(THREE).run(trembling, 1e3)).isInstanceOf(DivergedException.class)
                .hasMessageStartingWith("the flow stopped: too many steps at step 50001")
                .hasMessageContaining("duration 1000.0 may be too long");
    }

    @Test
    void anInterruptedStiffRunKeepsWhatItHas() {
        Progress listener = (task, fraction) -> {
            if (fraction > 0.1) {
                Thread.currentThread().interrupt();
            }
        };
        Trajectory partial = Progress.during(listener, () -> InfiniteWidth.of(THREE).run(new Contrastive(3, 100), 3e4));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(partial.last().time()).isBetween(3e3, 2.9e4);
        assertThat(partial.last().alignment()).isBetween(0.0, 1.0);
    }
}

package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Trajectory;
import contrastive.objective.Contrastive;
import org.junit.jupiter.api.Test;

class SettlingTimeTest {

    private final Trajectory run = InfiniteWidth.of(PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7)).run(new Contrastive(3, 5), 120);

    @Test
    void theTimeIsFoundBetweenRecordedPoints() {
        assertThat(run.settlingTime(state -> state.time() >= 7.123456789)).isCloseTo(7.123456789, within(1e-12));
    }

    @Test
    void aConditionThatHeldAtFirstAndWasLostCountsFromItsReturn() {
        // the condition number starts at 2, rises above it, and comes back down
        double time = run.settlingTime(state -> state.conditionNumber() <= 2);

        assertThat(time).isGreaterThan(5);
        assertThat(run.at(time).conditionNumber()).isCloseTo(2, within(1e-9));
    }

    @Test
    void whatHoldsThroughoutTakesNoTime() {
        assertThat(run.settlingTime(state -> true)).isZero();
    }

    @Test
    void aRunThatWasTooShortIsInfinitelySlow() {
        assertThat(run.settlingTime(state -> state.conditionNumber() < 1.0001)).isInfinite();
    }
}

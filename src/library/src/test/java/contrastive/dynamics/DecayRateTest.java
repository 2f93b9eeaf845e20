package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Trajectory;
import contrastive.objective.PositivesOnly;
import org.junit.jupiter.api.Test;

class DecayRateTest {

    private final Trajectory run = InfiniteWidth.of(PairModel.of(5, new double[] {2, 0.5}, 0.7)).run(new PositivesOnly(), 10);

    @Test
    void anExponentialDecaysAtItsRate() {
        assertThat(run.decayRate(state -> 3 * Math.exp(-0.25 * state.time()), 2, 9)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void whatGrowsHasANegativeRate() {
        assertThat(run.decayRate(state -> Math.exp(state.time()), 2, 3)).isCloseTo(-1, within(1e-12));
    }

    @Test
    void timesThatAreNotInOrderAreRefused() {
        assertThatThrownBy(() -> run.decayRate(state -> 1, 3, 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to - from must be > 0");
    }

    @Test
    void aQuantityThatHasReachedZeroIsRefused() {
        assertThatThrownBy(() -> run.decayRate(state -> 0, 1, 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quantity at time 1.0");
    }
}

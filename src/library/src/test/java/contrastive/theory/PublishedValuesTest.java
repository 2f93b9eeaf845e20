package contrastive.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.objective.Contrastive;
import contrastive.objective.PositivesOnly;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published check values, theory.md section 7: closed forms to 1e-6 relative, the flow to 1e-5. */
class PublishedValuesTest {

    private static final double CLOSED_FORM = 1e-4; // per cent, so 1e-6 relative
    private static final double[] ONE_STRONG = {2, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final double[] EVEN = IntStream.range(0, 10).mapToDouble(k -> 2 - 1.5 * k / 9).toArray();
    private static final PairModel SMALL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);

    @Test
    void finalConditionNumberWithOneStrongDirection() {
        PairModel model = PairModel.of(100, ONE_STRONG, 1);
        assertThat(ClosedForm.finalPowerMethodTime(model)).isCloseTo(2.336099, withinPercentage(CLOSED_FORM));
        assertThat(ClosedForm.finalConditionNumber(model)).isCloseTo(4.547708, withinPercentage(CLOSED_FORM));
    }

    @Test
    void finalConditionNumberWithEvenlySpreadVariances() {
        PairModel model = PairModel.of(100, EVEN, 1);
        assertThat(ClosedForm.finalPowerMethodTime(model)).isCloseTo(2.045019, withinPercentage(CLOSED_FORM));
        assertThat(ClosedForm.finalConditionNumber(model)).isCloseTo(9.271186, withinPercentage(CLOSED_FORM));
    }

    @Test
    void finalConditionNumberOfTheSmallModel() {
        assertThat(ClosedForm.finalConditionNumber(SMALL)).isCloseTo(5.101027, withinPercentage(CLOSED_FORM));
    }

    @Test
    void theFlowOfPositivePairsAtTimeTwenty() {
        expect(InfiniteWidth.of(SMALL).run(new PositivesOnly(), 20).last(), 4.98357, 0.98074, 0.01897);
    }

    @Test
    void theContrastiveFlowAtThreeTimes() {
        Trajectory run = InfiniteWidth.of(SMALL).run(new Contrastive(3, 5), 120);
        expect(run.at(20), 1.98870, 0.78105, 0.21106);
        expect(run.at(60), 1.22469, 0.94580, 0.05394);
        expect(run.at(120), 1.02355, 0.99351, 0.00648);
    }

    private static void expect(Snapshot state, double conditionNumber, double alignment, double noiseShare) {
        assertThat(state.conditionNumber()).isCloseTo(conditionNumber, within(1e-5));
        assertThat(state.alignment()).isCloseTo(alignment, within(1e-5));
        assertThat(state.noiseShare()).isCloseTo(noiseShare, within(1e-5));
    }

    @Test
    void rateNearBalance() {
        PairModel model = PairModel.of(30, new double[] {2, 1.5, 1, 0.7, 0.5}, 1);
        assertThat(ClosedForm.balancingRate(model, new Contrastive(4, 10)))
                .isCloseTo(0.0170055, within(5e-8)); // half of the last published digit
    }

    @ParameterizedTest
    @CsvSource({"1, 1.4", "10, 2.5", "100, 4.4", "10000, 7.5"})
    void fastestBalancingTemperature(double negatives, double onGridOfTenths) {
        double best = ClosedForm.bestTauSquared(PairModel.of(100, EVEN, 1), negatives);
        assertThat(best).isCloseTo(onGridOfTenths, within(0.05));
    }
}

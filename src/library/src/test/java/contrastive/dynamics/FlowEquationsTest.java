package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow against its equations: a second integrator, what they conserve, and what they do not depend on. */
class FlowEquationsTest {

    private static final PairModel SMALL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);

    @ParameterizedTest
    @CsvSource({"0, Infinity, 10", "0, Infinity, 40", "3, 5, 10", "3, 5, 60", "0.2, 0.1, 30", "25, 1000, 20"})
    void theFlowAgreesWithAPlainIntegrationOfTheTheorysEquations(double tauSquared, double negatives, double time) {
        PairModel model = PairModel.of(9, new double[] {0.6, 2.3, 1.1}, 0.4);
        Objective objective = negatives == Double.POSITIVE_INFINITY
                ? new PositivesOnly() : new Contrastive(tauSquared, negatives);
        Snapshot flow = InfiniteWidth.of(model).run(objective, time).last();
        double[] masses = new RungeKutta(model, tauSquared, negatives).run(Math.log(6 * 0.4), time, 20_000);
        double total = Arrays.stream(masses).sum();
        // the step of the plain integration is below 3e-3, so its error is below 1e-9
        for (int k = 0; k < 3; k++) {
            assertThat(flow.masses().aligned()[k]).isCloseTo(masses[k], within(1e-8));
            assertThat(flow.masses().misaligned()[k]).isCloseTo(masses[3 + k], within(1e-8));
            assertThat(flow.strengths()[k]).isCloseTo((masses[k] - masses[3 + k]) / total, within(1e-8));
        }
        assertThat(flow.masses().noise()).isCloseTo(masses[6], within(1e-8));
        assertThat(flow.noiseShare()).isCloseTo(masses[6] / total, within(1e-8));
    }

    @Provide
    Arbitrary<PairModel> models() {
        return Combinators.combine(
                Arbitraries.doubles().between(0.05, 5).array(double[].class).ofMinSize(1).ofMaxSize(6),
                Arbitraries.doubles().between(0, 3), Arbitraries.integers().between(1, 60))
                .as((variances, noise, further) -> PairModel.of(variances.length + further, variances, noise));
    }

    @Provide
    Arbitrary<Objective> objectives() {
        return Arbitraries.oneOf(Arbitraries.just(new PositivesOnly()),
                Combinators.combine(Arbitraries.doubles().between(0, 30), Arbitraries.doubles().between(0.01, 1e4))
                        .as(Contrastive::new));
    }

    @Property(tries = 60, seed = "2")
    void theFlowConservesTheSquaredNormOfTheWeights(@ForAll("models") PairModel model,
            @ForAll("objectives") Objective objective, @ForAll @DoubleRange(min = 1, max = 2000) double time) {
        double start = Masses.standardStart(model).squaredWeightNorm(model);
        Trajectory run = InfiniteWidth.of(model).run(objective, time);
        assertThat(run.last().masses().squaredWeightNorm(model)).isCloseTo(start, withinPercentage(1e-7)); // 1e-9 relative
        assertThat(run.at(time / 3).masses().squaredWeightNorm(model)).isCloseTo(start, withinPercentage(1e-7));
    }

    @Property(tries = 30, seed = "3")
    void anIsotropicSpectrumStaysBalancedWhateverTheObjective(@ForAll("objectives") Objective objective,
            @ForAll @DoubleRange(min = 0.1, max = 5) double variance, @ForAll @DoubleRange(max = 2) double noise) {
        PairModel model = PairModel.of(9, new double[] {variance, variance, variance, variance}, noise);
        for (Snapshot snapshot : InfiniteWidth.of(model).run(objective, 200).snapshots()) {
            assertThat(snapshot.conditionNumber()).isCloseTo(1, within(1e-9));
            assertThat(snapshot.effectiveRank()).isCloseTo(4, within(1e-9));
        }
    }

    @Property(tries = 30, seed = "4")
    void theMeasuredQuantitiesOfAStateAreTheDefinitionsAppliedToItsMasses(
            @ForAll("models") PairModel model, @ForAll("objectives") Objective objective) {
        Snapshot state = InfiniteWidth.of(model).run(objective, 7).last();
        Masses masses = state.masses();
        double alignment = 0;
        double signal = 0;
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < model.signalDirections(); k++) {
            double energy = masses.aligned()[k] + masses.misaligned()[k];
            alignment += (masses.aligned()[k] - masses.misaligned()[k]) / masses.total();
            signal += energy;
            largest = Math.max(largest, energy);
            smallest = Math.min(smallest, energy);
        }
        double entropy = 0;
        for (int k = 0; k < model.signalDirections(); k++) {
            double share = (masses.aligned()[k] + masses.misaligned()[k]) / signal;
            entropy -= share * Math.log(share);
        }
        assertThat(state.alignment()).isCloseTo(alignment, within(1e-13));
        assertThat(Arrays.stream(state.strengths()).sum()).isCloseTo(alignment, within(1e-13));
        assertThat(state.conditionNumber()).isCloseTo(Math.sqrt(largest / smallest), withinPercentage(1e-11));
        assertThat(state.noiseShare()).isCloseTo(masses.noise() / masses.total(), within(1e-13));
        assertThat(state.effectiveRank()).isCloseTo(Math.exp(entropy), withinPercentage(1e-11));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 3, 20})
    void directionsThatAreGroupedGoTheSameWayAsDirectionsThatAreNot(double tauSquared) {
        PairModel grouped = PairModel.of(20, new double[] {2, 1, 1, 1, 0.5, 0.5}, 0.7);
        PairModel apart = PairModel.of(20, new double[] {2, 1, 1 + 1e-13, 1 - 1e-13, 0.5, 0.5 + 1e-13}, 0.7);
        Objective objective = new Contrastive(tauSquared, 5);
        assertSame(InfiniteWidth.of(grouped).run(objective, 30).last(), InfiniteWidth.of(apart).run(objective, 30).last());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 3, 20})
    void theOrderOfTheDirectionsDoesNotMatter(double tauSquared) {
        Objective objective = new Contrastive(tauSquared, 5);
        Snapshot one = InfiniteWidth.of(PairModel.of(20, new double[] {2, 1, 0.5, 1}, 0.7)).run(objective, 30).last();
        Snapshot other = InfiniteWidth.of(PairModel.of(20, new double[] {1, 0.5, 1, 2}, 0.7)).run(objective, 30).last();
        assertSame(one, other);
        int[] place = {3, 0, 1, 2};
        for (int k = 0; k < 4; k++) {
            assertThat(other.strengths()[place[k]]).isCloseTo(one.strengths()[k], within(1e-10));
        }
    }

    private static void assertSame(Snapshot one, Snapshot other) {
        assertThat(other.conditionNumber()).isCloseTo(one.conditionNumber(), within(1e-9));
        assertThat(other.alignment()).isCloseTo(one.alignment(), within(1e-10));
        assertThat(other.noiseShare()).isCloseTo(one.noiseShare(), within(1e-10));
        assertThat(other.effectiveRank()).isCloseTo(one.effectiveRank(), within(1e-9));
        assertThat(other.negativeWeight()).isCloseTo(one.negativeWeight(), within(1e-10));
    }

    /** The data in other units: variances times c, time times c for 1/M; the integrator's tolerance must not know the units. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-8, 1e8, 1e100})
    void otherUnitsOfTheDataChangeNothing(double unit) {
        PairModel scaled = PairModel.of(12, new double[] {2 * unit, 1.5 * unit, unit, 0.5 * unit}, 0.7 * unit);
        for (Objective objective : new Objective[] {new PositivesOnly(), new Contrastive(3, 5)}) {
            assertSame(InfiniteWidth.of(SMALL).run(objective, 20).last(), InfiniteWidth.of(scaled).run(objective, 20).last());
        }
    }
}

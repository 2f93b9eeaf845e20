package contrastive.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.Flow;
import contrastive.dynamics.Masses;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast flow against the plain equations, from any start. */
class FastFlowTest {

    /** Positive pairs only, and the contrastive objective from a linear to a hard one, with less than one negative to a million. */
    @Provide
    Arbitrary<Objective> objectives() {
        Arbitrary<Double> tauSquared = Arbitraries.oneOf(Arbitraries.of(0.0, 1e-301), decades(-4, 3));
        return Arbitraries.oneOf(Arbitraries.just(new PositivesOnly()),
                Combinators.combine(tauSquared, decades(-3, 6)).as(Contrastive::new));
    }

    private static Arbitrary<Double> decades(double from, double to) {
        return Arbitraries.doubles().between(from, to).ofScale(6).map(decade -> Math.pow(10, decade));
    }

    @Provide
    Arbitrary<Double> noiseVariances() {
        return Arbitraries.oneOf(Arbitraries.just(0.0), decades(-3, 1));
    }

    @Property(tries = 200, seed = "18")
    void fromAnyStartItGivesWhatThePlainEquationsGive(@ForAll @IntRange(min = 1, max = 9) int r, @ForAll long seed,
            @ForAll("objectives") Objective objective, @ForAll("noiseVariances") double noiseVariance,
            @ForAll @DoubleRange(min = -1, max = 2) double decades) {
        Random random = new Random(seed);
        double[] variances = new double[r];
        double[] aligned = new double[r];
        double[] misaligned = new double[r];
        for (int k = 0; k < r; k++) {
            // now and then the same direction again, and one without a part that is not aligned
            boolean again = k > 0 && random.nextInt(3) == 0;
            variances[k] = again ? variances[k - 1] : Math.pow(10, random.nextDouble() * 2 - 1);
            aligned[k] = again ? aligned[k - 1] : variances[k] * (0.1 + random.nextDouble());
            misaligned[k] = again ? misaligned[k - 1] : random.nextInt(4) == 0 ? 0 : variances[k] * random.nextDouble();
        }
        double noise = random.nextInt(4) == 0 ? 0 : noiseVariance * 10 * random.nextDouble();
        PairModel model = PairModel.of(r + 5, variances, noiseVariance);
        SpectrumNodesTest.assertAgree(model, new Masses(aligned, misaligned, noise), objective, Math.pow(10, decades));
    }

    /** Where tau^2 p is small the forces differ by the series of tanh; their ratios know neither w nor q nor M. */
    @ParameterizedTest
    @ValueSource(doubles = {0.0199, 0.015, 0.005, 0.0005})
    void whereLogitsAreSmallForcesDifferAsTheTangentsDo(double largestLogit) {
        double[] variances = {2, 1.5, 1, 0.5};
        PairModel model = PairModel.of(12, variances, 0.7);
        Masses start = new Masses(new double[] {1.5, 1, 0.7, 0.1}, new double[] {0.1, 0.2, 0.1, 0.3}, 1);
        double[] strengths = {1.4 / start.total(), 0.8 / start.total(), 0.6 / start.total(), -0.2 / start.total()};
        double tauSquared = largestLogit / strengths[0];
        Objective objective = new Contrastive(tauSquared, 50);
        Flow flow = FastFlow.of(model, start, objective).orElseThrow();
        double[] derivative = new double[flow.dimension()];
        flow.derivative(objective, new double[flow.dimension()], derivative);
        double[] moved = flow.masses(derivative).aligned();
        double[] force = new double[4];
        Arrays.setAll(force, k -> Math.log(moved[k] / start.aligned()[k]) / variances[k]);
        for (int k = 1; k < 3; k++) {
            double expected = (Math.tanh(tauSquared * strengths[k]) - Math.tanh(tauSquared * strengths[0]))
                    / (Math.tanh(tauSquared * strengths[3]) - Math.tanh(tauSquared * strengths[0]));
            // a logarithm near 1e-3 is known to 1e-13 of it
            assertThat((force[k] - force[0]) / (force[3] - force[0])).isCloseTo(expected, within(1e-12 + 1e-16 / largestLogit));
        }
    }

    /** The terms that are left out of log cosh add up over many directions. */
    @ParameterizedTest
    @ValueSource(doubles = {9.9, 7, 3})
    void theNegativeWeightOfManySmallLogitsIsThatOfTheObjective(double tauSquared) {
        int r = 500;
        double[] ones = new double[r];
        Arrays.fill(ones, 1);
        PairModel model = PairModel.of(r + 1, ones, 0.7);
        Objective objective = new Contrastive(tauSquared, 2e4);
        Flow flow = FastFlow.of(model, new Masses(ones, new double[r], 0), objective).orElseThrow();
        double[] even = new double[r];
        Arrays.fill(even, 1.0 / r);
        assertThat(flow.snapshot(objective, 0, new double[flow.dimension()]).negativeWeight()).isCloseTo(objective.negativeWeight(even, 0), within(2e-14));
    }

    /** A thousand equal strengths add up to 1 but for some 1e-14; that must not be a force, or a run goes on in small steps after its balance. */
    @Test
    void atBalanceTheForcesAreTheRoundOffOfOneNumberNotOfASum() {
        int r = 1000;
        double[] variances = new double[r];
        Arrays.setAll(variances, k -> 1 + 1e-3 * k);
        double[] even = new double[r];
        Arrays.fill(even, 1);
        Objective objective = new Contrastive(30, 1e5);
        Flow flow = FastFlow.of(PairModel.of(2 * r, variances, 0.7), new Masses(even, new double[r], 0), objective).orElseThrow();
        double[] derivative = new double[r + 1];
        flow.derivative(objective, new double[r + 1], derivative);
        for (int k = 0; k < r; k++) {
            assertThat(derivative[k] / derivative[r]).isCloseTo(0, within(2e-16));
        }
    }

    @Test
    void directionsOfEqualVarianceAndStartAreOneNode() {
        PairModel model = PairModel.of(9, new double[] {2, 1, 2, 2}, 0.7);
        Flow flow = FastFlow.of(model, new Masses(new double[] {3, 3, 3, 4}, new double[] {1, 1, 1, 1}, 1), new PositivesOnly()).orElseThrow();
        assertThat(flow.dimension()).isEqualTo(4); // three nodes and Q
    }

    @Test
    void itIsThereForObjectivesThatItKnowsOnly() {
        PairModel model = PairModel.of(9, new double[] {2, 1}, 0.7);
        Masses start = Masses.standardStart(model);
        assertThat(FastFlow.of(model, start, new Contrastive(3, 5))).isPresent();
        assertThat(FastFlow.of(model, start, new InfoNce(3))).isEmpty();
    }
}

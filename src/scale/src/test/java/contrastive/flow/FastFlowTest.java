package contrastive.flow;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.data.PairModel;
import contrastive.dynamics.Flow;
import contrastive.dynamics.Masses;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
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

package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.PairModel;
import java.util.Arrays;
import java.util.Random;

/** What tests of stiff flows share: models whose rates lie far apart, and the curve that is right. */
final class StiffRuns {

    static final PairModel THREE = PairModel.of(12, new double[] {2, 0.02, 0.0002}, 0.7);

    private StiffRuns() {
    }

    /** Variances over so many powers of ten, the largest 3. */
    static PairModel spread(int directions, double powers, double noiseVariance) {
        Random random = new Random(7);
        double[] variances = new double[directions];
        Arrays.setAll(variances, k -> 3 * Math.pow(10, k == 0 ? 0 : k == directions - 1 ? -powers : -powers * random.nextDouble()));
        return PairModel.of(2 * directions + 10, variances, noiseVariance);
    }

    /** By the plain equations, which are integrated explicitly. */
    static Trajectory explicit(PairModel model, Schedule schedule, double duration) {
        FlowRun run = new FlowRun(new FlowEquations(model, Masses.standardStart(model)), schedule, duration, Progress.installed());
        run.integrate(schedule, duration);
        return run.trajectory();
    }

    /** At any time: both have 1e-12 a step in the logarithms, which many thousand explicit steps add up. */
    static void assertSameCurve(Trajectory found, Trajectory right, double duration) {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            double time = duration * Math.pow(random.nextDouble(), 3);
            assertThat(found.at(time).conditionNumber()).isCloseTo(right.at(time).conditionNumber(), withinPercentage(1e-6));
            assertThat(found.at(time).alignment()).isCloseTo(right.at(time).alignment(), within(1e-9));
            assertThat(found.at(time).strengths()).containsExactly(right.at(time).strengths(), within(1e-9));
        }
    }
}

package contrastive.page;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A run of the flow as it is drawn: what is measured, at times that stand closer where more happens, early on.
 *
 * @param setting the text of what the run depends on, and nothing else
 * @param values what {@link #measured} gives, time after time
 */
record Curve(String setting, Trajectory run, double[] values) {

    /** Points of a curve, so many that it is smooth on any screen. */
    static final int POINTS = 121;
    private static final double DENSER = 1.5;
    /** So many take a second; a page that takes longer seems frozen. */
    private static final int MOST_STEPS = 10_000;

    static double[] times(double duration) {
        double[] times = new double[POINTS];
        Arrays.setAll(times, i -> duration * Math.pow(i / (POINTS - 1.0), DENSER));
        return times;
    }

    /**
     * @param setting of one run
     * @param kept curves to take it from, where it is among them
     * @throws IllegalArgumentException as {@link contrastive.dynamics.InfiniteWidth#run(contrastive.dynamics.Schedule, double)}, or if it is very stiff
     */
    static Curve of(Setting setting, PairModel model, Stream<Curve> kept) {
        String text = setting.text();
        return kept.filter(curve -> curve.setting.equals(text)).findFirst().orElseGet(() -> {
            int[] steps = {0};
            Trajectory run = Progress.during((task, share) -> Require.between(1, MOST_STEPS, "steps of the integrator up to duration", ++steps[0]),
                    () -> setting.flow(model).run(setting.schedule(), setting.duration()));
            return new Curve(text, run, Arrays.stream(times(setting.duration()))
                    .flatMap(time -> Arrays.stream(measured(run.at(time)))).toArray());
        });
    }

    /** What the charts draw of a state: condition number, alignment, noise share, effective rank. */
    private static double[] measured(Snapshot state) {
        return new double[] {state.conditionNumber(), state.alignment(), state.noiseShare(), state.effectiveRank()};
    }

    /** What is said of a state: what the charts draw, then the strength of each direction. */
    static double[] numbers(Snapshot state) {
        return DoubleStream.concat(Arrays.stream(measured(state)), Arrays.stream(state.strengths())).toArray();
    }
}

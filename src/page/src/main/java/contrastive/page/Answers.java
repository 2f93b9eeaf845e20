package contrastive.page;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.dynamics.DivergedException;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Trajectory;
import contrastive.theory.ClosedForm;
import java.util.Arrays;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;

/**
 * What a page asks the library: plain numbers in, plain numbers out. The data are those of {@link PairModel#of(int, double[], double)},
 * a loss is a name with its constants: "positives only" [], "contrastive" [tau^2, K], "spectral" [lambda], "sigmoid" [tau^2, b, K]; see {@link Loss}.
 * A refused argument reaches a page as an Error with the library's message.
 */
public final class Answers {

    private Answers() {
    }

    /** Makes the page that has loaded this the bench. */
    @JSExport
    public static void bench() {
        new Bench().start();
    }

    /** For a worker: takes the steps of gradient descent of a setting, as the bench's link has it, posts each recorded point, and how it ends. */
    @JSExport
    public static void steps(String link) {
        try {
            Setting setting = Setting.parse(link);
            setting.steps().run(setting, state -> post(state.time(), Curve.numbers(state), Math.min(1, state.time() / setting.duration())));
            postEnd("");
        } catch (IllegalArgumentException | DivergedException refused) {
            postEnd(refused.getMessage());
        }
    }

    @JSBody(params = {"time", "numbers", "share"}, script = "self.postMessage({point: [time].concat(Array.from(numbers)), share: share, end: null})")
    private static native void post(double time, double[] numbers, double share);

    @JSBody(params = "why", script = "self.postMessage({point: [], share: 1, end: why})")
    private static native void postEnd(String why);

    /**
     * A run of the infinite-width flow, from the standard start.
     *
     * @param times flow times to read it at, the largest > 0
     * @return for each time in turn: condition number, alignment, noise share
     * @throws IllegalArgumentException as {@link InfiniteWidth#run(contrastive.objective.Objective, double)}, or if there is no such loss
     */
    @JSExport
    public static double[] flow(int d, double[] signalVariances, double noiseVariance, String loss, double[] constants, double[] times) {
        PairModel model = PairModel.of(d, signalVariances, noiseVariance);
        return read(InfiniteWidth.of(model).run(new Recipe(Loss.titled(loss), constants).objective(), Arrays.stream(times).max().orElse(0)), times);
    }

    /**
     * A run of plain gradient descent without sampling noise, from the orthogonal start.
     *
     * @param learningRate > 0; the run takes as many steps as pass the largest of the times
     * @return as {@link #flow}
     * @throws IllegalArgumentException as {@link GradientDescent#exact}, or if there is no such loss, or the steps are more than an int can count
     */
    @JSExport
    public static double[] descent(int d, double[] signalVariances, double noiseVariance, String loss, double[] constants,
            double learningRate, double[] times) {
        PairModel model = PairModel.of(d, signalVariances, noiseVariance);
        double steps = Math.floor(Arrays.stream(times).max().orElse(0) / Require.positive("learningRate", learningRate)) + 1;
        Require.between(1, Integer.MAX_VALUE, "steps to the largest of times at learningRate " + learningRate, steps);
        return read(GradientDescent.exact(model, learningRate).run(new Recipe(Loss.titled(loss), constants).objective(), (int) steps), times);
    }

    private static double[] read(Trajectory run, double[] times) {
        return Arrays.stream(times).mapToObj(run::at)
                .flatMapToDouble(state -> Arrays.stream(new double[] {state.conditionNumber(), state.alignment(), state.noiseShare()})).toArray();
    }

    /** {@link ClosedForm#finalConditionNumber}. */
    @JSExport
    public static double finalConditionNumber(int d, double[] signalVariances, double noiseVariance) {
        return ClosedForm.finalConditionNumber(PairModel.of(d, signalVariances, noiseVariance));
    }

    /** {@link ClosedForm#balancingRate}. */
    @JSExport
    public static double balancingRate(int d, double[] signalVariances, double noiseVariance, String loss, double[] constants) {
        return ClosedForm.balancingRate(PairModel.of(d, signalVariances, noiseVariance), new Recipe(Loss.titled(loss), constants).objective());
    }

    /** {@link ClosedForm#bestTauSquared}. */
    @JSExport
    public static double bestTauSquared(int d, double[] signalVariances, double noiseVariance, double negatives) {
        return ClosedForm.bestTauSquared(PairModel.of(d, signalVariances, noiseVariance), negatives);
    }
}

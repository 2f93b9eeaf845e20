package contrastive.page;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Schedule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that a reader of the bench has chosen; nothing of it is checked before the library is asked.
 *
 * @param duration flow time up to which the curves go
 * @param alignedShare share of each direction's mass that is aligned at the start; 0.5 is the standard start
 * @param run the objective, in the second stage where there are two
 * @param first the objective of the first stage, where there are two
 * @param switchTime where the second stage begins
 * @param beside what is drawn beside it
 * @param steps of gradient descent, where a reader takes them
 */
record Setting(double dimension, double[] variances, double noiseVariance, double duration, double alignedShare, Recipe run,
        Optional<Recipe> first, double switchTime, Optional<Recipe> beside, Steps steps) {

    static final double STANDARD_START = 0.5;

    /** @throws IllegalArgumentException as {@link PairModel#of}, or if d is not whole */
    PairModel model() {
        return PairModel.of(whole("d", dimension), variances, noiseVariance);
    }

    /** @throws IllegalArgumentException if a number that counts is not whole */
    static int whole(String name, double value) {
        if (value != Math.floor(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " must be a whole number, got " + value);
        }
        return (int) value;
    }

    Setting with(Optional<Recipe> otherBeside, Steps otherSteps) {
        return new Setting(dimension, variances, noiseVariance, duration, alignedShare, run, first, switchTime, otherBeside, otherSteps);
    }

    /** What the curve beside it depends on, and nothing else. */
    Setting ofBeside() {
        return new Setting(dimension, variances, noiseVariance, duration, alignedShare, beside.orElseThrow(), Optional.empty(), 0, Optional.empty(), Steps.USUAL);
    }

    /** What the run's curve depends on, and nothing else. */
    Setting ofRun() {
        return with(Optional.empty(), Steps.USUAL);
    }

    /** Whether the flow can follow the run; if not, there are its steps. */
    boolean hasFlow() {
        return run.loss().hasFlow() && first.map(recipe -> recipe.loss().hasFlow()).orElse(true);
    }

    boolean isStandardStart() {
        return alignedShare == STANDARD_START;
    }

    /** @throws IllegalArgumentException if the aligned share is none */
    Masses start(PairModel model) {
        Require.between(0, 1, "aligned share at the start", alignedShare);
        Masses standard = Masses.standardStart(model);
        return new Masses(scaled(standard.aligned(), 2 * alignedShare), scaled(standard.misaligned(), 2 * (1 - alignedShare)), standard.noise());
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    InfiniteWidth flow(PairModel model) {
        InfiniteWidth flow = InfiniteWidth.of(model);
        return isStandardStart() ? flow : flow.startingFrom(start(model));
    }

    /** The objective of {@link #run} at each time. */
    Schedule schedule() {
        return first.isEmpty() ? Schedule.constant(run.objective()) : Schedule.twoStage(first.get().objective(), switchTime, run.objective());
    }

    /** For a link: {@link #parse} gives the same setting again. */
    String text() {
        String text = "d=" + Numbers.text(dimension) + "&variances=" + Arrays.stream(variances).mapToObj(Numbers::text).collect(Collectors.joining(","))
                + "&noise=" + Numbers.text(noiseVariance) + "&time=" + Numbers.text(duration) + "&aligned=" + Numbers.text(alignedShare)
                + "&run=" + run.text() + first.map(recipe -> "&first=" + recipe.text() + "&switch=" + Numbers.text(switchTime)).orElse("")
                + beside.map(recipe -> "&beside=" + recipe.text()).orElse("") + "&" + steps.text();
        return text.replace(' ', '+');
    }

    /**
     * @param text as {@link #text} writes it
     * @throws IllegalArgumentException if a part is missing, or a loss is none
     */
    static Setting parse(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1).replace('+', ' '));
            }
        }
        Optional<Recipe> first = Optional.ofNullable(parts.get("first")).map(Recipe::parse);
        return new Setting(number(parts, "d"), numbers(part(parts, "variances")), number(parts, "noise"), number(parts, "time"),
                number(parts, "aligned"), Recipe.parse(part(parts, "run")), first, first.isPresent() ? number(parts, "switch") : 0,
                Optional.ofNullable(parts.get("beside")).map(Recipe::parse), parts.containsKey("width") ? new Steps(number(parts, "width"),
                        number(parts, "batch"), number(parts, "seed"), number(parts, "rate"), part(parts, "infonce").equals("true")) : Steps.USUAL);
    }

    /** Numbers with commas between them; NaN for what is none. */
    static double[] numbers(String text) {
        return text.trim().isEmpty() ? new double[0] : Arrays.stream(text.split(",")).mapToDouble(Numbers::parse).toArray();
    }

    private static double number(Map<String, String> parts, String name) {
        return Numbers.parse(part(parts, name));
    }

    private static String part(Map<String, String> parts, String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("the link must give " + name + ", got " + parts.keySet());
        }
        return part;
    }
}

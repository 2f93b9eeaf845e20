package contrastive.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.theory.ClosedForm;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.tools.ToolProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What the bench shows: the library's numbers, its predictions, its words; steps in a worker; the link and the Java of a setting. */
class BenchIT extends OnTheBench {

    private static final String SIGMOID_FROM_ALIGNED = "d=9&variances=1.5,1,0.75&noise=0.4&time=30&aligned=0.8&run=sigmoid,3,-2,5";
    private static final String TRIPLET = "d=8&variances=2,1&noise=0.5&time=5&aligned=0.5&run=triplet,0.25";
    /** Both sides compute the same; their exp and log differ in the last bit. */
    private static final double ROUND_OFF = 1e-9;

    private static Offset<Double> roundOff(double value) {
        return within(ROUND_OFF * Math.max(1, Math.abs(value)));
    }

    private static Trajectory onJvm(String link) {
        Setting setting = Setting.parse(link);
        return setting.flow(setting.model()).run(setting.schedule(), setting.duration());
    }

    @ParameterizedTest
    @ValueSource(strings = {BenchDriver.CLAIM, STAGES, SIGMOID_FROM_ALIGNED})
    void theCurvesEndAtTheJvmsNumbers(String link) {
        bench.open(1200, link);
        Snapshot end = onJvm(link).last();
        assertThat(bench.last("kappa", "run")).isCloseTo(end.conditionNumber(), roundOff(end.conditionNumber()));
        assertThat(bench.last("alignment", "run")).isCloseTo(end.alignment(), within(ROUND_OFF));
        assertThat(bench.last("noise", "run")).isCloseTo(end.noiseShare(), within(ROUND_OFF));
        assertThat(bench.last("rank", "run")).isCloseTo(end.effectiveRank(), roundOff(end.effectiveRank()));
    }

    @Test
    void predictionsAreTheClosedForms() {
        bench.open(1200, "");
        PairModel model = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
        assertThat(bench.last("kappa", "limit")).isCloseTo(ClosedForm.finalConditionNumber(model), within(ROUND_OFF));
        assertThat(bench.last("kappa", "beside")).isCloseTo(bench.last("kappa", "limit"), within(1e-5));
        assertThat(bench.text("#predicted")).contains("5.101");
        assertThat(bench.line("kappa", "rate")).hasSizeGreaterThan(10);
        double mark = Double.parseDouble((String) bench.browser.executeScript(
                "return document.querySelector('#run [data-argument=tauSquared]').style.getPropertyValue('--mark')"));
        double best = ClosedForm.bestTauSquared(model, 5);
        assertThat(Constant.TAU_SQUARED.scale.place(best) / Scale.PLACES).isCloseTo(mark, within(ROUND_OFF));
    }

    @Test
    void twoHundredRandomSettingsHaveTheJvmsNumbers() {
        bench.open(1200, "");
        Random random = new Random(20);
        List<Loss> withFlow = Arrays.stream(Loss.values()).filter(Loss::hasFlow).toList();
        List<Object> questions = new ArrayList<>();
        List<double[]> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int r = 1 + random.nextInt(6);
            int d = r + 1 + random.nextInt(60);
            double[] variances = random.doubles(r, 0.1, 3).toArray();
            double noise = i % 10 == 0 ? 0 : 3 * random.nextDouble();
            Loss loss = withFlow.get(i % withFlow.size());
            double[] constants = loss.constants.stream().mapToDouble(constant -> constant.scale.least()
                    + (Math.min(constant.scale.greatest(), 10) - constant.scale.least()) * random.nextDouble()).toArray();
            double[] times = {1, 5, 40 * random.nextDouble() + 5};
            questions.add(List.of(d, boxed(variances), noise, loss.title, boxed(constants), boxed(times)));
            expected.add(Answers.flow(d, variances, noise, loss.title, constants, times));
        }
        List<?> answers = (List<?>) bench.browser.executeScript("return arguments[0].map(q => Array.from(contrastive.flow(...q)))", questions);
        for (int i = 0; i < expected.size(); i++) {
            List<?> answer = (List<?>) answers.get(i);
            for (int j = 0; j < expected.get(i).length; j++) {
                double value = ((Number) answer.get(j)).doubleValue();
                assertThat(value).as("%s", questions.get(i)).isCloseTo(expected.get(i)[j], roundOff(expected.get(i)[j]));
            }
        }
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Nothing typed is possible up to some key, since each key may be computed before the next. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "#data [data-argument=noiseVariance]|.value|-1|.refusal|noiseVariance must be >= 0 and finite, got -1.0",
        "#data [data-argument=d]|.value|4|#variances-refusal|number of signalVariances must be between 1 and 3, got 4",
        "#data [data-argument=d]|.value|12.5|.refusal|d must be a whole number, got 12.5",
        "#run [data-argument=negatives]|.value|0|.refusal|negatives (for none use new PositivesOnly()) must be > 0 and finite, got 0.0",
        "#first [data-argument=tauSquared]|.value|-2|.refusal|tauSquared must be >= 0 and finite, got -2.0",
        "#data [data-argument=noiseVariance]|.value|nothing|.refusal|noiseVariance must be >= 0 and finite, got NaN",
        "#time [data-argument=aligned]|.value|2|.refusal|aligned share at the start must be between 0.0 and 1.0, got 2.0",
        "body|#variances|0|#variances-refusal|signalVariances[0] must be > 0 and finite, got 0.0"})
    void whatIsImpossibleIsNamedAtItsControlAndTheLastGoodCurvesStay(String box, String field, String typed, String refusal, String words) {
        bench.open(390, STAGES);
        List<?> good = bench.drawn("kappa");
        bench.find(box + " " + field).sendKeys(Keys.chord(Keys.CONTROL, "a"), typed);
        String place = refusal.startsWith("#") ? refusal : box + " " + refusal;
        bench.until(() -> bench.text(place).equals(words));
        assertThat(bench.find(place).isDisplayed()).isTrue();
        assertThat(bench.drawn("kappa")).isEqualTo(good);
        bench.find("#reset").sendKeys(Keys.ENTER);
        bench.until(() -> bench.text(place).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {STAGES, SIGMOID_FROM_ALIGNED})
    void aLinkRestoresItsSetting(String link) {
        bench.open(390, link);
        String kept = bench.link();
        assertThat(kept).startsWith(link.substring(0, link.indexOf("&run")));
        List<?> curve = bench.drawn("kappa");
        bench.open(390, "");
        bench.browser.executeScript("location.hash = arguments[0]", kept);
        bench.until(() -> bench.drawn("kappa").equals(curve));
        assertThat(bench.link()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "d=12&noise=0.7|the link must give variances, got [d, noise]",
        "%E0%A4|the link must give d, got []",
        "d=12&variances=2,1&noise=0.7&time=120&aligned=0.5&run=contrastive,3|constants of contrastive must be [tauSquared, negatives], got 1",
        "d=12&variances=2,1&noise=0.7&time=120&aligned=0.5&run=contrastive,3,5,7|constants of contrastive must be [tauSquared, negatives], got 3"})
    void aLinkThatIsNoneIsNamedAndTheBenchBeginsAsUsual(String link, String why) {
        bench.open(1200, link);
        assertThat(bench.text("#story")).isEqualTo("The bench cannot read this link: " + why + ".");
        assertThat(bench.last("kappa", "beside")).isCloseTo(5.10103, within(1e-5));
    }

    @Test
    void aLinkThatIsNoneLeavesTheSettingOfAnOpenBenchAndItsLink() {
        bench.open(1200, SIGMOID_FROM_ALIGNED);
        String kept = bench.link();
        bench.browser.executeScript("location.hash = 'd=12'");
        bench.until(() -> bench.text("#story").startsWith("The bench cannot read this link: the link must give variances"));
        assertThat(bench.link()).isEqualTo(kept);
        assertThat(bench.find("#undo").getAttribute("aria-disabled")).isEqualTo("true");
    }

    /** The stiff one is the second stage: a first one would say on the console that its steps are short. */
    @Test
    void aFlowThatWouldKeepThePageForMinutesIsRefusedAtItsDuration() {
        bench.open(1200, BenchDriver.CLAIM);
        List<?> good = bench.drawn("kappa");
        bench.browser.executeScript("location.hash = arguments[0]",
                "d=12&variances=2,1.5,1,0.5&noise=0.7&time=120&aligned=0.5&run=sigmoid,1e9,0,5&first=positives+only&switch=70");
        bench.until(() -> bench.text("#time [data-argument=duration] .refusal").startsWith("steps of the integrator up to duration must be between 1 and 10000"));
        assertThat(bench.drawn("kappa")).isEqualTo(good);
        bench.find("#reset").click();
        bench.until(() -> bench.text("#time [data-argument=duration] .refusal").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {STAGES, SIGMOID_FROM_ALIGNED, "d=30&variances=2,1&noise=0&time=10&aligned=0.5&run=spectral,0.5"})
    void theJavaForASettingRunsAndGivesTheCurvesLastNumber(String link) throws Exception {
        bench.open(1200, link);
        String[] lines = bench.text("#java").split("\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[3]).isEqualTo("System.out.println(run.last());");
        Snapshot end = printed(link, lines);
        assertThat(bench.last("kappa", "run")).isCloseTo(end.conditionNumber(), roundOff(end.conditionNumber()));
    }

    /** What the Java for a setting prints. */
    private static Snapshot printed(String link, String... lines) throws Exception {
        Path source = Files.createDirectories(folder.resolve("java" + link.hashCode())).resolve("Snippet.java");
        String body = String.join("\n", Arrays.asList(lines).subList(1, lines.length));
        Files.writeString(source, lines[0] + "public class Snippet { public static Trajectory run() { " + body + " return run; } }");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString())).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {source.getParent().toUri().toURL()}, Trajectory.class.getClassLoader())) {
            return ((Trajectory) loader.loadClass("Snippet").getMethod("run").invoke(null)).last();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stepsOfGradientDescentRunInAWorkerAndHaveTheJvmsNumbers(boolean infoNce) {
        String link = "d=8&variances=2,1&noise=0.5&time=5&aligned=0.5&run=contrastive,3,15&width=12&batch=16&seed=3&rate=0.1&infonce=" + infoNce;
        bench.open(1200, link);
        List<Snapshot> recorded = new ArrayList<>();
        Setting setting = Setting.parse(link);
        setting.steps().run(setting, recorded::add);
        bench.find("#lens summary").click();
        bench.find("#take-steps").click();
        bench.until(() -> bench.text("#steps-word").equals("done") && bench.line("kappa", "steps").size() == recorded.size());
        Snapshot end = recorded.get(recorded.size() - 1);
        assertThat(bench.last("kappa", "steps")).isCloseTo(end.conditionNumber(), roundOff(end.conditionNumber()));
        assertThat(bench.last("alignment", "steps")).isCloseTo(end.alignment(), within(ROUND_OFF));
    }

    /** The second with a seed of eight digits, the last with the in-batch negatives of InfoNCE in a first stage. */
    @ParameterizedTest
    @ValueSource(strings = {TRIPLET, TRIPLET + "&width=12&batch=16&seed=20261130&rate=0.1&infonce=false", TRIPLET + "&beside=contrastive,3,5", TRIPLET + "&first=contrastive,3,5&switch=2&width=12&batch=16&seed=3&rate=0.1&infonce=true"})
    void aLossWithoutAFlowIsTrainedAtOnceAndTheJavaForItGivesTheSameNumbers(String link) throws Exception {
        bench.open(1200, link);
        bench.untilAllStepsAreDrawn();
        assertThat(bench.line("kappa", "run")).isEmpty();
        assertThat(bench.find("#no-flow").isDisplayed()).isTrue();
        Snapshot end = printed(link, bench.text("#java").split("\n"));
        assertThat(bench.last("kappa", "steps")).isCloseTo(end.conditionNumber(), roundOff(end.conditionNumber()));
        assertThat(bench.last("alignment", "steps")).isCloseTo(end.alignment(), within(ROUND_OFF));
        bench.until(() -> bench.text("#row-run .kappa").equals(String.format(Locale.ROOT, "%.3f", end.conditionNumber())));
        bench.until(() -> bench.text("#sentence").contains("triplet has condition number"));
        String[] rows = ((String) bench.browser.executeScript("return benchCharts.table()")).split("\n");
        List<String> titles = List.of(rows[0].split(","));
        int column = titles.indexOf("condition number of gradient descent (triplet)");
        assertThat(Double.parseDouble(rows[rows.length - 1].split(",", -1)[column])).isEqualTo(bench.last("kappa", "steps"));
        assertThat(titles.stream().anyMatch(title -> title.equals("alignment beside (contrastive)"))).isEqualTo(link.contains("beside"));
    }

    @Test
    void untilTheStepsOfALossWithoutAFlowAreThereItHasNoNumbers() {
        bench.open(1200, TRIPLET.replace("time=5", "time=2000") + "&beside=positives+only");
        bench.until(() -> bench.line("kappa", "steps").size() > 3);
        assertThat(bench.text("#row-run .kappa")).isEqualTo("\u2013");
        assertThat(bench.text("#row-beside .kappa")).isEqualTo(
                String.format(Locale.ROOT, "%.3f", ClosedForm.finalConditionNumber(PairModel.of(8, new double[] {2, 1}, 0.5))));
        bench.find("#lens summary").click();
        bench.find("#stop-steps").click();
        bench.find("#now").sendKeys(Keys.HOME);
        bench.until(() -> bench.text("#row-run .kappa").startsWith("1."));
    }

    @Test
    void theLastGoodStepsStayBesideARefusalAndUndoTakesThemAgain() {
        bench.open(1200, TRIPLET);
        bench.untilAllStepsAreDrawn();
        List<?> good = bench.line("kappa", "steps");
        bench.find("#run [data-argument=margin] .value").sendKeys(Keys.chord(Keys.CONTROL, "a"), "-1");
        bench.until(() -> bench.text("#run [data-argument=margin] .refusal").equals("margin must be >= 0 and finite, got -1.0"));
        assertThat(bench.line("kappa", "steps")).isEqualTo(good);
        bench.find("#run [data-argument=margin] .value").sendKeys(Keys.chord(Keys.CONTROL, "a"), "1.5", Keys.TAB);
        bench.until(() -> bench.text("#steps-word").equals("done") && !bench.line("kappa", "steps").equals(good));
        bench.find("#undo").click();
        bench.until(() -> bench.line("kappa", "steps").equals(good));
        bench.find("[data-argument=aligned] .value").sendKeys(Keys.chord(Keys.CONTROL, "a"), "0.8", Keys.TAB);
        bench.until(() -> bench.text("#time [data-argument=aligned] .refusal").equals("aligned must be 0.5 for random weights, got 0.8"));
    }

    @Test
    void aLongRunShowsHowFarItIsAndStops() {
        bench.open(1200, "d=30&variances=2,1&noise=0.5&time=2000&aligned=0.5&run=contrastive,3,15&width=64&batch=64&seed=3&rate=0.05&infonce=true");
        bench.find("#lens summary").click();
        bench.find("#take-steps").click();
        bench.until(() -> bench.line("kappa", "steps").size() > 3);
        assertThat(bench.find("#progress").isDisplayed()).isTrue();
        assertThat(bench.text("#steps-word")).endsWith("%");
        bench.find("#stop-steps").click();
        assertThat(bench.text("#steps-word")).isEqualTo("stopped");
        assertThat(bench.line("kappa", "steps")).hasSizeGreaterThan(3);
        bench.find("#run [data-argument=negatives] .slider").sendKeys(Keys.ARROW_RIGHT);
        bench.until(() -> bench.line("kappa", "steps").isEmpty());
    }

    @Test
    void whatALensRefusesIsNamedAtItsControl() {
        bench.open(1200, BenchDriver.CLAIM + "&width=64&batch=0&seed=3&rate=0.05&infonce=false");
        bench.find("#lens summary").click();
        bench.find("#take-steps").click();
        bench.until(() -> bench.text("#steps [data-argument=batch] .refusal").equals("batch must be >= 1, got 0"));
        assertThat(bench.find("#take-steps").isDisplayed()).isTrue();
    }
}

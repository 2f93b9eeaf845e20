package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contrastive.data.PairModel;
import contrastive.data.PairSet;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Trajectory;
import contrastive.emoji.EmojiPairs;
import contrastive.emoji.EmojiSheet;
import contrastive.emoji.PrincipalComponents;
import contrastive.model.TwoTower;
import contrastive.objective.PositivesOnly;
import contrastive.plot.Chromium;
import contrastive.theory.CanonicalCorrelations;
import contrastive.theory.ClosedForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The figures that the chapters' pages compute, opened from disk: they begin as the notebook's, and go on as the library has it. */
class ChapterFiguresIT {

    private static final String LIMIT_03 = "Chapter03Figure1";
    private static final String MAPS = "Chapter11Figure1";
    private static final String CORRELATIONS = "Chapter16Figure1";
    private static final String CLAIMS_09 = "Chapter09Figure1";
    /** An explorer of four numbers, a plot of Tablesaw's, a heat map, ten numbers, equations that stand in the cells; all figures are a slow test. */
    private static final List<String> SOME =
            List.of("Chapter00Figure1", "Chapter01bFigure1", "Chapter06Figure1", "Chapter12Figure1", "Chapter13Figure2");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e-?\\d+)?");
    /** What is drawn is rounded to five digits. */
    private static final double ROUNDED = 5.1e-5;

    @TempDir
    static Path temporary;
    private static Path folder;
    /** Each figure with its page. */
    private static final Map<String, String> PAGES = new TreeMap<>();
    private static ChromeDriver browser;

    @BeforeAll
    static void makeTheSite() throws IOException {
        folder = CommittedSite.folder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path page : files.filter(file -> file.toString().matches(".*/\\w+-[^/]*\\.html")).toList()) {
                for (Element output : Jsoup.parse(page).select("[data-figure-name]")) {
                    PAGES.put(output.attr("data-figure-name"), page.getFileName().toString());
                }
            }
        }
        Optional<ChromeDriver> started = Chromium.start(temporary.resolve("profile"));
        // a reader's machine may have no browser, a build server must
        browser = System.getenv("CI") == null ? started.orElse(null) : started.orElseThrow();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static WebElement open(String figure, int width) {
        assumeTrue(browser != null, "no Chromium with its driver on the PATH");
        Chromium.setWidth(browser, width);
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(folder.resolve(PAGES.get(figure)).toUri().toString());
        WebElement output = browser.findElement(By.cssSelector("[data-figure-name=" + figure + "]"));
        until("the controls of " + figure, () -> !output.findElements(By.cssSelector(".numbers")).isEmpty());
        return output;
    }

    private static void until(String what, BooleanSupplier condition) {
        // the claims of chapter 09 take minutes where other tests run beside this one
        new WebDriverWait(browser, Duration.ofMinutes(10), Duration.ofMillis(20)).withMessage(what).until(now -> condition.getAsBoolean());
    }

    private static WebElement number(WebElement output, String name) {
        return output.findElement(By.cssSelector("[data-argument='" + name + "'] .value"));
    }

    /** Types a number as a reader does, and leaves the field. */
    private static void type(WebElement field, String text) {
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    private static String sentence(WebElement output) {
        return output.findElement(By.cssSelector("[role=group]")).getAttribute("aria-label");
    }

    /** What a trace of the first plot draws: its x and its y. */
    private static double[][] drawn(WebElement output, int trace) {
        List<?> columns = (List<?>) browser.executeScript("const trace = arguments[0].querySelector('.js-plotly-plot').data[arguments[1]];"
                + "return [Array.from(trace.x, Number), Array.from(trace.y, Number)]", output, trace);
        return columns.stream().map(column -> ((List<?>) column).stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray()).toArray(double[][]::new);
    }

    /** The same words, and numbers as near as two ways to integrate have their points: the page has the plain one. */
    private static void assertSame(String figure, String said, String expected) {
        assertThat(NUMBER.matcher(said).replaceAll("#")).as(figure).isEqualTo(NUMBER.matcher(expected).replaceAll("#"));
        double[] numbers = numbers(expected);
        double[] found = numbers(said);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(found[i]).as(figure + ": " + said).isCloseTo(numbers[i], within(1e-3 * Math.abs(numbers[i])));
        }
    }

    private static double[] numbers(String text) {
        return NUMBER.matcher(text).results().mapToDouble(number -> Double.parseDouble(number.group())).toArray();
    }

    @Test
    void everyExplorerComputesAndMostFirstFiguresDo() {
        assertThat(PAGES).hasSizeGreaterThan(24).containsKey(MAPS);
        assertThat(PAGES.values()).contains("00-start-here.html", "15-what-one-gradient-sees.html", "16-where-the-theory-stops.html");
    }

    @Test
    void aFigureBeginsAsTheNotebookHasIt() {
        SOME.forEach(ChapterFiguresIT::beginsAsTheNotebookHasIt);
    }

    @Test
    @Tag("slow")
    void everyFigureBeginsAsTheNotebookHasIt() {
        PAGES.keySet().forEach(ChapterFiguresIT::beginsAsTheNotebookHasIt);
    }

    private static void beginsAsTheNotebookHasIt(String figure) {
        WebElement first = open(figure, 1200);
        List<WebElement> outputs = browser.findElements(By.cssSelector("[data-figure-name=" + figure + "]"));
        outputs.forEach(output -> browser.executeScript("arguments[0].querySelector('[role=group]').setAttribute('aria-label', '')", output));
        first.findElement(By.cssSelector(".numbers button")).click();
        for (WebElement output : outputs) {
            until("a figure", () -> !sentence(output).isEmpty());
            assertSame(figure, sentence(output), output.findElement(By.cssSelector("[data-figure] img")).getAttribute("alt"));
        }
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).as(figure).isEmpty();
    }

    @Test
    void whatAReaderTypesIsDrawnAsTheJvmHasIt() {
        WebElement output = open(LIMIT_03, 1200);
        Random random = new Random(5);
        for (int setting = 0; setting < 5; setting++) {
            double[] variances = random.doubles(4, 0.3, 3).map(value -> Math.round(value * 100) / 100.0).sorted().toArray();
            double noise = Math.round(100 * (0.2 + random.nextDouble())) / 100.0;
            for (int k = 0; k < 4; k++) {
                type(number(output, "variances " + (k + 1)), String.valueOf(variances[3 - k]));
            }
            type(number(output, "noiseVariance"), String.valueOf(noise));
            PairModel model = PairModel.of(12, new double[] {variances[3], variances[2], variances[1], variances[0]}, noise);
            Trajectory run = InfiniteWidth.of(model).run(new PositivesOnly(), 18 / ClosedForm.alignmentRate(model));
            // on the way it shows the numbers that are typed in part
            until("the curve of " + Arrays.toString(variances) + " and " + noise, () -> isDrawn(run, drawn(output, 0)));
            assertThat(drawn(output, 1)[1][0]).isCloseTo(ClosedForm.finalConditionNumber(model), withinPercentage(100 * ROUNDED));
        }
    }

    @Test
    void theHundredLinesOfChapter01bGiveTheLibrarysCurveInMoreDimensions() {
        WebElement output = open("Chapter01bFigure1", 1200);
        type(number(output, "d"), "20");
        PairModel model = PairModel.of(20, new double[] {2, 1.5, 1, 0.5}, 0.7);
        double end = GradientDescent.exact(model, 0.1).run(new PositivesOnly(), 1200).last().conditionNumber();
        until("the end at " + end, () -> {
            double[] curve = drawn(output, 0)[1];
            return Math.abs(curve[curve.length - 1] / end - 1) < ROUNDED;
        });
    }

    @Test
    void aFigureComputesByWebAssemblyAndByJavaScriptWhereThatCannotRun() {
        open("Chapter01bFigure1", 1200);
        assertThat(browser.executeScript("return typeof contrastiveLibrary")).isEqualTo("undefined");
        Map<String, Object> without = browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", "WebAssembly.validate = () => false"));
        try {
            theHundredLinesOfChapter01bGiveTheLibrarysCurveInMoreDimensions();
            assertThat(browser.executeScript("return typeof contrastiveLibrary")).isEqualTo("function");
        } finally {
            browser.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", without);
        }
    }

    @Test
    void onlyAPageThatTrainsOnTheEmojiLoadsThem() {
        By data = By.cssSelector("script[src='assets/emoji.js']");
        open(CORRELATIONS, 1200);
        assertThat(browser.findElements(data)).hasSize(1);
        open(LIMIT_03, 1200);
        assertThat(browser.findElements(data)).isEmpty();
    }

    @Test
    @Tag("slow")
    void theEmojisFeaturesAreTheJvmsForAnyNumberOfThem() {
        WebElement output = open(CORRELATIONS, 1200);
        String before = sentence(output);
        type(number(output, "d"), "32");
        until("other correlations", () -> !sentence(output).equals(before));
        PairSet training = EmojiPairs.of(EmojiSheet.load(), 32, 0).training();
        assertThat(drawn(output, 0)[1]).containsExactly(CanonicalCorrelations.of(training), within(ROUNDED));
        assertThat(drawn(output, 1)[1]).containsExactly(CanonicalCorrelations.of(training.shuffled(1)), within(ROUNDED));
    }

    @Test
    @Tag("slow")
    void theMapsSayHowFarTheyAreAndThenFollowTime() {
        WebElement output = open(MAPS, 1200);
        String before = sentence(output);
        WebElement word = output.findElement(By.cssSelector(".word"));
        type(number(output, "time t"), "0");
        until("how far it is", () -> word.getText().matches("computing, gradient descent: \\d+ %"));
        until("the maps at the start", () -> !sentence(output).equals(before));
        assertThat(word.getText()).isEmpty();
        EmojiPairs pairs = EmojiPairs.of(EmojiSheet.load(), 64, 0);
        DMatrixRMaj pictures = TwoTower.gaussian(pairs.training(), 32, 1).encodeA(pairs.heldOut().all().a());
        DMatrixRMaj places = PrincipalComponents.of(pictures, 2).project(pictures);
        int flag = IntStream.range(0, pictures.numRows).filter(i -> pairs.heldOutEmoji().get(i).category().equals("Flags")).findFirst().orElseThrow();
        assertThat(drawn(output, 1)[0][0]).isCloseTo(places.get(flag, 0), within(ROUNDED));
        String start = sentence(output);
        output.findElement(By.cssSelector(".slider")).sendKeys(Keys.PAGE_UP);
        until("the maps a little later", () -> !sentence(output).equals(start));
    }

    /** Whether a curve is a run's condition number, as near as the digits of both coordinates go. */
    private static boolean isDrawn(Trajectory run, double[][] curve) {
        return IntStream.range(0, curve[0].length).allMatch(i -> {
            double before = conditionNumber(run, curve[0][i] * (1 - ROUNDED));
            double after = conditionNumber(run, curve[0][i] * (1 + ROUNDED));
            return curve[1][i] > Math.min(before, after) * (1 - ROUNDED) && curve[1][i] < Math.max(before, after) * (1 + ROUNDED);
        });
    }

    private static double conditionNumber(Trajectory run, double time) {
        return run.at(Math.min(time, run.last().time())).conditionNumber();
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 390})
    void aSliderMovesTheFigureFromTheKeyboardAndTheButtonBringsTheNotebooksBack(int width) {
        WebElement output = open("Chapter02Figure2", width);
        String notebook = sentence(output);
        output.findElement(By.cssSelector(".slider")).sendKeys(Keys.ARROW_RIGHT);
        until("another figure", () -> !sentence(output).equals(notebook));
        assertThat(Double.parseDouble(number(output, "noise variance").getAttribute("value"))).isGreaterThan(0.7);
        assertThat(sentence(output)).contains("noise variance 0.7");
        assertThat(output.findElements(By.cssSelector("label > input[type=range]"))).as("the notebook's own sliders").isEmpty();
        output.findElement(By.cssSelector(".numbers button")).click();
        until("the notebook's figure", () -> sentence(output).equals(notebook));
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void anImpossibleValueIsNamedAtItsControlAndTheFigureStays() {
        WebElement output = open(LIMIT_03, 1200);
        String before = sentence(output);
        type(number(output, "noiseVariance"), "-1");
        until("a refusal", () -> output.findElement(By.cssSelector("[data-argument=noiseVariance] .refusal")).getText().startsWith("noiseVariance must be"));
        assertThat(sentence(output)).isEqualTo(before);
        type(number(output, "d"), "12.5");
        until("a refusal of d", () -> output.findElement(By.cssSelector("[data-argument=d] .refusal")).getText().equals("d must be a whole number, got 12.5"));
        type(number(output, "d"), "none");
        until("a refusal of what is no number", () -> output.findElement(By.cssSelector("[data-argument=d] .refusal")).getText().equals("d must be a whole number, got NaN"));
        type(number(output, "d"), "1e400");
        until("a refusal of an infinite d", () -> output.findElement(By.cssSelector("[data-argument=d] .refusal")).getText().equals("d must be a whole number, got Infinity"));
        type(number(output, "d"), "20");
        type(number(output, "noiseVariance"), "0.9");
        until("the figure", () -> !sentence(output).equals(before));
        assertThat(output.findElements(By.cssSelector(".refusal"))).allMatch(refusal -> refusal.getText().isEmpty());
    }

    @Test
    void aClaimThatFailsIsDrawnAndRowsAreNamedInTheirNewOrder() {
        WebElement output = open(CLAIMS_09, 1200);
        List<?> figures = browser.findElements(By.cssSelector("[data-figure-name=" + CLAIMS_09 + "]"));
        assertThat(figures).hasSize(2);
        assertThat(browser.findElements(By.cssSelector(".numbers"))).as("controls of both").hasSize(1);
        assertThat(drawnMarkers(output, 3)).isEqualTo("number bound fails; T1 a<b, T2 b");
        assertThat(drawnMarkers(output, 2)).isEqualTo("number bound; T1 a<b, T2 b");
    }

    /** What both figures of the claims show when their cell gives them two rows and so many kinds of markers. */
    private static String drawnMarkers(WebElement output, int kinds) {
        return (String) browser.executeScript("""
                const plot = arguments[0].querySelector('.js-plotly-plot'), colour = '#b05a4a', symbol = 'bowtie';
                const zones = plot.data.slice(0, 4).map(trace => ({name: trace.name, x: trace.x, y: trace.y}));
                const markers = ['number', 'bound', 'fails'].slice(0, arguments[1]).map(name => ({name, x: [0.5], y: [1], colour, symbol}));
                const figure = {sentence: '', title: '', panels: [{title: 'two rows', rows: ['T1 a<b', 'T2 b'], traces: zones.concat(markers)}]};
                figurePage.draw(arguments[2], [figure, figure]);
                const shown = Array.from(document.querySelectorAll('[data-figure-name=' + arguments[2] + '] .js-plotly-plot')).map(each =>
                  each.data.slice(4).map(trace => trace.name).join(' ') + '; ' + each.layout.yaxis.ticktext.join(', ').replace('&lt;', '<'));
                return shown[0] === shown[1] ? shown[0] : shown.join(' but ');
                """, output, kinds, CLAIMS_09);
    }

    @Test
    void theSentenceIsSpokenWhenANumberRests() {
        WebElement output = open(LIMIT_03, 1200);
        type(number(output, "d"), "30");
        WebElement spoken = output.findElement(By.cssSelector("[aria-live=polite]"));
        until("a sentence", () -> spoken.getAttribute("textContent").startsWith("Positive pairs alone settle"));
        String end = String.format(Locale.ROOT, "%.4g", ClosedForm.finalConditionNumber(PairModel.of(30, new double[] {2, 1.5, 1, 0.5}, 0.7)));
        assertThat(spoken.getAttribute("textContent")).contains("predicted at " + end);
    }
}

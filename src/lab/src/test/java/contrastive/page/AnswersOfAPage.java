package contrastive.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import contrastive.plot.Chromium;
import contrastive.site.BenchPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The library compiled for a page that a real browser has opened from disk: the JVM's numbers and the check values of theory.md, sections 7 and 9. */
abstract class AnswersOfAPage {

    private static final double[] VARIANCES = {2, 1.5, 1, 0.5};
    private static final double[] EVEN = IntStream.range(0, 10).mapToDouble(k -> 2 - 1.5 * k / 9).toArray();
    private static final double[] TIMES = {20, 60, 120};
    /** Both sides compute the same; their exp and log differ in the last bit. */
    private static final Offset<Double> ROUND_OFF = within(1e-9);
    /** The last digits of the check values. */
    private static final Offset<Double> PRINTED = within(1e-5);

    @TempDir
    static Path folder;
    static ChromeDriver browser;

    /** @param script what the page runs before its own scripts */
    static void open(String script) throws IOException {
        BenchPage.write(folder);
        Optional<ChromeDriver> started = Chromium.start(folder.resolve("profile"));
        // the set-up installs a browser where it may; a reader's machine may have none, a build server must
        assumeTrue(started.isPresent() || System.getenv("CI") != null, "no Chromium with its driver on the PATH");
        browser = started.orElseThrow();
        browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        browser.get(folder.resolve("bench.html").toUri().toString());
        new WebDriverWait(browser, Duration.ofSeconds(30), Duration.ofMillis(20))
                .until(page -> browser.executeScript("return document.querySelector('#chart-kappa .uplot') !== null").equals(true));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
    }

    /** What a function of the page answers, one number or many. */
    private static double[] ask(String function, Object... arguments) {
        Object[] handedOver = Arrays.stream(arguments)
                .map(argument -> argument instanceof double[] numbers ? Arrays.stream(numbers).boxed().toList() : argument).toArray();
        List<?> answer = (List<?>) browser.executeScript(
                "const answer = contrastive[arguments[0]](...arguments[1]); return typeof answer === 'number' ? [answer] : Array.from(answer)",
                function, List.of(handedOver));
        return answer.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
    }

    /** Condition number, alignment and noise share at t = 20, 60 and 120. */
    static List<Arguments> flows() {
        return List.of(
                arguments("positives only", new double[] {}, new double[] {4.98357, 0.98074, 0.01897}),
                arguments("contrastive", new double[] {3, 5},
                        new double[] {1.98870, 0.78105, 0.21106, 1.22469, 0.94580, 0.05394, 1.02355, 0.99351, 0.00648}),
                arguments("spectral", new double[] {1},
                        new double[] {2.45534, 0.957309, 0.0422422, 1.25436, 0.999851, 1.49021e-4, 1.00885, 1, 3.9586e-9}),
                arguments("sigmoid", new double[] {3, -2, 5},
                        new double[] {1.71000, 0.717910, 0.267603, 1.05037, 0.814836, 0.182109, 1.00126, 0.839111, 0.158861}),
                // the decoupled loss has w = 1, as many negatives have
                arguments("contrastive", new double[] {3, 1e12},
                        new double[] {1.52604, 0.884234, 0.114399, 1.01492, 0.995798, 0.00419767, 1.00006, 0.999979, 2.0683e-5}));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theFlowHasTheJvmsNumbersAndTheCheckValues(String loss, double[] constants, double[] checkValues) {
        double[] numbers = ask("flow", 12, VARIANCES, 0.7, loss, constants, TIMES);
        assertThat(numbers).containsExactly(Answers.flow(12, VARIANCES, 0.7, loss, constants, TIMES), ROUND_OFF);
        assertThat(Arrays.copyOf(numbers, checkValues.length)).containsExactly(checkValues, PRINTED);
    }

    /** Condition number at t = 20 after steps of 0.02; of section 7 where section 9 has none, which the steps miss by less than 1e-3. */
    static List<Arguments> descents() {
        return List.of(arguments("positives only", new double[] {}, 4.98357, within(1e-3)),
                arguments("contrastive", new double[] {3, 5}, 1.98870, within(1e-3)),
                arguments("spectral", new double[] {1}, 2.4578, within(5e-5)),
                arguments("sigmoid", new double[] {3, -2, 5}, 1.7106, within(5e-5)));
    }

    @ParameterizedTest
    @MethodSource("descents")
    void gradientDescentHasTheJvmsNumbersAndTheCheckValues(String loss, double[] constants, double conditionNumber, Offset<Double> digits) {
        double[] numbers = ask("descent", 12, VARIANCES, 0.7, loss, constants, 0.02, new double[] {20});
        assertThat(numbers).containsExactly(Answers.descent(12, VARIANCES, 0.7, loss, constants, 0.02, new double[] {20}), ROUND_OFF);
        assertThat(numbers[0]).isCloseTo(conditionNumber, digits);
    }

    /** Of section 9: with a margin that is never met it ends at kappa_inf, with a small one it stops early, unaligned, to a step's overshoot. */
    @ParameterizedTest
    @CsvSource({"2, 0.02, 100, 5.1010, 1.000, 1e-3", "0.25, 0.05, 200, 1.085, 0.500, 5e-3"})
    void theTripletLossHasTheJvmsNumbersAndTheCheckValues(double margin, double learningRate, double time,
            double conditionNumber, double alignment, double digits) {
        Object[] question = {12, VARIANCES, 0.7, "triplet", new double[] {margin}, learningRate, new double[] {time}};
        double[] numbers = ask("descent", question);
        assertThat(numbers)
                .containsExactly(Answers.descent(12, VARIANCES, 0.7, "triplet", new double[] {margin}, learningRate, new double[] {time}), ROUND_OFF);
        assertThat(numbers[0]).isCloseTo(conditionNumber, within(digits));
        assertThat(numbers[1]).isCloseTo(alignment, within(digits));
    }

    @Test
    void theFlowRefusesTheTripletLossAndSaysWhatTrainsIt() {
        assertThatThrownBy(() -> ask("flow", 12, VARIANCES, 0.7, "triplet", new double[] {0.25}, TIMES)).hasMessageContaining("train it by gradient descent");
    }

    static Stream<Arguments> closedForms() {
        return Stream.of(
                arguments("finalConditionNumber", new Object[] {100, EVEN, 1}, Answers.finalConditionNumber(100, EVEN, 1), 9.271186, 1e-6),
                arguments("finalConditionNumber", new Object[] {12, VARIANCES, 0.7}, Answers.finalConditionNumber(12, VARIANCES, 0.7), 5.101027, 1e-6),
                rate(30, new double[] {2, 1.5, 1, 0.7, 0.5}, 1, "contrastive", new double[] {4, 10}, 0.0170055),
                rate(12, VARIANCES, 0.7, "spectral", new double[] {1}, 0.05998116),
                rate(12, VARIANCES, 0.7, "sigmoid", new double[] {3, -2, 5}, 0.1064914),
                rate(12, VARIANCES, 0.7, "contrastive", new double[] {3, 1e12}, 0.1073517),
                // on a grid of 0.1
                arguments("bestTauSquared", new Object[] {100, EVEN, 1, 100}, Answers.bestTauSquared(100, EVEN, 1, 100), 4.4, 0.05));
    }

    private static Arguments rate(int d, double[] variances, double noise, String loss, double[] constants, double checkValue) {
        return arguments("balancingRate", new Object[] {d, variances, noise, loss, constants},
                Answers.balancingRate(d, variances, noise, loss, constants), checkValue, 1e-7);
    }

    @ParameterizedTest
    @MethodSource("closedForms")
    void closedFormsHaveTheJvmsNumbersAndTheCheckValues(String function, Object[] arguments, double ofJvm, double checkValue, double digits) {
        double[] number = ask(function, arguments);
        assertThat(number).containsExactly(new double[] {ofJvm}, ROUND_OFF);
        assertThat(number[0]).isCloseTo(checkValue, within(digits));
    }

    @Test
    void aSigmoidLossSoColdThatItsExponentialsOverflowHasARate() {
        double[] cold = {4000, -2, 5};
        assertThat(ask("balancingRate", 12, VARIANCES, 0.7, "sigmoid", cold))
                .containsExactly(new double[] {Answers.balancingRate(12, VARIANCES, 0.7, "sigmoid", cold)}, within(1e-9 * cold[0]));
    }

    @Test
    void whatTheLibraryRefusesReachesThePageInItsWords() {
        assertThatThrownBy(() -> ask("flow", 12, VARIANCES, -1, "contrastive", new double[] {3, 5}, TIMES))
                .isInstanceOf(JavascriptException.class).hasMessageContaining("noiseVariance must be >= 0 and finite, got -1.0");
        assertThatThrownBy(() -> ask("flow", 12, VARIANCES, 1, "contrastive", new double[] {3}, TIMES))
                .hasMessageContaining("constants of contrastive must be [tauSquared, negatives], got 1");
        assertThatThrownBy(() -> ask("flow", 12, VARIANCES, 1, "hinge", new double[] {1}, TIMES))
                .hasMessageContaining("loss must be one of [positives only, contrastive, decoupled, spectral, sigmoid, mean similarity, triplet], got hinge");
        assertThatThrownBy(() -> ask("descent", 12, VARIANCES, 1, "spectral", new double[] {1}, 1e-12, TIMES))
                .hasMessageContaining("steps to the largest of times at learningRate 1.0E-12 must be between 1.0 and 2.147483647E9, got 1.20000000000001E14");
    }
}

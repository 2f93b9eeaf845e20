package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contrastive.page.ChapterParts;
import contrastive.plot.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** The exercises of the chapters' pages, opened from disk: what they say to an answer is what the notebook says, and they keep it to themselves. */
class ExercisePagesIT {

    /** They ask for a loss in Java, or for what becomes of a measured number. */
    static final Set<String> IN_THE_NOTEBOOK_ALONE = Set.of("Chapter08.widthForDistance", "Chapter12.twiceTheRate", "Chapter12.repelsInVain");
    private static final int GUESSES = 4;

    @TempDir
    static Path temporary;
    private static Path folder;
    /** Each page with the names of its exercises. */
    private static final Map<String, List<String>> EXERCISES = new TreeMap<>();
    private static ChromeDriver browser;

    @BeforeAll
    static void makeTheSite() throws IOException {
        folder = CommittedSite.folder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
                List<String> names = Jsoup.parse(page).select("[data-exercise]").stream().map(cell -> cell.attr("data-exercise")).toList();
                if (!names.isEmpty()) {
                    EXERCISES.put(page.getFileName().toString(), names);
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

    private static List<String> answerable() {
        return EXERCISES.values().stream().flatMap(List::stream).filter(name -> !IN_THE_NOTEBOOK_ALONE.contains(name)).toList();
    }

    private static void open(String page, int width) {
        assumeTrue(browser != null, "no Chromium with its driver on the PATH");
        Chromium.setWidth(browser, width);
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(folder.resolve(page).toUri().toString());
        until("the boxes of " + page, () -> !browser.findElements(By.cssSelector("form.answer")).isEmpty());
    }

    private static void until(String what, BooleanSupplier condition) {
        new WebDriverWait(browser, Duration.ofSeconds(30), Duration.ofMillis(20)).withMessage(what).until(now -> condition.getAsBoolean());
    }

    private static WebElement box(String exercise) {
        return browser.findElement(By.cssSelector("[data-exercise='" + exercise + "'] + form.answer"));
    }

    /** As a box shows it. */
    private static String verdict(String exercise, double... answer) {
        String[] verdict = ChapterParts.check(exercise, answer);
        return verdict[0] + " " + verdict[1];
    }

    @Test
    void everyExerciseOfTheCourseHasABoxButThoseThatANumberDoesNotAnswer() {
        assertThat(EXERCISES).hasSizeGreaterThan(15);
        for (String page : EXERCISES.keySet()) {
            open(page, 1200);
            assertThat(browser.executeScript("return [...document.querySelectorAll('form.answer')].map(form => form.previousElementSibling.dataset.exercise)"))
                    .asList().containsExactlyElementsOf(EXERCISES.get(page).stream().filter(name -> !IN_THE_NOTEBOOK_ALONE.contains(name)).toList());
            assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        }
    }

    @Test
    void theCompiledVerdictsAreTheJvmsWordForWord() {
        open(EXERCISES.keySet().iterator().next(), 1200);
        for (String exercise : answerable()) {
            for (int guess = 0; guess < GUESSES; guess++) {
                double[] answer = exercise.endsWith("balancedStart") ? new double[] {guess, 2, 1, 0.5} : new double[] {0.5 + guess * 1.5};
                assertThat(browser.executeScript("return contrastive.check(arguments[0], arguments[1])", exercise, Arrays.stream(answer).boxed().toList()))
                        .as(exercise).asList().containsExactly((Object[]) ChapterParts.check(exercise, answer));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 390})
    void anAnswerIsCheckedByKeyboardAndByMouse(int width) {
        open(page("Chapter06.manyNegatives"), width);
        WebElement box = box("Chapter06.manyNegatives");
        WebElement said = box.findElement(By.cssSelector("[role=status]"));
        WebElement worked = box.findElement(By.tagName("details"));
        box.findElement(By.tagName("input")).sendKeys("3", Keys.ENTER);
        until("a verdict", () -> said.getText().equals(verdict("Chapter06.manyNegatives", 3)));
        assertThat(said.getAttribute("class")).isEqualTo("wrong");
        assertThat(worked.getAttribute("open")).isNull();
        worked.findElement(By.tagName("summary")).click();
        until("the formulas", () -> !worked.findElements(By.cssSelector(".katex")).isEmpty());
        assertThat(worked.getText()).doesNotContain("$");
        box.findElement(By.tagName("input")).sendKeys(Keys.chord(Keys.CONTROL, "a"), "15.44");      // 20 y, where y tanh y = 1/2
        box.findElement(By.tagName("button")).click();
        until("the other verdict", () -> said.getText().startsWith("Right."));
        assertThat(said.getAttribute("class")).isEqualTo("right");
        assertThat(browser.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0L);
    }

    @Test
    void whatIsNoNumberIsAskedForAgainAndAQuotientIsOne() {
        open(page("Chapter02.alignment"), 1200);
        WebElement box = box("Chapter02.alignment");
        box.findElement(By.tagName("input")).sendKeys("most", Keys.ENTER);
        until("a question", () -> box.getText().contains("Type a number"));
        box.findElement(By.tagName("input")).sendKeys(Keys.chord(Keys.CONTROL, "a"), "5/12", Keys.ENTER);
        until("a verdict", () -> box.getText().contains(verdict("Chapter02.alignment", 5 / 12.0)));
    }

    @Test
    void aStartOfSeveralMassesIsJudgedByWhereItEnds() {
        open(page("Chapter03.balancedStart"), 1200);
        WebElement box = box("Chapter03.balancedStart");
        box.findElement(By.tagName("input")).sendKeys("0.1, 0.2, 0.4, 0.8", Keys.ENTER);
        until("a verdict", () -> box.getText().contains(verdict("Chapter03.balancedStart", 0.1, 0.2, 0.4, 0.8)));
    }

    @Test
    void noWorkedAnswerStandsInAFileOfTheSite() throws IOException {
        List<String> passages = answerable().stream().flatMap(name -> Stream.of(ChapterParts.check(name, name.endsWith("balancedStart")
                ? new double[] {1, 1, 1, 1} : new double[] {0.123})[2].split("(?<=[.:])\\s"))).filter(passage -> passage.length() > 30).toList();
        assertThat(passages).hasSizeGreaterThan(answerable().size());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(html|js)") && !path.toString().contains("katex")).toList()) {
                String text = Files.readString(file);
                assertThat(passages).as(file.toString()).noneMatch(text::contains);
                if (file.toString().endsWith(".html")) {
                    assertThat(passages).as(file.toString()).noneMatch(Jsoup.parse(text).text()::contains);
                }
            }
        }
    }

    private static String page(String exercise) {
        return EXERCISES.entrySet().stream().filter(entry -> entry.getValue().contains(exercise)).findFirst().orElseThrow().getKey();
    }

    /** A chapter that changes the numbers of a question changes what its page checks by. */
    @Test
    void thePageTakesTheNumbersThatStandInTheChapter() throws IOException {
        String declared = Files.readString(Path.of("src/chapters/src/main/java/contrastive/page/Exercises.java"))
                .replaceAll("\\s+", " ");
        int compared = 0;
        for (String page : EXERCISES.keySet()) {
            for (Element cell : Jsoup.parse(folder.resolve(page)).select("[data-exercise]")) {
                String call = cell.wholeText().replaceAll("(?s).*?(Chapter\\w+\\.\\w+\\([^()]*\\))\\s*\\.check.*", "$1");
                if (call.matches("Chapter\\w+\\.\\w+\\([\\d., ]+\\)")) {
                    assertThat(declared).contains(call);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(12);
    }
}

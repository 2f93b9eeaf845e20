package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What the pages of the front ends show, in a real browser that has no network. */
class LivePlotIT {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final String LAB = "<script id=\"jupyter-config-data\" type=\"application/json\">{\"baseUrl\":\"/here/\"}</script>";
    private static final String LINE = ".scatterlayer .js-line";
    private static final Figure FIGURE = Tables.rising("It rises", "the run").figure();

    @TempDir
    static Path profile;
    @TempDir
    static Path keys;
    private static PublicCopy publicCopy;
    private static ChromeDriver browser;
    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        publicCopy = new PublicCopy(keys);
        Optional<ChromeDriver> started = Chromium.start(profile, publicCopy.hostRule());
        // the set-up installs a browser where it may; a reader's machine may have none, a build server must
        assumeTrue(started.isPresent() || System.getenv("CI") != null, "no Chromium with its driver on the PATH");
        browser = started.get();
        site = new Site();
    }

    @AfterAll
    static void stop() {
        publicCopy.close();
        if (browser != null) {
            browser.quit();
            site.close();
        }
    }

    @BeforeEach
    void usualWidthAndNoNetwork() {
        Chromium.setWidth(browser, 1000);
        Chromium.setNetwork(browser, false);
    }

    private static void open(String name, String head, String body) {
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(site.page(name, head, body));
    }

    private static void awaitLine() {
        new WebDriverWait(browser, Duration.ofSeconds(30), POLL).until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(LINE)));
    }

    /** Of the first curve; empty while it is drawn anew. */
    private static String path() {
        return (String) browser.executeScript("return document.querySelector(arguments[0])?.getAttribute('d') ?? ''", LINE);
    }

    private static void awaitPath(Predicate<String> wanted) {
        new WebDriverWait(browser, Duration.ofSeconds(10), POLL).until(page -> {
            String path = path();
            return !path.isEmpty() && wanted.test(path);
        });
    }

    /** All that went wrong in a script; a refused connection is told apart because a browser reports it whatever a script does. */
    private static List<String> scriptErrors() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString)
                .filter(message -> !message.contains("Failed to load resource")).toList();
    }

    @Test
    void onALabPageTheLivePlotTakesThePlaceOfThePicture() {
        open("lab", LAB, "<body>" + FIGURE.html() + "</body>");
        awaitLine();
        assertThat(browser.findElement(By.tagName("img")).isDisplayed()).isFalse();
        assertThat(browser.findElement(By.cssSelector("[data-figure]")).getText()).contains("It rises", "the run", "time t", "value");
        assertThat(browser.findElement(By.cssSelector("[role=group]")).getAttribute("aria-label")).isEqualTo(FIGURE.sentence());
        assertThat(scriptErrors()).isEmpty();
    }

    @Test
    void onANotebookPageRequireDoesNotSwallowPlotlyAndIsItselfAgainAfterwards() {
        String require = "<script>window.define = function () { throw new Error('swallowed'); }; define.amd = {jQuery: true};</script>";
        open("notebook", require, "<body data-base-url=\"/here/\">" + FIGURE.html() + "</body>");
        awaitLine();
        assertThat(browser.executeScript("return define.amd.jQuery")).isEqualTo(true);
        assertThat(scriptErrors()).isEmpty();
    }

    @Test
    void whereAScriptRunsBeforeItsFigureIsAttachedThePlotStillComes() {
        String html = FIGURE.html();
        String division = html.substring(0, html.indexOf("<script>"));
        String late = "<script>setTimeout(function () { document.body.insertAdjacentHTML('beforeend', " + Markup.script(division) + "); }, 400);</script>";
        open("late", LAB, "<body>" + html.substring(html.indexOf("<script>")) + late + "</body>");
        awaitLine();
        assertThat(scriptErrors()).isEmpty();
    }

    @Test
    void whereOneFigureIsShownTwiceBothComeAliveWithOneLoad() {
        open("twice", LAB, "<body>" + FIGURE.html() + FIGURE.html() + "</body>");
        new WebDriverWait(browser, Duration.ofSeconds(30), POLL).until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(LINE), 2));
        assertThat(browser.findElements(By.cssSelector("script[src]"))).hasSize(1);
        assertThat(scriptErrors()).isEmpty();
    }

    @Test
    void aFigureThatIsHiddenAtFirstIsDrawnWhenItShows() {
        open("hidden", LAB, "<body><div style=\"display:none\">" + FIGURE.html() + "</div></body>");
        new WebDriverWait(browser, Duration.ofSeconds(30), POLL).until(page -> browser.executeScript("return !!window.Plotly").equals(true));
        assertThat(browser.findElements(By.cssSelector(LINE))).isEmpty();
        browser.executeScript("document.querySelector('div').style.display = ''");
        awaitLine();
        assertThat(scriptErrors()).isEmpty();
    }

    @Test
    void wherePlotlyCannotBeLoadedThePictureStays() {
        open("offline", "", "<body>" + FIGURE.html() + "</body>");
        new WebDriverWait(browser, Duration.ofSeconds(30), POLL).until(page -> browser.executeScript("return window.contrastivePlotly === null").equals(true));
        assertThat(browser.findElement(By.tagName("img")).isDisplayed()).isTrue();
        assertThat(browser.executeScript("return document.querySelector('img').naturalWidth")).isEqualTo(2L * FIGURE.width());
        assertThat(scriptErrors()).isEmpty();
    }

    @Test
    void withNetworkAPageWithoutAServerLoadsThePinnedPublicCopy() {
        Chromium.setNetwork(browser, true);
        open("public", "", "<body>" + FIGURE.html() + "</body>");
        awaitLine();
        assertThat(publicCopy.asked()).contains("/npm/plotly.js-cartesian-dist-min@2.35.3/plotly-cartesian.min.js");
        assertThat(scriptErrors()).isEmpty();
    }

    @Test
    void aPublicCopyThatIsNotThePinnedOneIsNotRunAndThePictureStays() {
        Chromium.setNetwork(browser, true);
        publicCopy.tamper("window.taken = 1;");
        try {
            open("tampered", "", "<body>" + FIGURE.html() + "</body>");
            new WebDriverWait(browser, Duration.ofSeconds(30), POLL).until(page -> browser.executeScript("return window.contrastivePlotly === null").equals(true));
            assertThat(browser.executeScript("return window.taken")).isNull();
            assertThat(browser.findElement(By.tagName("img")).isDisplayed()).isTrue();
        } finally {
            publicCopy.tamper("");
        }
    }

    @Test
    void whereAPlotlyFailsWhileDrawingThePictureStays() {
        String broken = "<script>window.Plotly = {newPlot: function () { window.tried = 1; throw new Error('broken'); }};</script>";
        open("broken", broken, "<body>" + FIGURE.html() + "</body>");
        new WebDriverWait(browser, Duration.ofSeconds(30), POLL).until(page -> browser.executeScript("return window.tried") != null);
        new WebDriverWait(browser, Duration.ofSeconds(30), POLL).until(ExpectedConditions.numberOfElementsToBe(By.cssSelector("[role=group]"), 0));
        assertThat(browser.findElement(By.tagName("img")).isDisplayed()).isTrue();
        assertThat(scriptErrors()).isEmpty();
    }

    @Test
    void textsAreShownAsTheyAreAndRunNothing() {
        String attack = "</script><script>window.taken = 1</script><b onclick='x'>\\";
        Figure figure = Chart.titled(attack).axes(attack, attack)
                .line(attack, Tables.of(5, t -> t), "time", "value", Ink.CONTRASTIVE).line("b", Tables.of(5, t -> 2 * t), "time", "value", Ink.THEORY)
                .figure();
        open("attack", LAB, "<body>" + figure.html() + "</body>");
        awaitLine();
        assertThat(browser.executeScript("return window.taken")).isNull();
        assertThat(browser.findElement(By.cssSelector("[data-figure]")).getText().split("window.taken", -1)).hasSize(5);
        assertThat(scriptErrors()).isEmpty();
    }

    @Test
    void onADarkPageTheTextsTakeThePagesColour() {
        open("dark", LAB, "<body style=\"background:#111;color:rgb(230, 231, 232)\">" + FIGURE.html() + "</body>");
        awaitLine();
        WebElement title = browser.findElement(By.cssSelector(".xtitle"));
        assertThat(title.getCssValue("fill")).isEqualTo("rgb(230, 231, 232)");
    }

    @Test
    void onAPhoneTwoPanelsStackAndNothingSticksOut() {
        Chromium.setWidth(browser, 380);
        Chart chart = Tables.rising("", "the run").horizontal("a prediction with a rather long name", 5, Ink.THEORY);
        open("phone", LAB, "<body>" + Figure.titled("A finding that is too long for one line of a phone", chart, chart).html() + "</body>");
        new WebDriverWait(browser, Duration.ofSeconds(30), POLL).until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".js-plotly-plot"), 2));
        awaitLine();
        assertThat(browser.executeScript("return document.documentElement.scrollWidth")).isEqualTo(380L);
        List<WebElement> plots = browser.findElements(By.cssSelector(".js-plotly-plot"));
        assertThat(plots.get(1).getLocation().getX()).isEqualTo(plots.get(0).getLocation().getX());
        assertThat(plots.get(1).getLocation().getY()).isGreaterThan(plots.get(0).getLocation().getY());
    }

    @Test
    void anExplorersInputsChangeTheCurveFromTheKeyboard() {
        Explorer explorer = Explorer.over("slope", 1, 2, 3).and("shift", 5, 50).starting(2, 5).figure((slope, shift) -> Chart.titled("Slope " + slope)
                .axes("time t", "value").line("run " + slope, Tables.of(20, t -> shift + slope * t * t), "time", "value", Ink.CONTRASTIVE)
                .horizontal("level", 20, Ink.THEORY).figure());
        open("explorer", LAB, "<body>" + explorer.html() + "</body>");
        awaitLine();
        String before = path();
        List<WebElement> inputs = browser.findElements(By.cssSelector("label input[type=range]"));
        assertThat(inputs).hasSize(2);
        assertThat(inputs.get(0).getAttribute("aria-valuetext")).isEqualTo("slope 2");
        inputs.get(0).sendKeys(Keys.ARROW_RIGHT);
        awaitPath(path -> !path.equals(before));
        assertThat(inputs.get(0).getAttribute("aria-valuetext")).isEqualTo("slope 3");
        assertThat(browser.findElement(By.cssSelector("[data-figure]")).getText()).contains("slope = 3", "Slope 3.0", "run 3.0");
        assertThat(browser.findElement(By.cssSelector("[aria-live]")).getAttribute("textContent")).contains("rises from 5 to 305");
        String between = path();
        inputs.get(1).sendKeys(Keys.ARROW_RIGHT);
        awaitPath(path -> !path.equals(between));
        assertThat(browser.findElement(By.cssSelector("[aria-live]")).getAttribute("textContent")).contains("rises from 50 to 350");
        inputs.get(0).sendKeys(Keys.ARROW_LEFT);
        inputs.get(1).sendKeys(Keys.ARROW_LEFT);
        awaitPath(before::equals);
        assertThat(scriptErrors()).isEmpty();
    }
}

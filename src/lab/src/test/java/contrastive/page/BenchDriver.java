package contrastive.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contrastive.plot.Chromium;
import contrastive.site.BenchPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The bench as the build makes it, opened from disk in a browser without a network. */
final class BenchDriver implements AutoCloseable {

    static final String CLAIM = "d=12&variances=2,1.5,1,0.5&noise=0.7&time=120&aligned=0.5&run=contrastive,3,5&beside=positives+only";

    final ChromeDriver browser;
    private final Path page;

    BenchDriver(Path folder) throws IOException {
        BenchPage.write(folder);
        page = folder.resolve("bench.html");
        Optional<ChromeDriver> started = Chromium.start(folder.resolve("profile"));
        // the set-up installs a browser where it may; a reader's machine may have none, a build server must
        assumeTrue(started.isPresent() || System.getenv("CI") != null, "no Chromium with its driver on the PATH");
        browser = started.orElseThrow();
    }

    @Override
    public void close() {
        browser.quit();
    }

    /** Opens it anew, with a link's setting or, for an empty link, as it begins. */
    void open(int width, String link) {
        Chromium.setWidth(browser, width);
        browser.get("about:blank");
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(page.toUri() + (link.isEmpty() ? "" : "#" + link));
        // the page is there before the library is unpacked, which makes the charts
        until("the charts", () -> !browser.findElements(By.cssSelector("#chart-kappa .uplot")).isEmpty());
        until(() -> drawn("kappa").size() > 2 || line("kappa", "steps").size() > 2);
    }

    void until(BooleanSupplier condition) {
        until("the page", condition);
    }

    void until(String what, BooleanSupplier condition) {
        new WebDriverWait(browser, Duration.ofSeconds(30), Duration.ofMillis(20)).withMessage(what).until(now -> condition.getAsBoolean());
    }

    /** The word that they are done is there a frame before the last of them are drawn. */
    void untilAllStepsAreDrawn() {
        until("the steps", () -> text("#steps-word").equals("done"));
        browser.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    }

    WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    String text(String selector) {
        return (String) browser.executeScript("return document.querySelector(arguments[0]).textContent", selector);
    }

    /** The setting that the address keeps. */
    String link() {
        return (String) browser.executeScript("return location.hash.slice(1)");
    }

    /** All values of the run's line in a chart that are not missing. */
    List<?> drawn(String chart) {
        return line(chart, "run");
    }

    /** Of "limit", "rate", "beside", "run" or "steps". */
    List<?> line(String chart, String line) {
        return (List<?>) browser.executeScript("return benchCharts.drawn(arguments[0])[['t', 'limit', 'rate', 'beside', 'run', 'steps']"
                + ".indexOf(arguments[1])].filter(value => value !== null && value !== undefined)", chart, line);
    }

    double last(String chart, String line) {
        List<?> values = line(chart, line);
        return ((Number) values.get(values.size() - 1)).doubleValue();
    }

    /** All that the browser's console reports, and all that was asked of elsewhere than the page's own folder. */
    List<?> complaints() {
        Object elsewhere = browser.executeScript("return performance.getEntriesByType('resource').map(r => r.name)"
                + ".filter(name => !name.startsWith(arguments[0]) && !name.startsWith('blob:'))", page.getParent().toUri().toString());
        List<String> console = browser.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString).toList();
        return console.isEmpty() ? (List<?>) elsewhere : console;
    }
}

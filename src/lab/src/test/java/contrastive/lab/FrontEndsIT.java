package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import contrastive.lab.installers.JupyterSearch;
import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.LocalMachine;
import contrastive.plot.Chromium;
import contrastive.plot.PublicCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Two committed notebooks, the first and one with an explorer, in the front ends of this machine: as a fresh clone shows them, and
 * after all of them ran. The pictures of what was seen lie in target/front-ends.
 */
class FrontEndsIT {

    private static final String FIRST = "00-start-here.ipynb";
    private static final String WITH_EXPLORER = "06-temperature-window.ipynb";
    private static final String PICTURE = "img[src^=\"data:image/png\"]";
    private static final String LIVE = "[data-figure] .js-plotly-plot";
    private static final String LINE = ".scatterlayer .js-line";
    private static final String TOKEN = "for-this-test";
    /** What Notebook 6 reports of itself: an extension that Debian's packages name and lack, and a font it takes from about:blank. */
    private static final List<String> OWN_COMPLAINTS = List.of("/nbextensions/widgets/notebook/js/extension.js", "about:blank",
            // the page that is left, which would ask whether to leave it
            "beforeunload",
            // JupyterLab's, of a kernel without a debugger
            "No active debugger session");

    @TempDir
    static Path temporary;
    private static PublicCopy publicCopy;
    private static ChromeDriver browser;
    private static List<Jupyter> jupyters;

    @BeforeAll
    static void start() throws IOException {
        LabFolders folders = JupyterSettings.read().folders();
        jupyters = JupyterSearch.on(new LocalMachine(folders.log()), folders.project()).installed().toList();
        assertThat(jupyters).as("a front end to look at").anyMatch(one -> isNotebook6(one) || hasJupyterLab(one));
        publicCopy = new PublicCopy(temporary);
        Optional<ChromeDriver> started = Chromium.start(temporary.resolve("profile"), publicCopy.hostRule());
        browser = System.getenv("CI") == null ? started.orElse(null) : started.orElseThrow();
    }

    @AfterAll
    static void stop() {
        publicCopy.close();
        if (browser != null) {
            browser.quit();
        }
    }

    private static boolean isNotebook6(Jupyter jupyter) {
        return jupyter.versions().getOrDefault("notebook", "").startsWith("6.");
    }

    private static boolean hasJupyterLab(Jupyter jupyter) {
        return jupyter.versions().containsKey("jupyterlab");
    }

    @Test
    void notebook6() throws IOException {
        Optional<Jupyter> found = jupyters.stream().filter(FrontEndsIT::isNotebook6).findFirst();
        assumeTrue(found.isPresent(), "no Notebook 6 on this machine");
        // without its JupyterLab, if it has one, which would be started in its place
        Jupyter notebook = new Jupyter(found.get().python(), Map.of("notebook", found.get().versions().get("notebook")));
        look("notebook-6", notebook, List.of(),
                "return !!(window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()"
                        + " && !Jupyter.notebook.kernel_busy && !document.querySelector('.cell.running'))",
                "Jupyter.notebook.execute_all_cells()", "Jupyter.notebook.scroll_to_cell(arguments[0])");
    }

    @Test
    void jupyterLab() throws IOException {
        Optional<Jupyter> lab = jupyters.stream().filter(FrontEndsIT::hasJupyterLab).findFirst();
        assumeTrue(lab.isPresent(), "no JupyterLab on this machine");
        look("jupyterlab", lab.get(), List.of("--LabApp.expose_app_in_browser=True"),
                // it opens the notebooks of before as well, and may begin on one of them
                "const panel = window.jupyterapp?.shell.currentWidget, kernel = panel?.sessionContext?.session?.kernel;"
                        + " return !!(kernel && panel.context.path === arguments[0] && kernel.status === 'idle'"
                        + " && !panel.content.widgets.some(cell => cell.inputArea?.promptNode?.textContent.includes('*')))",
                "jupyterapp.commands.execute('notebook:run-all-cells')",
                "jupyterapp.shell.currentWidget.content.scrollToItem(arguments[0], 'start')");
    }

    /**
     * @param idle script that answers whether the kernel of the notebook that is its argument is there and has nothing to do
     * @param runAll script that runs every cell
     * @param show script that scrolls to the cell whose index is its argument
     */
    private static void look(String name, Jupyter jupyter, List<String> options, String idle, String runAll, String show) throws IOException {
        assumeTrue(browser != null, "no Chromium with its driver on the PATH");
        try (RunningServer server = RunningServer.start(jupyter, temporary.resolve(name), List.of(FIRST, WITH_EXPLORER), TOKEN, options)) {
            Chromium.setWidth(browser, 1200);
            openUntrusted(name + "-first", server.address(FIRST));
            await("kernel", () -> yes(idle, FIRST));
            browser.executeScript(runAll);
            awaitLive(show, cell(FIRST, "image/png"), LIVE);
            picture(name + "-first-run");
            await("end of all cells", () -> yes(idle, FIRST));
            assertThat(complaints()).as("the first notebook after run all, network off").isEmpty();

            openUntrusted(name, server.address(WITH_EXPLORER));
            await("kernel", () -> yes(idle, WITH_EXPLORER));
            browser.executeScript(runAll);
            awaitLive(show, cell(WITH_EXPLORER, "Explorer.over("), LIVE, "[data-figure] input[type=range]");
            moveASlider();
            picture(name + "-run");
            assertThat(complaints()).as("after run all, network off").isEmpty();

            Chromium.setNetwork(browser, true);
            moveASlider();
            assertThat(publicCopy.asked()).as("what was asked for on the public server").isEmpty();
            assertThat(complaints()).as("after run all, network on").isEmpty();
        }
    }

    /** Opens a notebook with network and then, for all that follows, without. */
    private static void openUntrusted(String name, String address) {
        for (boolean network : new boolean[] {true, false}) {
            Chromium.setNetwork(browser, network);
            open(address);
            await("a picture", () -> yes("return [...document.querySelectorAll('" + PICTURE + "')].some(i => i.naturalWidth > 1000 && i.offsetWidth > 300 && i.alt.length > 40)"));
            browser.executeScript("[...document.querySelectorAll(arguments[0])].find(i => i.naturalWidth > 1000).scrollIntoView({block: 'center'})", PICTURE);
            picture(name + "-untrusted");
            assertThat(browser.findElements(By.cssSelector(LIVE))).as("untrusted output runs no script").isEmpty();
            assertThat(complaints()).as("untrusted, network " + (network ? "on" : "off")).isEmpty();
        }
    }

    private static void awaitLive(String show, int cell, String... parts) {
        await("live figure", () -> {
            // JupyterLab attaches only what is near the screen, and goes to the last cell when it runs all
            browser.executeScript(show, cell);
            return Stream.of(parts).noneMatch(part -> browser.findElements(By.cssSelector(part)).isEmpty());
        });
    }

    /** The index of the first cell in whose source or committed outputs a text stands. */
    private static int cell(String notebook, String text) throws IOException {
        JsonArray cells = JsonParser.parseString(Files.readString(Path.of("notebooks", notebook))).getAsJsonObject().getAsJsonArray("cells");
        return IntStream.range(0, cells.size()).filter(i -> cells.get(i).toString().contains(text)).findFirst().orElseThrow();
    }

    private static void open(String address) {
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(address);
    }

    private static void moveASlider() {
        WebElement slider = browser.findElement(By.cssSelector("[data-figure] input[type=range]"));
        WebElement box = (WebElement) browser.executeScript("arguments[0].scrollIntoView({block: 'center'}); return arguments[0].closest('[data-figure]')", slider);
        await("a curve", () -> !box.findElements(By.cssSelector(LINE)).isEmpty());
        String before = box.findElement(By.cssSelector(LINE)).getAttribute("d");
        assertThat(box.getText()).as("title, names of axes and lines").contains("tau");
        slider.sendKeys(Keys.ARROW_RIGHT);
        await("another curve", () -> !box.findElement(By.cssSelector(LINE)).getAttribute("d").equals(before));
    }

    private static void await(String what, BooleanSupplier condition) {
        try {
            new WebDriverWait(browser, Duration.ofSeconds(90)).until(page -> condition.getAsBoolean());
        } catch (TimeoutException nothing) {
            picture("without-" + what.replace(' ', '-'));
            throw new AssertionError("there was no " + what + " on " + browser.getCurrentUrl() + ", which shows:\n"
                    + browser.findElement(By.tagName("body")).getText(), nothing);
        }
    }

    private static boolean yes(String script, Object... arguments) {
        return Boolean.TRUE.equals(browser.executeScript(script, arguments));
    }

    /** What the console reports and is not among the front ends' own, which are named above. */
    private static List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue()).map(Object::toString)
                .filter(message -> Stream.of(OWN_COMPLAINTS.toArray(String[]::new)).noneMatch(message::contains)).toList();
    }

    private static void picture(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target/front-ends"));
            Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

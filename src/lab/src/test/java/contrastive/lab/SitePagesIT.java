package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import contrastive.plot.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The site made of the notebooks as they are committed: its files, and what a browser that has no network shows of them. */
class SitePagesIT {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int PHONE = 380;
    private static final int DESKTOP = 1200;
    /** A figure that its script has not made live; a picture that is meant to stay one has no script behind it. */
    private static final String DEAD = "[data-figure]:has(+ script):not(:has(.js-plotly-plot))";
    private static final String LINE = ".scatterlayer .js-line";

    private static final Map<String, Document> PARSED = new HashMap<>();

    @TempDir
    static Path temporary;
    private static Path folder;
    private static FolderServer server;
    private static ChromeDriver browser;

    @BeforeAll
    static void makeTheSite() throws IOException {
        folder = CommittedSite.folder();
        server = new FolderServer(folder);
        Optional<ChromeDriver> started = Chromium.start(temporary.resolve("profile"));
        // a reader's machine may have no browser, a build server must
        browser = System.getenv("CI") == null ? started.orElse(null) : started.orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
        if (browser != null) {
            browser.quit();
        }
    }

    private static List<String> pages() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".html")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Parsed once: a page is looked up for every link that leads to a place in it. */
    private static Document read(String page) {
        return PARSED.computeIfAbsent(page, name -> {
            try {
                return Jsoup.parse(Files.readString(folder.resolve(name)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyLinkWithinTheSiteLeadsSomewhereAndNothingIsLoadedFromElsewhere() {
        return pages().stream().map(page -> dynamicTest(page, () -> {
            for (Element link : read(page).select("a[href], link[href], [src]")) {
                String address = link.hasAttr("src") ? link.attr("src") : link.attr("href");
                if (!address.startsWith("data:") && !(link.is("a") && address.startsWith("https://"))) {
                    String target = address.replaceFirst("#.*", "");
                    assertThat(folder.resolve(target.isEmpty() ? page : target)).as(address).isRegularFile();
                    if (address.contains("#")) {
                        assertThat(read(target.isEmpty() ? page : target).getElementById(address.replaceFirst(".*#", ""))).as(address).isNotNull();
                    }
                }
            }
        }));
    }

    @Test
    void everyPageHasATitleAndADescriptionOfItsOwn() {
        List<Document> documents = pages().stream().map(SitePagesIT::read).toList();
        assertThat(documents).hasSizeGreaterThan(9);
        assertThat(documents).extracting(Document::title).doesNotHaveDuplicates().allSatisfy(title -> assertThat(title).doesNotContain("$", "\\"));
        assertThat(documents).extracting(page -> page.selectFirst("meta[name=description]").attr("content")).doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSizeBetween(60, 161).doesNotContain("$", "\\"));
    }

    private static void open(String address) {
        assumeTrue(browser != null, "no Chromium with its driver on the PATH");
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(address);
        until(page -> !exists("[data-figure]") || !exists(DEAD));
    }

    private static void until(Predicate<ChromeDriver> condition) {
        new WebDriverWait(browser, Duration.ofSeconds(60), POLL).until(page -> condition.test(browser));
    }

    private static boolean exists(String selector) {
        return Boolean.TRUE.equals(browser.executeScript("return document.querySelector(arguments[0]) !== null", selector));
    }

    private static String path() {
        return browser.findElement(By.cssSelector(LINE)).getAttribute("d");
    }

    /** All that a browser's console reports, of whatever kind. */
    private static List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString).toList();
    }

    @TestFactory
    Stream<DynamicTest> onAPhoneEveryPageShowsItsFiguresAliveAndItsFormulasSetAndNothingSticksOut() {
        return pages().stream().map(page -> dynamicTest(page, () -> {
            assumeTrue(browser != null, "no Chromium with its driver on the PATH");
            Chromium.setWidth(browser, PHONE);
            open(server.address() + page);
            assertThat(complaints()).isEmpty();
            assertThat(browser.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0L);
            assertThat(exists(".katex-error")).isFalse();
            assertThat(browser.executeScript("return [...document.querySelectorAll('.prose')].map(prose => prose.innerText)")).asList()
                    .isNotEmpty().allSatisfy(text -> assertThat((String) text).doesNotContain("$"));
            assertThat(browser.executeScript("return performance.getEntriesByType('resource').map(r => r.name)")).asList()
                    .isNotEmpty().allSatisfy(name -> assertThat((String) name).startsWith(server.address()));
        }));
    }

    @TestFactory
    Stream<DynamicTest> onADeskEveryFormulaAndTableIsSeenWhole() {
        return pages().stream().map(page -> dynamicTest(page, () -> {
            assumeTrue(browser != null, "no Chromium with its driver on the PATH");
            Chromium.setWidth(browser, DESKTOP);
            open(server.address() + page);
            assertThat(browser.executeScript("return [...document.querySelectorAll('.katex-display, .scroll')]"
                    + ".filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.textContent)")).asList().isEmpty();
        }));
    }

    @Test
    void noButtonCoversCodeAndNoLineBeginsWithThePointAfterAFormula() {
        assumeTrue(browser != null, "no Chromium with its driver on the PATH");
        Chromium.setWidth(browser, PHONE);
        open(server.address() + pages().stream().filter(page -> page.startsWith("12")).findFirst().orElseThrow());
        assertThat(browser.executeScript("return [...document.querySelectorAll('.code')].filter(code => code.checkVisibility() "
                + "&& code.querySelector('.copy').getBoundingClientRect().bottom > code.querySelector('pre').getBoundingClientRect().top "
                + "+ parseFloat(getComputedStyle(code.querySelector('pre')).paddingTop) + 2).map(code => code.textContent)")).asList().isEmpty();
        assertThat(browser.executeScript("""
                return [...document.querySelectorAll('.prose .katex')].filter(formula => {
                  var after = formula.parentNode.nextSibling, ends = formula.querySelectorAll('.katex-base'), point = document.createRange();
                  if (!ends.length || !after || after.nodeType != 3 || !/^[.,;:?!)]/.test(after.data)) return false;
                  point.setStart(after, 0);
                  point.setEnd(after, 1);
                  return point.getBoundingClientRect().left < ends[ends.length - 1].getBoundingClientRect().left;
                }).map(formula => formula.parentNode.parentNode.textContent)""")).asList().isEmpty();
    }

    @Test
    void everyExplorerComputesInItsPage() {
        assertThat(pages()).noneMatch(name -> read(name).selectFirst(".output:not([data-figure-name]):has(script:containsData(aria-valuetext))") != null);
        assertThat(pages()).anyMatch(name -> read(name).selectFirst(".output[data-figure-name]:has(script:containsData(aria-valuetext))") != null);
    }

    @Test
    void whereThePageTurnsDarkThePlotsFollowAndKeepTheirCurves() {
        assumeTrue(browser != null, "no Chromium with its driver on the PATH");
        Chromium.setScheme(browser, "light");
        open(server.address() + "index.html");
        String before = path();
        Object light = browser.executeScript("return getComputedStyle(document.body).color");
        assertThat(inks()).contains(light);
        Chromium.setScheme(browser, "dark");
        Object dark = browser.executeScript("return getComputedStyle(document.body).color");
        assertThat(dark).isNotEqualTo(light);
        until(page -> inks().contains(dark) && !inks().contains(light));
        assertThat(path()).isEqualTo(before);
        Chromium.setScheme(browser, "light");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void onAPhoneAndOnADesktopNoVerdictIsCut() {
        assumeTrue(browser != null, "no Chromium with its driver on the PATH");
        for (int width : List.of(PHONE, DESKTOP)) {
            Chromium.setWidth(browser, width);
            browser.get(server.address() + pages().stream().filter(name -> name.startsWith("09")).findFirst().orElseThrow());
            assertThat(browser.executeScript("return [...document.querySelectorAll('.verdicts')].map(table => table.parentNode)"
                    + ".filter(frame => frame.scrollWidth > frame.clientWidth).length")).as("%d", width).isEqualTo(0L);
            assertThat(browser.executeScript("return [...document.querySelectorAll('td.holds')].filter(cell => cell.getBoundingClientRect().right > innerWidth"
                    + " || cell.offsetWidth === 0).length")).as("%d", width).isEqualTo(0L);
            assertThat(browser.executeScript("return [...document.querySelectorAll('.verdicts tbody tr')].filter(row => [...row.cells].some((cell, i) =>"
                    + " [...row.cells].slice(i + 1).some(other => { const a = cell.getBoundingClientRect(), b = other.getBoundingClientRect();"
                    + " return a.width * b.width > 0 && a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1 }))).length"))
                    .as("rows at %d in which one cell lies on another", width).isEqualTo(0L);
        }
    }

    @Test
    void aWordIsFoundInItsSectionFromTheKeyboardAlsoWithoutAServer() {
        open(folder.resolve("index.html").toUri().toString());
        browser.findElement(By.tagName("body")).sendKeys("/");
        browser.switchTo().activeElement().sendKeys("temperature window");
        until(page -> exists(".results a"));
        assertThat(browser.findElement(By.cssSelector(".results a strong")).getText()).containsIgnoringCase("window");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        until(page -> browser.getCurrentUrl().contains("#") && exists(":target"));
        assertThat(browser.findElement(By.cssSelector(":target")).getText()).containsIgnoringCase("window");
        browser.findElement(By.cssSelector(".search input")).sendKeys("xylophone");
        until(page -> browser.findElement(By.cssSelector(".results")).getText().startsWith("Nothing found"));
        assertThat(complaints()).isEmpty();
    }

    @Test
    void codeIsCopiedWithOneButton() {
        open(server.address() + pages().get(1));
        browser.executeCdpCommand("Browser.grantPermissions", Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        WebElement code = browser.findElement(By.cssSelector("#main > .cells > .code"));
        WebElement button = code.findElement(By.cssSelector(".copy"));
        browser.executeScript("arguments[0].click()", button);
        until(page -> button.getText().equals("Copied"));
        assertThat(browser.executeAsyncScript("navigator.clipboard.readText().then(arguments[0])"))
                .isEqualTo(((String) code.findElement(By.tagName("pre")).getDomProperty("textContent")).stripTrailing() + "\n");
    }

    @Test
    void aFigureOpensLargeAndGoesBackAndTheListOfSectionsSaysWhereOneIs() {
        Chromium.setWidth(browser, DESKTOP);
        open(server.address() + pages().get(5));
        browser.executeScript("document.querySelector('.enlarge').click()");
        until(page -> exists("dialog[open] .js-plotly-plot .main-svg[height='580']"));
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        until(page -> !exists("dialog") && !exists(".main-svg[height='580']") && exists(".output > [data-figure]"));
        browser.executeScript("const all = document.querySelectorAll('main h2'); all[1].scrollIntoView()");
        until(page -> exists(".side [aria-current=location]"));
        assertThat(browser.findElement(By.cssSelector(".side [aria-current=location]")).getText())
                .isEqualTo(browser.executeScript("return document.querySelectorAll('main h2')[1].firstChild.textContent"));
        assertThat(complaints()).isEmpty();
    }

    @Test
    void inPrintThePicturesTakeThePlaceOfThePlotsAlsoOnADarkScreen() {
        open(server.address() + pages().get(5));
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print", "features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        try {
            assertThat(browser.findElement(By.cssSelector("[data-figure] img")).isDisplayed()).isTrue();
            assertThat(browser.findElement(By.cssSelector(".js-plotly-plot")).isDisplayed()).isFalse();
            assertThat(browser.findElement(By.cssSelector("header")).isDisplayed()).isFalse();
            assertThat(browser.findElement(By.tagName("body")).getCssValue("color")).isEqualTo("rgba(0, 0, 0, 1)");
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    private static List<Object> inks() {
        return List.copyOf((List<?>) browser.executeScript("return [...document.querySelectorAll('" + LINE + ", .xtitle')].map(e =>"
                + " getComputedStyle(e)[e.matches('path') ? 'stroke' : 'fill'])"));
    }

    @Test
    void openedFromAFolderWithoutAServerItIsTheSame() {
        open(folder.resolve("index.html").toUri().toString());
        assertThat(exists(LINE)).isTrue();
        open(folder.resolve(pages().get(3)).toUri().toString());
        assertThat(exists(".prose .katex")).isTrue();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void withoutPlotlyThePicturesStayAndAreDescribed() {
        assumeTrue(browser != null, "no Chromium with its driver on the PATH");
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*plotly.js")));
        try {
            browser.get(server.address() + "index.html");
            assertThat(browser.executeAsyncScript("window.contrastivePlotly.then(() => arguments[0]('there'), () => arguments[0]('not there'))"))
                    .isEqualTo("not there");
            WebElement picture = browser.findElement(By.cssSelector("[data-figure] img"));
            assertThat(picture.isDisplayed()).isTrue();
            assertThat(picture.getAttribute("alt")).contains("Condition number: positive pairs only rises");
            assertThat(exists(".js-plotly-plot")).isFalse();
        } finally {
            browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));
        }
    }
}

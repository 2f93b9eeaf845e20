package contrastive.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** Each control of the bench by mouse, finger and keyboard, on a desk and on a phone: the link and the curves follow. */
class BenchControlsIT extends OnTheBench {

    private static final List<String> SLIDERS = List.of("#bars .bar:nth-child(2) input", "[data-argument=noiseVariance] .slider", "[data-argument=d] .slider",
            "#run [data-argument=tauSquared] .slider", "#run [data-argument=negatives] .slider", "[data-argument=duration] .slider",
            "[data-argument=aligned] .slider", "#first [data-argument=tauSquared] .slider", "#switch .slider");
    private static final List<String> FIELDS = List.of("[data-argument=noiseVariance] .value", "[data-argument=d] .value",
            "#run [data-argument=tauSquared] .value", "#first [data-argument=switchTime] .value", "[data-argument=duration] .value");

    @AfterEach
    void nothingSticksOut() {
        assertThat(bench.browser.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0L);
    }

    /** What a reader does to a control changes the setting in the link, and the curve. */
    private static void moves(String control, Runnable deed) {
        String link = bench.link();
        List<?> curve = bench.drawn("kappa");
        deed.run();
        bench.until("the link after " + control, () -> !bench.link().equals(link));
        bench.until("the curve after " + control, () -> !bench.drawn("kappa").equals(curve));
    }

    /** What a reader does to the control of a loss without a flow changes the link, and then new steps come. */
    private static void trains(String control, Runnable deed) {
        String link = bench.link();
        List<?> steps = bench.line("kappa", "steps");
        deed.run();
        bench.until("the link after " + control, () -> !bench.link().equals(link));
        bench.until("the steps after " + control, () -> bench.line("kappa", "steps").size() > 3 && !bench.line("kappa", "steps").equals(steps));
        assertThat(bench.drawn("kappa")).isEmpty();
    }

    /** In the middle of what is seen, and not below what stays at the top of a phone. */
    private static WebElement shown(String control) {
        WebElement element = bench.find(control);
        bench.browser.executeScript("arguments[0].scrollIntoView({block: 'end'})", element);
        return element;
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 390})
    void byKeyboard(int width) {
        bench.open(width, STAGES);
        for (String slider : SLIDERS) {
            moves(slider, () -> bench.find(slider).sendKeys(Keys.ARROW_UP));
        }
        for (String field : FIELDS) {
            moves(field, () -> bench.find(field).sendKeys(Keys.chord(Keys.CONTROL, "a"), "31", Keys.TAB));
        }
        moves("variances", () -> bench.find("#variances").sendKeys(Keys.chord(Keys.CONTROL, "a"), "2, 1", Keys.TAB));
        moves("add", () -> bench.find("#add").sendKeys(Keys.ENTER));
        moves("delete", () -> bench.find("#bars .bar:last-child input").sendKeys(Keys.DELETE));
        moves("two stages", () -> bench.find("#two-stages").sendKeys(Keys.SPACE));
        moves("objective", () -> bench.find("#run select").sendKeys("spec"));
        String before = bench.text("#now-text");
        bench.find("#now").sendKeys(Keys.ARROW_LEFT);
        bench.until(() -> !bench.text("#now-text").equals(before));
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 390})
    void byMouse(int width) {
        bench.open(width, STAGES);
        for (String slider : SLIDERS) {
            boolean upright = slider.startsWith("#bars");
            moves(slider, () -> {
                WebElement element = shown(slider);
                Rectangle place = element.getRect();
                new Actions(bench.browser).moveToElement(element).clickAndHold()
                        .moveByOffset(upright ? 0 : place.width / 5, upright ? -place.height / 5 : 0).release().perform();
            });
        }
        moves("objective", () -> new Select(shown("#run select")).selectByVisibleText("spectral"));
        moves("add", () -> shown("#add").click());
        moves("remove", () -> {
            shown("#remove").click();
            shown("#remove").click();
        });
        moves("two stages", () -> shown("#two-stages").click());
        List<WebElement> presets = bench.browser.findElements(By.cssSelector("#presets button"));
        assertThat(presets).hasSize(6);
        for (WebElement preset : presets.subList(1, 6)) {
            bench.browser.executeScript("scrollTo(0, 0)");
            moves(preset.getText(), preset::click);
            bench.until(() -> bench.text("#story").equals(preset.getAttribute("data-story")));
            assertThat(preset.getAttribute("aria-pressed")).isEqualTo("true");
        }
        moves("undo", () -> shown("#undo").click());
        moves("reset", () -> shown("#reset").click());
        String before = bench.text("#now-text");
        new Actions(bench.browser).moveToElement(shown("#chart-alignment .u-over")).click().perform();
        bench.until(() -> !bench.text("#now-text").equals(before));
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 390})
    void aLossWithoutAFlowByKeyboardAndByMouse(int width) {
        bench.open(width, BenchDriver.CLAIM);
        trains("triplet", () -> bench.find("#run select").sendKeys("tri"));
        trains("margin", () -> bench.find("#run [data-argument=margin] .slider").sendKeys(Keys.ARROW_UP));
        moves("objective", () -> bench.find("#run select").sendKeys("spec"));
        trains("triplet", () -> new Select(shown("#run select")).selectByVisibleText("triplet"));
        trains("margin", () -> {
            WebElement slider = shown("#run [data-argument=margin] .slider");
            new Actions(bench.browser).moveToElement(slider).clickAndHold().moveByOffset(slider.getRect().width / 5, 0).release().perform();
        });
    }

    @Test
    void eachKeyMovesTheSliderOfAWholeNumberToAnotherOne() {
        bench.open(1200, STAGES);
        bench.find("#lens summary").click();
        bench.find("#data [data-argument=d] .slider").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        assertThat(bench.find("#data [data-argument=d] .value").getAttribute("value")).isEqualTo("10");
        bench.find("#steps [data-argument=seed] .slider").sendKeys(Keys.ARROW_RIGHT);
        assertThat(bench.find("#steps [data-argument=seed] .value").getAttribute("value")).isEqualTo("2");
        for (Scale scale : List.of(Scale.whole(2, 1000), Scale.whole(2, 512), Scale.whole(1, 100))) {
            assertThat(scale.at(0)).isEqualTo(scale.least());
            assertThat(scale.at(scale.places())).isEqualTo(scale.greatest());
            for (int place = 1; place <= scale.places(); place++) {
                assertThat(scale.at(place)).as("%s at %s", scale, place).isGreaterThan(scale.at(place - 1));
                assertThat(Math.round(scale.place(scale.at(place)))).as("%s at %s", scale, place).isEqualTo(place);
            }
        }
    }

    @Test
    void theLinkAtTheTopGoesToTheControlsAndLeavesTheSettingInTheAddress() {
        bench.open(1200, STAGES);
        String link = bench.link();
        bench.find(".skip").sendKeys(Keys.ENTER);
        bench.until(() -> bench.browser.switchTo().activeElement().equals(bench.find("#main")));
        assertThat(bench.link()).isEqualTo(link);
    }

    @Test
    void aCopyButtonThatIsPressedTwiceComesBackToItsWord() {
        bench.open(1200, STAGES);
        bench.find("#copy-link").click();
        bench.find("#copy-link").click();
        bench.until(() -> bench.text("#copy-link").equals("Copied"));
        bench.browser.executeAsyncScript("setTimeout(arguments[0], 2000)");
        assertThat(bench.text("#copy-link")).isEqualTo("Copy link");
    }

    @Test
    void aSwitchMovesAlongTheWholeTimeAxis() {
        bench.open(1200, STAGES);
        bench.find("#switch .slider").sendKeys(Keys.END);
        bench.until(() -> bench.link().contains("switch=120&"));
    }

    @Test
    void aCurveBesideIsOfALossThatTheFlowCanFollow() {
        bench.open(1200, STAGES);
        assertThat(new Select(bench.find("#run select")).getOptions()).extracting(WebElement::getText).contains("contrastive", "triplet");
        assertThat(new Select(bench.find("#beside select")).getOptions()).extracting(WebElement::getText).contains("none", "contrastive").doesNotContain("triplet");
    }

    @Test
    void byFinger() {
        bench.browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
        try {
            bench.open(390, STAGES);
            for (String slider : SLIDERS) {
                boolean upright = slider.startsWith("#bars");
                moves(slider, () -> {
                    shown(slider);
                    Map<?, ?> place = (Map<?, ?>) bench.browser.executeScript("return document.querySelector(arguments[0]).getBoundingClientRect().toJSON()", slider);
                    double x = number(place, "left") + number(place, "width") / 2;
                    double y = number(place, "top") + number(place, "height") / 2;
                    touch("touchStart", x, y);
                    Stream.of(0.1, 0.2, 0.3).forEach(share -> touch("touchMove", upright ? x : x + share * number(place, "width"),
                            upright ? y - share * number(place, "height") : y));
                    bench.browser.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
                });
            }
        } finally {
            bench.browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
        }
    }

    /** On a phone the controls fill the width of the page: a finger that scrolls it begins on one of them. */
    @ParameterizedTest
    @ValueSource(strings = {"[data-argument=noiseVariance] .slider", "#switch .slider", "#now", "#chart-kappa .u-over"})
    void aFingerThatScrollsThePageLeavesTheControlOnWhichItBeganAsItWas(String control) {
        bench.browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
        try {
            bench.open(390, STAGES);
            bench.browser.executeScript("const control = arguments[0]; window.began = []; for (const type of ['pointerdown', 'pointercancel'])"
                    + " document.addEventListener(type, event => began.push(type + event.target.matches(control)), true)", control);
            String link = bench.link();
            String time = bench.text("#now-text");
            shown(control);
            Map<?, ?> place = (Map<?, ?>) bench.browser.executeScript("return document.querySelector(arguments[0]).getBoundingClientRect().toJSON()", control);
            double x = number(place, "left") + 0.9 * number(place, "width");
            double y = number(place, "top") + number(place, "height") / 2;
            touch("touchStart", x, y);
            Stream.of(10, 20, 40, 80).forEach(way -> touch("touchMove", x, y - way));
            bench.until("the page scrolls", () -> bench.browser.executeScript("return began.join()").equals("pointerdowntrue,pointercanceltrue"));
            bench.browser.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
            assertThat(bench.link()).isEqualTo(link);
            bench.until("the time of before", () -> bench.text("#now-text").equals(time));
            assertThat(bench.find("[data-argument=noiseVariance] .value").getAttribute("value")).isEqualTo("0.7");
            assertThat(bench.find("[data-argument=switchTime] .value").getAttribute("value")).isEqualTo("40");
        } finally {
            bench.browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
        }
    }

    private static double number(Map<?, ?> place, String name) {
        return ((Number) place.get(name)).doubleValue();
    }

    private static void touch(String type, double x, double y) {
        bench.browser.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", List.of(Map.of("x", x, "y", y))));
    }

    @Test
    void oneLossTwiceIsToldApartByItsConstantsInWordsAndOnAPhone() {
        bench.open(390, "d=12&variances=2,1.5,1,0.5&noise=0.7&time=120&aligned=0.5&run=contrastive,12,5&beside=contrastive,2,5");
        bench.until(() -> bench.text("#sentence").matches(".*contrastive \u03c4\u00b2 = 2, K = 5 has .*; contrastive \u03c4\u00b2 = 12, K = 5 has .*"));
        assertThat(bench.find("#row-run .constants").isDisplayed()).isTrue();
        new Select(bench.find("#beside select")).selectByVisibleText("spectral");
        bench.until(() -> bench.text("#sentence").matches("At time 120: spectral has .*; contrastive has .*"));
        assertThat(bench.find("#row-run .constants").isDisplayed()).isFalse();
    }

    @Test
    void theSentenceOfAScreenReaderFollowsTheNumbers() {
        bench.open(1200, "");
        bench.until(() -> bench.text("#sentence").contains("contrastive has condition number 1.02 and alignment 0.994"));
        bench.find("#bars .bar:nth-child(1) input").sendKeys(Keys.ARROW_UP);
        assertThat(bench.find("#variances").getAttribute("value")).isEqualTo("2.05, 1.5, 1, 0.5");
        bench.until(() -> bench.text("#sentence").matches("At time 120: positives only has condition number 5\\.[23].*"));
    }
}

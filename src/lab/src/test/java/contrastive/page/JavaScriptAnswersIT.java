package contrastive.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.support.ui.WebDriverWait;

/** By JavaScript, in a browser that cannot run WebAssembly with structures. */
class JavaScriptAnswersIT extends AnswersOfAPage {

    @BeforeAll
    static void openPage() throws IOException {
        open("WebAssembly.validate = () => false");
    }

    @Test
    void thePageRunsJavaScript() {
        assertThat(browser.executeScript("return typeof contrastiveLibrary + typeof contrastiveRuntime")).isEqualTo("functionundefined");
    }

    @Test
    void theWorkerRunsJavaScriptToo() {
        browser.executeScript("document.getElementById('take-steps').click()");
        new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(20))
                .until(page -> browser.executeScript("return document.getElementById('steps-word').textContent").equals("done"));
    }
}

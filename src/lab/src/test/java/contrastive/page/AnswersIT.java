package contrastive.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** By WebAssembly, which current browsers run. */
class AnswersIT extends AnswersOfAPage {

    @BeforeAll
    static void openPage() throws IOException {
        open("");
    }

    @Test
    void thePageRunsWebAssembly() {
        assertThat(browser.executeScript("return typeof contrastiveLibrary + typeof contrastiveRuntime")).isEqualTo("undefinedstring");
    }
}

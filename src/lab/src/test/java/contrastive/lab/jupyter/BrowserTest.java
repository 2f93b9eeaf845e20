package contrastive.lab.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.FakeMachine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserTest {

    private static final Map<String, String> DESKTOP = Map.of("DISPLAY", ":0");
    private final FakeMachine machine = new FakeMachine();

    @Test
    void aBrowserIsOpenedOnADesktopOnly() {
        assertThat(Browser.canOpen(machine, DESKTOP, true)).isTrue();
        assertThat(Browser.canOpen(machine, Map.of(), true)).isFalse();
        assertThat(Browser.canOpen(machine, Map.of(), false)).isTrue();
    }

    @Test
    void neitherRootNorCiNorARemoteReaderGetsABrowser() {
        assertThat(Browser.canOpen(machine, Map.of("DISPLAY", ":0", "CI", "true"), true)).isFalse();
        assertThat(Browser.canOpen(machine, Map.of("DISPLAY", ":0", "SSH_CONNECTION", "a b"), true)).isFalse();
        assertThat(Browser.canOpen(new FakeMachine().asRoot(), DESKTOP, true)).isFalse();
    }

    @Test
    void testsGoWithoutABrowserWhereNoneCanBeHad() {
        assertThat(Browser.forTests(machine)).isEmpty();
        assertThat(machine.said()).contains("sudo apt-get install chromium chromium-driver");
    }

    @Test
    void aBrowserThatIsThereIsNamed() {
        machine.onPath("chromium", Path.of("/usr/bin/chromium")).onPath("chromedriver", Path.of("/usr/bin/chromedriver"));

        assertThat(Browser.forTests(machine)).containsOnlyKeys("chromium", "chromedriver");
        assertThat(machine.commands()).isEmpty();
    }
}

package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PinnedPlotlyTest {

    @Test
    void theFileThatIsShippedIsThePublicOneThatFiguresAskFor() throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-384").digest(PinnedPlotly.file());
        assertThat(Bundle.SCRIPT).contains("'sha384-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void itIsThePartialBundleAndNotTheWholeOfPlotly() {
        assertThat(PinnedPlotly.file().length).isLessThan(1_500_000);
    }

    @Test
    void theAddressOfThePublicFileNamesTheVersionThatIsShipped() {
        Matcher named = Pattern.compile("plotly\\.js-cartesian-dist-min@([\\d.]+)/").matcher(Bundle.SCRIPT);
        assertThat(named.find()).isTrue();
        assertThat(new String(PinnedPlotly.file(), StandardCharsets.UTF_8).substring(0, 100)).contains(" v" + named.group(1) + "\n");
    }
}

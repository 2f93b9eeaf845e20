package contrastive.plot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Plotly that the library's figures load, as their script says. */
final class PinnedPlotly {

    /** A version after Plotly's package, in an address or in the path of a file. */
    static final Pattern NAMED = Pattern.compile("plotly\\.js-dist[@/](\\d+(?:\\.\\d+)+)");
    static final String VERSION = version();
    /** The file on the class path. */
    static final String FILE = "/META-INF/resources/webjars/plotly.js-dist/" + VERSION + "/plotly.js";

    private PinnedPlotly() {}

    private static String version() {
        Matcher named = NAMED.matcher(Bundle.SCRIPT);
        if (!named.find()) {
            throw new AssertionError("the script of figures names no Plotly");
        }
        return named.group(1);
    }
}

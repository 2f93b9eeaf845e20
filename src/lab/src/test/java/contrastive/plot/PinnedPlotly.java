package contrastive.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The Plotly that the project ships, for the site and for the kernel's folder. */
final class PinnedPlotly {

    private PinnedPlotly() {}

    static byte[] file() {
        try (InputStream in = PinnedPlotly.class.getResourceAsStream("/contrastive/plotly/plotly-cartesian.min.js")) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

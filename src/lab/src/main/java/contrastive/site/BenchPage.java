package contrastive.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The bench: a page that computes with the library itself, compiled for the browser. */
public final class BenchPage {

    private static final String PAGE = "/contrastive/page/";
    private static final String UPLOT = Site.WEBJARS + "uplot/1.6.30/dist/";
    private static final Map<String, String> ASSETS = Map.of("page.js", PAGE + "page.js",
            "charts.js", PAGE + "charts.js", "bench.css", PAGE + "bench.css", "uplot.js", UPLOT + "uPlot.iife.min.js",
            "uplot.css", UPLOT + "uPlot.min.css", "site.css", "site.css", "icon.svg", "icon.svg");

    private BenchPage() {
    }

    /**
     * Writes the page and all that it loads; what is there already is replaced.
     *
     * @param target the site's folder
     * @throws IOException if a file cannot be written
     */
    public static void write(Path target) throws IOException {
        Path assets = Files.createDirectories(target.resolve("assets"));
        Site.copy(PAGE + "bench.html", target.resolve("bench.html"));
        for (Map.Entry<String, String> asset : ASSETS.entrySet()) {
            Site.copy(asset.getValue(), assets.resolve(asset.getKey()));
        }
        PackedLibrary.write(PAGE + "contrastive", assets);
    }
}

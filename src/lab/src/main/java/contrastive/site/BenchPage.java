package contrastive.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

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
        pack(PAGE + "contrastive.js", assets.resolve("contrastive.js"));
    }

    /** Writes a compiled library as a script that page.js unpacks. */
    static void pack(String resource, Path file) throws IOException {
        Site.copy(resource, file);
        String library = "function (exports) {\n" + Files.readString(file) + "\n}";
        Files.writeString(file, "window.contrastivePacked = '" + packed(library.getBytes(StandardCharsets.UTF_8)) + "';\n");
    }

    /** Packed bytes as letters, since a page opened from disk can load nothing but scripts. */
    static String packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

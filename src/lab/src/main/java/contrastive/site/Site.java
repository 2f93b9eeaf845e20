package contrastive.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes the whole site into a folder. */
public final class Site {

    static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String PLOTLY = "/contrastive/plotly/plotly-cartesian.min.js";
    private static final String KATEX = WEBJARS + "katex/0.18.11/dist/";
    private static final Pattern FONT = Pattern.compile("url\\((fonts/[\\w-]+\\.woff2)\\)");

    private Site() {}

    /**
     * @param converted one HTML file per notebook, in reading order, made by nbconvert's basic template
     * @param made shown at the foot of every page
     * @param target emptied first
     * @throws IllegalArgumentException if there is no html file, or a notebook does not begin with a heading and a paragraph
     * @throws IOException if a file cannot be read or written
     */
    public static void write(List<Path> converted, MadeFrom made, Path target) throws IOException {
        if (converted.isEmpty()) {
            throw new IllegalArgumentException("converted must have at least one page, got none");
        }
        List<Chapter> chapters = new ArrayList<>();
        for (Path file : converted) {
            chapters.add(Chapter.read(file.getFileName().toString().replace(".html", ""), Files.readString(file)));
        }
        empty(target);
        Path assets = Files.createDirectories(target.resolve("assets"));
        Template template = new Template(List.copyOf(chapters), made);
        for (Chapter chapter : chapters) {
            Files.writeString(target.resolve(chapter.address()), template.page(chapter));
        }
        Files.writeString(target.resolve("index.html"), template.index());
        Files.writeString(assets.resolve("search.js"), SearchIndex.script(chapters));
        for (String name : List.of("site.css", "site.js", "icon.svg")) {
            copy(name, assets.resolve(name));
        }
        copy(PLOTLY, assets.resolve("plotly.js"));
        copyKatex(Files.createDirectories(assets.resolve("katex")));
        BenchPage.write(target);
        PackedLibrary.write("/contrastive/chapters/chapters", assets);
        EmojiData.write(assets.resolve("emoji.js"));
    }

    /** The script, and the style with the fonts that it names. */
    private static void copyKatex(Path folder) throws IOException {
        copy(KATEX + "katex.min.js", folder.resolve("katex.min.js"));
        copy(KATEX + "contrib/auto-render.min.js", folder.resolve("auto-render.min.js"));
        copy(KATEX + "katex.min.css", folder.resolve("katex.min.css"));
        Files.createDirectories(folder.resolve("fonts"));
        Matcher font = FONT.matcher(Files.readString(folder.resolve("katex.min.css")));
        while (font.find()) {
            copy(KATEX + font.group(1), folder.resolve(font.group(1)));
        }
    }

    static void copy(String resource, Path file) throws IOException {
        Files.write(file, read(resource));
    }

    static byte[] read(String resource) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

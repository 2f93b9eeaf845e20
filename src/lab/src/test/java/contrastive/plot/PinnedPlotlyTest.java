package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PinnedPlotlyTest {

    @Test
    void thePomAndEverySourceFileNameThePlotlyThatFiguresLoad() throws IOException {
        Map<String, String> named = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            for (Path source : sources.filter(file -> file.toString().matches(".*/src/main/.*\\.(java|js)")).toList()) {
                Matcher version = PinnedPlotly.NAMED.matcher(Files.readString(source));
                while (version.find()) {
                    named.put(source.getFileName().toString(), version.group(1));
                }
            }
        }
        assertThat(named).containsKeys("live.js", "KernelSpec.java");
        assertThat(named.values()).as("%s", named).containsOnly(PinnedPlotly.VERSION);
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<plotly.version>" + PinnedPlotly.VERSION + "</plotly.version>");
    }
}

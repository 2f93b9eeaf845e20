package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the notebook that explains every symbol: what they name is there, and nothing is missing. */
class GlossaryTest {

    private static final List<String> PACKAGES = List.of("data", "model", "objective", "dynamics", "theory");
    private static final Pattern CODE = Pattern.compile("`(\\w+)\\.(\\w+)`");

    /** @param name a class of the library and its method, such as PairModel.dimension; empty where the code has no name for it */
    private record Entry(String symbol, String meaning, Optional<String> name, String chapter) {}

    static Stream<Entry> entries() {
        return NotebookFile.read(Path.of("notebooks/B-glossary.ipynb")).texts().stream().flatMap(text -> text.source().lines())
                .filter(line -> line.startsWith("|") && !line.startsWith("| symbol") && !line.startsWith("| ---"))
                .map(line -> List.of(line.split(" *\\| *", -1)))
                .map(columns -> new Entry(columns.get(1), columns.get(2), Optional.of(columns.get(3)).filter(name -> !name.isEmpty()),
                        columns.get(columns.size() - 2)));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyNameIsOneOfTheLibrary(Entry entry) {
        entry.name().ifPresent(code -> {
            assertThat(code).matches(CODE);
            String[] name = code.replace("`", "").split("\\.");
            assertThat(PACKAGES.stream().flatMap(part -> methods("contrastive." + part + "." + name[0]))).as(code).contains(name[1]);
        });
    }

    private static Stream<String> methods(String className) {
        try {
            return Arrays.stream(Class.forName(className).getMethods()).map(Method::getName);
        } catch (ClassNotFoundException elsewhere) {
            return Stream.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everySymbolHasAMeaningInWordsAndAChapterThatExists(Entry entry) {
        assertThat(entry.meaning()).as(entry.symbol()).matches(".*[a-z]{4}.*");
        assertThat(entry.chapter()).as(entry.symbol()).matches("\\[\\d\\d\\]\\([\\w-]+\\.ipynb\\)");
        assertThat(Path.of("notebooks", entry.chapter().replaceFirst(".*\\((.*)\\)", "$1"))).isRegularFile();
    }

    /** The symbols of tower B are those of tower A with another letter. */
    @Test
    void everySymbolOfTheLibrarysTableIsThere() throws IOException {
        List<String> explained = entries().map(entry -> entry.symbol().replaceAll("[$\\\\{}; ]|ty\\b", "")).toList();
        List<Element> rows = Jsoup.parse(Files.readString(Path.of("src/library/src/main/java/contrastive/package-info.java"))).select("tr:has(td)");
        assertThat(rows).hasSizeGreaterThan(15);
        for (Element row : rows) {
            for (String symbol : row.child(0).text().split(", ")) {
                assertThat(explained).contains(symbol.replace(" ", "").replace('B', 'A'));
            }
        }
    }
}

package contrastive.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlossaryTest {

    private static final List<String> PACKAGES = List.of("data", "model", "objective", "dynamics", "theory");

    static Stream<Glossary.Entry> entries() {
        return Glossary.read().entries().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyNameIsOneOfTheLibrary(Glossary.Entry entry) {
        String[] name = entry.name().split("\\.");
        assertThat(PACKAGES.stream().flatMap(part -> methods("contrastive." + part + "." + name[0]))).as(entry.name()).contains(name[1]);
    }

    private static Stream<String> methods(String className) {
        try {
            return Arrays.stream(Class.forName(className).getMethods()).map(java.lang.reflect.Method::getName);
        } catch (ClassNotFoundException elsewhere) {
            return Stream.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everySymbolHasAMeaningInWordsAndAChapter(Glossary.Entry entry) {
        assertThat(entry.meaning()).as(entry.name()).matches(".*[a-z]{4}.*");
        assertThat(entry.chapter()).as(entry.name()).matches("\\d\\d");
    }
}

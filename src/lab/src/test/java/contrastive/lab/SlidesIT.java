package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import contrastive.lab.machine.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The decks that the project's own settings for nbconvert make of the committed notebooks. */
class SlidesIT {

    private static final String SLIDE = "\"slide_type\": \"slide\"";

    @TestFactory
    Stream<DynamicTest> aDeckHasASlideForEachTagAndAFigureStandsWithoutItsCode() throws IOException {
        JupyterSettings settings = JupyterSettings.read();
        List<Path> notebooks = settings.folders().notebookFiles().stream().filter(file -> text(file).contains(SLIDE)).toList();
        Path decks = settings.folders().project().resolve("target/decks");
        CommandResult outcome = settings.nbconvert().toSlides(notebooks, decks);
        assertThat(outcome.code()).as("nbconvert said:\n" + outcome.text()).isZero();
        return notebooks.stream().map(notebook -> dynamicTest(notebook.getFileName().toString(), () -> {
            Document deck = Jsoup.parse(decks.resolve(notebook.getFileName().toString().replace(".ipynb", ".slides.html")));

            assertThat(deck.select("section section")).hasSize(text(notebook).split(SLIDE, -1).length - 1);
            assertThat(deck.select("section section:has(img)")).isNotEmpty();
            assertThat(deck.select("section section:has(img) .highlight")).as("code on a slide with a figure").isEmpty();
            assertThat(deck.select("head script").html()).as("the page's size").contains("?width=1160&height=652");
        }));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}

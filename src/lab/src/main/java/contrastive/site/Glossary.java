package contrastive.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/** Every symbol of the course, from glossary.txt: one line per symbol, its columns between bars. */
record Glossary(List<Entry> entries) {

    static final String DESCRIPTION = "Every symbol of the course: its name in the code, what it means in words, its unit and range, "
            + "and its value when training went well.";
    private static final List<String> COLUMNS = List.of("symbol", "name", "meaning", "unit", "range", "perfect", "collapsed", "chapter");

    /**
     * @param name a class of the library and its method, such as PairModel.dimension
     * @param perfect the value after perfect training, empty where there is none, as {@code collapsed} is
     * @param chapter the number of the chapter that introduces it
     */
    record Entry(String symbol, String name, String meaning, String unit, String range, String perfect, String collapsed, String chapter) {}

    static Glossary read() {
        try (InputStream in = Glossary.class.getResourceAsStream("glossary.txt")) {
            List<List<String>> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()).toList();
            for (List<String> line : lines) {
                if (line.size() != COLUMNS.size() || line == lines.get(0) && !line.equals(COLUMNS)) {
                    throw new IllegalStateException("glossary.txt must have the columns " + COLUMNS + " in each line, got " + line);
                }
            }
            return new Glossary(lines.stream().skip(1).map(line -> new Entry(line.get(0), line.get(1), line.get(2), line.get(3), line.get(4),
                    line.get(5), line.get(6), line.get(7))).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read glossary.txt", failure);
        }
    }

    /** The page's text: a heading, how to read it, and a row per symbol that links to the chapter that introduces it. */
    Element prose(List<Chapter> chapters) {
        Element prose = new Element("div").addClass("prose");
        prose.appendElement("h1").text("Glossary of symbols");
        prose.appendElement("p").text("Each symbol with its name in the code, what it means in words, and what its values say. A quantity without a "
                + "unit is a pure number; variances are those of the inputs. \u201cPerfect\u201d is the value once training has aligned and balanced "
                + "the representations, \u201ccollapsed\u201d the value when only one direction is left, or none.");
        Element table = prose.appendElement("table").addClass("glossary").attr("role", "table");
        Element body = table.appendElement("tbody").attr("role", "rowgroup");
        for (Entry entry : entries) {
            Element row = body.appendElement("tr").attr("role", "row").attr("id", entry.name());
            cell(row, "symbol", entry.symbol());
            cell(row, "meaning", entry.meaning());
            row.appendElement("td").attr("role", "cell").attr("data-column", "in code").appendElement("code").text(entry.name());
            List<String> facts = List.of(entry.unit(), entry.range(), entry.perfect(), entry.collapsed());
            IntStream.range(0, facts.size()).filter(i -> !facts.get(i).isEmpty()).forEach(i -> cell(row, COLUMNS.get(i + 3), facts.get(i)));
            chapters.stream().filter(chapter -> chapter.number().equals(entry.chapter())).findFirst().ifPresent(chapter ->
                    row.appendElement("td").attr("role", "cell").attr("data-column", "chapter").appendElement("a").attr("href", chapter.address())
                            .attr("title", chapter.title()).text(chapter.number()));
        }
        return prose;
    }

    private static void cell(Element row, String column, String text) {
        row.appendElement("td").attr("role", "cell").attr("data-column", column).text(text);
    }
}

package contrastive.site;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** The cells of a notebook without nbconvert's markup around them: prose, code and outputs, as elements of three CSS classes. */
final class Cells {

    private static final Pattern NOTEBOOK = Pattern.compile("^([\\w.-]+)\\.ipynb(#.*)?$");
    /** A cell in which a reader's answer is checked. */
    private static final Pattern CHECK = Pattern.compile("\\b(Chapter\\w+\\.\\w+)\\(.*\\)\\s*\\.check\\(", Pattern.DOTALL);

    private Cells() {}

    /** @param page the body of nbconvert's basic html, of version 6 or 7; its content is moved into the result */
    static Element of(Element page) {
        Element cells = new Element("div").addClass("cells");
        for (Element cell : page.select("div.cell")) {
            if (cell.hasClass("text_cell")) {
                cells.appendChild(moved(cell.selectFirst(".text_cell_render"), "prose"));
            } else {
                addCode(cells, cell);
            }
        }
        cells.select("a.anchor-link").forEach(link -> link.text("#").attr("aria-label", "Link to this section"));
        cells.select("a[href]").forEach(link -> link.attr("href", NOTEBOOK.matcher(link.attr("href")).replaceFirst("$1.html$2")));
        cells.select("td a[href$=.html]").forEach(link -> link.text(link.text().replace(".ipynb", "")));
        cells.select("table").forEach(CardTable::arrange);
        // lets a wide table scroll by itself, also with the keyboard
        cells.select("table").wrap("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"></div>");
        return cells;
    }

    private static void addCode(Element cells, Element cell) {
        Element code = cell.selectFirst(".input_area .highlight");
        String text = code == null ? "" : code.wholeText();
        if (code != null && !code.text().isBlank()) {
            cells.appendChild(codeBlock(code));
        }
        for (Element output : cell.select(".output_subarea")) {
            Element shown = moved(output, output.hasClass("output_stderr") ? "output stderr" : "output");
            LiveFigures.mark(shown, text);
            cells.appendChild(shown);
        }
    }

    private static Element codeBlock(Element code) {
        String text = code.wholeText();
        Element block = moved(code, "code");
        block.select("pre").attr("tabindex", "0").attr("role", "region").attr("aria-label", "Java");
        Matcher check = CHECK.matcher(text);
        if (check.find()) {
            // where a page can check an answer it finds the exercise by this name
            block.attr("data-exercise", check.group(1));
        }
        return text.stripLeading().startsWith("%classpath") ? folded(block) : block;
    }

    /** The cell that loads the library is the same in every chapter and of no interest on a page. */
    private static Element folded(Element block) {
        Element folded = new Element("details").addClass("set-up");
        folded.appendElement("summary").text("Set-up: the library and its imports");
        folded.appendChild(block);
        return folded;
    }

    private static Element moved(Element from, String className) {
        Element block = new Element("div").attr("class", className);
        List.copyOf(from.childNodes()).stream().filter(child -> !(child instanceof TextNode text && text.isBlank() && !from.is("pre"))).forEach(block::appendChild);
        return block;
    }
}

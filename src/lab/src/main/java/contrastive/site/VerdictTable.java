package contrastive.site;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** A table of claims, laid out so that a narrow page cuts nothing: the verdict comes first, and the style makes a card of each claim. */
final class VerdictTable {

    private static final String VERDICT = "verdict";

    private VerdictTable() {}

    /** Marks verdicts wherever they stand, and changes the table in its place if it has a column of them. */
    static void arrange(Element table) {
        table.select("td").forEach(VerdictTable::mark);
        List<Element> heads = table.select("thead th");
        int verdict = heads.stream().map(Element::text).toList().indexOf(VERDICT);
        if (verdict < 0) {
            return;
        }
        List<String> names = heads.stream().map(Element::text).toList();
        // what the style makes a grid is no table any more to a screen reader, unless it says so
        table.addClass("verdicts").attr("role", "table");
        table.select("thead, tbody").attr("role", "rowgroup");
        for (Element row : table.select("tr")) {
            row.attr("role", "row");
            List<Element> cells = List.copyOf(row.children());
            for (int i = 0; i < cells.size() && i < names.size(); i++) {
                cells.get(i).attr("role", cells.get(i).is("th") ? "columnheader" : "cell").attr("data-column", names.get(i)).removeAttr("style");
            }
            if (verdict < cells.size()) {
                row.prependChild(cells.get(verdict));
            }
        }
    }

    private static void mark(Element cell) {
        String verdict = cell.text().strip().toLowerCase(Locale.ROOT);
        if (verdict.equals("holds") || verdict.equals("fails")) {
            cell.addClass(verdict);
        }
    }
}

package contrastive.site;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** A table of claims or of symbols, laid out so that a narrow page cuts nothing: the style makes a card of each row. */
final class CardTable {

    private static final String VERDICT = "verdict";

    private CardTable() {}

    /** Marks verdicts wherever they stand, and changes the table in its place if it has a column of verdicts or of symbols. */
    static void arrange(Element table) {
        table.select("td").forEach(CardTable::mark);
        List<String> names = table.select("thead th").stream().map(Element::text).toList();
        int verdict = names.indexOf(VERDICT);
        if (verdict >= 0) {
            makeCards(table.addClass("verdicts"), names);
            // a card begins with it
            table.select("tr").stream().filter(row -> verdict < row.childrenSize()).forEach(row -> row.prependChild(row.child(verdict)));
        } else if (names.contains("symbol")) {
            makeCards(table.addClass("symbols"), names);
        }
    }

    private static void makeCards(Element table, List<String> names) {
        // what the style makes a grid is no table any more to a screen reader, unless it says so
        table.attr("role", "table");
        table.select("thead, tbody").attr("role", "rowgroup");
        for (Element row : table.select("tr")) {
            row.attr("role", "row");
            for (int i = 0; i < row.childrenSize() && i < names.size(); i++) {
                Element cell = row.child(i);
                cell.attr("role", cell.is("th") ? "columnheader" : "cell").attr("data-column", names.get(i)).removeAttr("style");
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

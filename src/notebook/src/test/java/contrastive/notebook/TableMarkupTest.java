package contrastive.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableMarkupTest {

    @Test
    void numbersStandRightWithFiveDigitsAndNaNStays() {
        Table table = Table.create("t", DoubleColumn.create("kappa", 5.10102744, Double.NaN));
        assertThat(TableMarkup.html(table)).contains("<th scope=\"col\" style=\"text-align:right\">kappa</th>")
                .contains("<td style=\"text-align:right\">5.101</td>").contains(">NaN</td>");
    }

    @Test
    void aVerdictIsAWord() {
        Table table = Table.create("t", StringColumn.create("claim", "T1", "T2"), BooleanColumn.create("verdict", true, false));
        assertThat(TableMarkup.text(table)).isEqualTo("claim  verdict\nT1     holds\nT2     fails");
    }

    @Test
    void textStandsLeftAlsoWhereStylesAreDropped() {
        Table table = Table.create("t", StringColumn.create("claim", "T1", ""));
        assertThat(TableMarkup.html(table).replaceAll(" style=\"[^\"]*\"", "")).contains("<th scope=\"col\"><div align=\"left\">claim</div></th>",
                "<td><div align=\"left\">T1</div></td>", "<td></td>");
    }

    @Test
    void aVerdictThatFailsIsSeenAtOnce() {
        Table table = Table.create("t", StringColumn.create("verdict", "holds", "FAILS"));
        assertThat(TableMarkup.html(table)).containsPattern("color:#[0-9a-f]{6}\"><div align=\"left\">FAILS</div>").containsOnlyOnce("color:");
    }

    @Test
    void namesAndCellsAreEscaped() {
        Table table = Table.create("t", StringColumn.create("<script>a</script>", "<img src=x onerror=alert(1)>"));
        assertThat(TableMarkup.html(table)).doesNotContain("<script").doesNotContain("<img");
    }

    @Test
    void theNameOfANotebookIsALinkToIt() {
        Table table = Table.create("t", StringColumn.create("shown in", "03-the-price.ipynb", "\"onclick=x.ipynb"));
        assertThat(TableMarkup.html(table)).contains("<a href=\"03-the-price.ipynb\">03-the-price.ipynb</a>").doesNotContain("href=\"\"onclick");
        assertThat(TableMarkup.text(table)).doesNotContain("href");
    }

    @Test
    void ofALongTableTheFirstAndLastRowsAreShown() {
        Table table = Table.create("t", IntColumn.create("step", IntStream.range(0, 1_000).toArray()));
        assertThat(TableMarkup.html(table)).contains(">29</td>").doesNotContain(">30</td>").doesNotContain(">969</td>").contains(">970</td>")
                .endsWith("<p>The first and last 30 of 1000 rows are shown.</p>");
    }

    @Test
    void aTableOfSixtyRowsIsShownWhole() {
        Table table = Table.create("t", IntColumn.create("step", IntStream.range(0, 60).toArray()));
        assertThat(TableMarkup.text(table).lines()).hasSize(61);
    }
}

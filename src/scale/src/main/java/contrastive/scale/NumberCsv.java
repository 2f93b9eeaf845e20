package contrastive.scale;

import java.io.StringWriter;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** A table of numbers as the text of a csv file and back, to the last bit; NaN is an empty field. */
final class NumberCsv {

    private NumberCsv() {
    }

    static String write(Table table) {
        StringWriter text = new StringWriter();
        table.write().csv(text);
        return text.toString();
    }

    static Table read(String csv) {
        int atMost = csv.substring(0, csv.indexOf('\n')).split(",").length;
        return Table.read().usingOptions(CsvReadOptions.builderFromString(csv).columnTypes(name -> ColumnType.DOUBLE)
                .maxNumberOfColumns(atMost));
    }
}

package contrastive.plot;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Small tables for the tests of this package. */
final class Tables {

    private Tables() {}

    /** Columns "time" and "value" at times 0 to 10. */
    static Table of(int rows, DoubleUnaryOperator value) {
        double[] time = IntStream.range(0, rows).mapToDouble(i -> 10.0 * i / (rows - 1)).toArray();
        return of(time, IntStream.range(0, rows).mapToDouble(i -> value.applyAsDouble(time[i])).toArray());
    }

    static Table of(double[] time, double[] value) {
        return Table.create("run", DoubleColumn.create("time", time), DoubleColumn.create("value", value));
    }

    /** A chart of one line that rises from 1 to 11. */
    static Chart rising(String title, String label) {
        return Chart.titled(title).axes("time t", "value").line(label, of(11, t -> 1 + t), "time", "value", Ink.CONTRASTIVE);
    }
}

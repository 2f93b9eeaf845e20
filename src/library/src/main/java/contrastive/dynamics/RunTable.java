package contrastive.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** A run as tables, in a class of its own so that training does not depend on Tablesaw. */
final class RunTable {

    /** A table of more columns than this, one per direction, would not be read but fill the memory. */
    private static final int MOST_COLUMNS = 1000;

    private RunTable() {}

    static Table of(List<Snapshot> snapshots) {
        Snapshot first = snapshots.get(0);
        boolean model = !(first instanceof PairSnapshot);
        Table table = Table.create("trajectory");
        add(table, snapshots, "time", Snapshot::time);
        add(table, snapshots, "alignment", Snapshot::alignment);
        add(table, snapshots, "condition number", Snapshot::conditionNumber);
        if (model) {
            add(table, snapshots, "noise share", Snapshot::noiseShare);
        }
        add(table, snapshots, "effective rank", Snapshot::effectiveRank);
        if (model) {
            add(table, snapshots, "negative weight", Snapshot::negativeWeight);
            add(table, snapshots, "condition number A", s -> s.towerA().conditionNumber());
            add(table, snapshots, "condition number B", s -> s.towerB().conditionNumber());
        }
        first.quantities().keySet().forEach(name -> add(table, snapshots, name, s -> s.quantity(name)));
        if (first.strengths().length <= MOST_COLUMNS) {
            add(table, "strength", snapshots.stream().map(Snapshot::strengths).toArray(double[][]::new));
        }
        return table;
    }

    static Table ofMasses(List<Snapshot> snapshots) {
        Table table = Table.create("masses");
        add(table, snapshots, "time", Snapshot::time);
        add(table, "aligned mass", snapshots.stream().map(s -> s.masses().aligned()).toArray(double[][]::new));
        add(table, "misaligned mass", snapshots.stream().map(s -> s.masses().misaligned()).toArray(double[][]::new));
        add(table, snapshots, "noise mass", s -> s.masses().noise());
        return table;
    }

    private static void add(Table table, String name, double[][] rows) {
        for (int k = 0; k < rows[0].length; k++) {
            int column = k;
            double[] values = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
            table.addColumns(DoubleColumn.create(name + " " + (k + 1), values));
        }
    }

    private static void add(Table table, List<Snapshot> snapshots, String name, ToDoubleFunction<Snapshot> quantity) {
        table.addColumns(DoubleColumn.create(name, snapshots.stream().mapToDouble(quantity).toArray()));
    }
}

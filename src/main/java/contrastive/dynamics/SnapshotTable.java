package contrastive.dynamics;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Snapshots as a table that loses nothing: {@link Trajectory#table}, what that takes the larger of, and the masses. */
final class SnapshotTable {

    private SnapshotTable() {
    }

    static String csv(List<Snapshot> snapshots) {
        return NumberCsv.write(of(snapshots));
    }

    private static Table of(List<Snapshot> snapshots) {
        Trajectory run = Trajectory.stepped(snapshots, null);
        Table table = run.table();
        if (run.first() instanceof ModelSnapshot) {
            Table masses = run.massTable();
            masses.removeColumns("time");
            table.addColumns(column("noise share A", snapshots.stream().mapToDouble(s -> s.towerA().noiseShare()).toArray()),
                    column("noise share B", snapshots.stream().mapToDouble(s -> s.towerB().noiseShare()).toArray()),
                    column("effective rank A", snapshots.stream().mapToDouble(s -> s.towerA().effectiveRank()).toArray()),
                    column("effective rank B", snapshots.stream().mapToDouble(s -> s.towerB().effectiveRank()).toArray()));
            masses.columns().forEach(table::addColumns);
        }
        return table;
    }

    private static DoubleColumn column(String name, double[] values) {
        return DoubleColumn.create(name, values);
    }

    static List<Snapshot> snapshots(String csv) {
        Table table = NumberCsv.read(csv);
        List<Snapshot> snapshots = new ArrayList<>(table.rowCount());
        for (Row row : table) {
            double[] strengths = numbered(table, row, "strength");
            snapshots.add(!table.containsColumn("noise mass")
                    ? new PairSnapshot(row.getDouble("time"), row.getDouble("alignment"), strengths)
                    : new ModelSnapshot(row.getDouble("time"), row.getDouble("alignment"), tower(row, " A"), tower(row, " B"),
                            row.getDouble("negative weight"), strengths, new Masses(numbered(table, row, "aligned mass"),
                                    numbered(table, row, "misaligned mass"), row.getDouble("noise mass"))));
        }
        return snapshots;
    }

    private static TowerState tower(Row row, String which) {
        return new TowerState(row.getDouble("condition number" + which), row.getDouble("noise share" + which),
                row.getDouble("effective rank" + which));
    }

    private static double[] numbered(Table table, Row row, String name) {
        return table.columnNames().stream().filter(column -> column.matches(name + " \\d+")).mapToDouble(row::getDouble).toArray();
    }
}

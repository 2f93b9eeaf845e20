package contrastive.scale;

import contrastive.dynamics.Masses;
import contrastive.dynamics.ModelSnapshot;
import contrastive.dynamics.PairSnapshot;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.TowerState;
import contrastive.dynamics.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Snapshots as a lossless table: {@link Trajectory#table}, the values that it leaves out, and the masses. */
final class SnapshotTable {

    private SnapshotTable() {
    }

    static String csv(List<Snapshot> snapshots) {
        return NumberCsv.write(of(snapshots));
    }

    private static Table of(List<Snapshot> snapshots) {
        Trajectory run = Trajectory.stepped(snapshots, null);
        Table table = run.table();
        if (!table.containsColumn("strength 1")) {
            // a table for readers leaves out strengths where there are too many
            for (int k = 0; k < snapshots.get(0).strengths().length; k++) {
                int direction = k;
                table.addColumns(column("strength " + (k + 1), snapshots, s -> s.strengths()[direction]));
            }
        }
        if (run.first() instanceof ModelSnapshot) {
            Table masses = run.massTable();
            masses.removeColumns("time");
            table.addColumns(column("noise share A", snapshots, s -> s.towerA().noiseShare()),
                    column("noise share B", snapshots, s -> s.towerB().noiseShare()),
                    column("effective rank A", snapshots, s -> s.towerA().effectiveRank()),
                    column("effective rank B", snapshots, s -> s.towerB().effectiveRank()));
            masses.columns().forEach(table::addColumns);
        }
        return table;
    }

    private static DoubleColumn column(String name, List<Snapshot> snapshots, ToDoubleFunction<Snapshot> quantity) {
        return DoubleColumn.create(name, snapshots.stream().mapToDouble(quantity).toArray());
    }

    /** @param quantities of the user's own that the run measures, by name */
    static List<Snapshot> snapshots(String csv, List<String> quantities) {
        Table table = NumberCsv.read(csv);
        String[] strengths = numbered(table, "strength");
        String[] aligned = numbered(table, "aligned mass");
        String[] misaligned = numbered(table, "misaligned mass");
        List<Snapshot> snapshots = new ArrayList<>(table.rowCount());
        for (Row row : table) {
            Map<String, Double> own = new LinkedHashMap<>();
            quantities.forEach(name -> own.put(name, row.getDouble(name)));
            snapshots.add(!table.containsColumn("noise mass")
                    ? new PairSnapshot(row.getDouble("time"), row.getDouble("alignment"), values(row, strengths), own)
                    : new ModelSnapshot(row.getDouble("time"), row.getDouble("alignment"), tower(row, " A"), tower(row, " B"),
                            row.getDouble("negative weight"), values(row, strengths),
                            new Masses(values(row, aligned), values(row, misaligned), row.getDouble("noise mass")), own));
        }
        return snapshots;
    }

    private static TowerState tower(Row row, String which) {
        return new TowerState(row.getDouble("condition number" + which), row.getDouble("noise share" + which),
                row.getDouble("effective rank" + which));
    }

    /** The columns "name 1", "name 2", ...; found once per table, which may have thousands. */
    private static String[] numbered(Table table, String name) {
        return table.columnNames().stream().filter(column -> column.matches(name + " \\d+")).toArray(String[]::new);
    }

    private static double[] values(Row row, String[] columns) {
        return Arrays.stream(columns).mapToDouble(row::getDouble).toArray();
    }
}

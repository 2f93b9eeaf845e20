package tech.tablesaw.plotly.api;

import contrastive.plot.Chart;
import contrastive.plot.Figure;
import contrastive.plot.Ink;
import java.util.LinkedHashSet;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** A line for each group of rows, drawn as a notebook draws Tablesaw's. */
public final class LinePlot {

    private LinePlot() {
    }

    public static Figure create(String title, Table table, String xColumn, String yColumn, String groupColumn) {
        StringColumn groups = table.stringColumn(groupColumn);
        Chart chart = Chart.titled(title).axes(xColumn, yColumn);
        List<String> names = List.copyOf(new LinkedHashSet<>(List.of(groups.asObjectArray())));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Table rows = table.where(Selection.of(groups.size(), row -> groups.get(row).equals(name)));
            chart = chart.line(name, rows, xColumn, yColumn, Ink.setting(i));
        }
        return chart.figure();
    }
}

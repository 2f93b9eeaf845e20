package contrastive.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYZDataset;

/** The heat map of a static picture: its cells, the scale beside it, and a white border for the lines on top. */
final class StaticHeat {

    private static final float HALO_WIDTH = 5f;

    private StaticHeat() {}

    static void draw(XYPlot plot, Layer.Heat heat, Chart chart) {
        int columns = heat.xs().length;
        int cells = columns * heat.ys().length;
        double[][] triples = new double[3][cells];
        for (int i = 0; i < cells; i++) {
            triples[0][i] = heat.xs()[i % columns];
            triples[1][i] = heat.ys()[i / columns];
            triples[2][i] = heat.z()[i / columns][i % columns];
        }
        DefaultXYZDataset data = new DefaultXYZDataset();
        data.addSeries(heat.label(), triples);
        BlockRenderer renderer = new BlockRenderer(heat, chart.x(), chart.y());
        renderer.setDefaultSeriesVisibleInLegend(false);
        StaticPanel.add(plot, data, renderer);
        range(plot.getDomainAxis(), renderer.xEdges());
        range(plot.getRangeAxis(), renderer.yEdges());
    }

    static void drawHalo(XYPlot plot, Layer.Curve curve) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, Color.WHITE);
        renderer.setSeriesStroke(0, new BasicStroke(HALO_WIDTH));
        renderer.setDefaultSeriesVisibleInLegend(false);
        StaticPanel.add(plot, StaticPanel.series(curve), renderer);
    }

    static PaintScaleLegend scale(XYPlot plot, Layer.Heat heat) {
        NumberAxis axis = new NumberAxis(heat.label());
        axis.setNumberFormatOverride(new AxisNumbers());
        StaticPanel.styled(axis);
        PaintScaleLegend legend = new PaintScaleLegend(((BlockRenderer) plot.getRenderer(0)).scale(), axis);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setStripWidth(12);
        legend.setAxisOffset(4);
        legend.setMargin(4, 4, 36, 10);
        legend.setBackgroundPaint(Color.WHITE);
        axis.setLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        return legend;
    }

    private static void range(ValueAxis axis, double[] edges) {
        axis.setRange(edges[0], edges[edges.length - 1]);
    }
}

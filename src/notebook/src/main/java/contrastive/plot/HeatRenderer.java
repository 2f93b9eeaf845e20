package contrastive.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jfree.data.xy.XYDataset;

/**
 * The heat map of a static picture, with the scale beside it. Its cells reach half way to their neighbours: JFreeChart's own renderer
 * makes all cells equally wide.
 */
final class HeatRenderer extends AbstractXYItemRenderer {

    private final Layer.Heat heat;
    private final double[] xEdges;
    private final double[] yEdges;
    private final PaintScale scale;

    private HeatRenderer(Layer.Heat heat, Chart chart) {
        this.heat = heat;
        xEdges = edges(heat.xs(), chart.x().logarithmic());
        yEdges = edges(heat.ys(), chart.y().logarithmic());
        scale = scale(heat);
        setDefaultSeriesVisibleInLegend(false);
    }

    /** Adds the cells to a plot, whose axes then end where the cells end. */
    static void draw(XYPlot plot, Layer.Heat heat, Chart chart) {
        int columns = heat.xs().length;
        double[][] triples = new double[3][columns * heat.ys().length];
        triples[2] = heat.values();
        for (int i = 0; i < triples[2].length; i++) {
            triples[0][i] = heat.xs()[i % columns];
            triples[1][i] = heat.ys()[i / columns];
        }
        DefaultXYZDataset data = new DefaultXYZDataset();
        data.addSeries(heat.label(), triples);
        HeatRenderer renderer = new HeatRenderer(heat, chart);
        StaticPanel.add(plot, data, renderer);
        plot.getDomainAxis().setRange(renderer.xEdges[0], renderer.xEdges[columns]);
        plot.getRangeAxis().setRange(renderer.yEdges[0], renderer.yEdges[heat.ys().length]);
    }

    static PaintScaleLegend legend(Layer.Heat heat) {
        NumberAxis axis = StaticPanel.linear(heat.label());
        axis.setLabelFont(StaticPanel.SMALL);
        PaintScaleLegend legend = new PaintScaleLegend(scale(heat), axis);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setStripWidth(12);
        legend.setAxisOffset(4);
        legend.setMargin(4, 4, 36, 10);
        legend.setBackgroundPaint(Color.WHITE);
        return legend;
    }

    @Override
    public void drawItem(Graphics2D graphics, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis xAxis, ValueAxis yAxis, XYDataset data, int series, int item, CrosshairState crosshair, int pass) {
        int column = item % heat.xs().length;
        int row = item / heat.xs().length;
        double z = heat.z()[row][column];
        if (!Double.isFinite(z)) {
            return;
        }
        double left = xAxis.valueToJava2D(xEdges[column], area, plot.getDomainAxisEdge());
        double right = xAxis.valueToJava2D(xEdges[column + 1], area, plot.getDomainAxisEdge());
        double bottom = yAxis.valueToJava2D(yEdges[row], area, plot.getRangeAxisEdge());
        double top = yAxis.valueToJava2D(yEdges[row + 1], area, plot.getRangeAxisEdge());
        graphics.setPaint(scale.getPaint(z));
        // a little larger than the cell, or the white page would shine through between two of them
        graphics.fill(new Rectangle2D.Double(left, top, right - left + 0.5, bottom - top + 0.5));
    }

    /** One more edge than values: half way between neighbours, as seen on the axis. */
    private static double[] edges(double[] values, boolean logarithmic) {
        int count = values.length;
        double[] edges = new double[count + 1];
        for (int i = 1; i < count; i++) {
            edges[i] = logarithmic ? Math.sqrt(values[i - 1] * values[i]) : (values[i - 1] + values[i]) / 2;
        }
        edges[0] = logarithmic ? values[0] * values[0] / edges[1] : 2 * values[0] - edges[1];
        edges[count] = logarithmic ? values[count - 1] * values[count - 1] / edges[count - 1] : 2 * values[count - 1] - edges[count - 1];
        return edges;
    }

    private static PaintScale scale(Layer.Heat heat) {
        Extent extent = Extent.of(Arrays.stream(heat.values()));
        // all cells alike: any width above 0 will do
        double length = extent.greatest() > extent.least() ? extent.greatest() - extent.least() : 1;
        List<Color> shades = Cividis.shades();
        LookupPaintScale scale = new LookupPaintScale(extent.least(), extent.least() + length, Color.WHITE);
        for (int i = 0; i < shades.size(); i++) {
            scale.add(extent.least() + length * i / shades.size(), shades.get(i));
        }
        return scale;
    }
}

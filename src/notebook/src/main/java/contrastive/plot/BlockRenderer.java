package contrastive.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYZDataset;

/** Draws the cells of a heat map between the middles of their neighbours: the library's own wants all cells equally wide. */
final class BlockRenderer extends AbstractXYItemRenderer {

    private final Layer.Heat heat;
    private final double[] xEdges;
    private final double[] yEdges;
    private final PaintScale scale;

    BlockRenderer(Layer.Heat heat, Axis x, Axis y) {
        this.heat = heat;
        xEdges = edges(heat.xs(), x.logarithmic());
        yEdges = edges(heat.ys(), y.logarithmic());
        scale = scale(Extent.of(heat.z()));
    }

    PaintScale scale() {
        return scale;
    }

    double[] xEdges() {
        return xEdges;
    }

    double[] yEdges() {
        return yEdges;
    }

    @Override
    public void drawItem(Graphics2D graphics, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
            ValueAxis xAxis, ValueAxis yAxis, XYDataset data, int series, int item, CrosshairState crosshair, int pass) {
        double z = ((XYZDataset) data).getZValue(series, item);
        if (!Double.isFinite(z)) {
            return;
        }
        int column = item % heat.xs().length;
        int row = item / heat.xs().length;
        RectangleEdge below = plot.getDomainAxisEdge();
        RectangleEdge beside = plot.getRangeAxisEdge();
        double left = xAxis.valueToJava2D(xEdges[column], area, below);
        double right = xAxis.valueToJava2D(xEdges[column + 1], area, below);
        double bottom = yAxis.valueToJava2D(yEdges[row], area, beside);
        double top = yAxis.valueToJava2D(yEdges[row + 1], area, beside);
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

    private static PaintScale scale(Extent extent) {
        // all cells alike: any width above 0 will do
        double length = extent.length() > 0 ? extent.length() : 1;
        List<Color> shades = Cividis.shades();
        LookupPaintScale scale = new LookupPaintScale(extent.least(), extent.least() + length, Color.WHITE);
        for (int i = 0; i < shades.size(); i++) {
            scale.add(extent.least() + length * i / shades.size(), shades.get(i));
        }
        return scale;
    }
}

package contrastive.plot;

import contrastive.data.Digits;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.ClusteredXYBarRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** The static rendering of one chart, with JFreeChart: dark on white, so that it can be read on any page. */
final class StaticPanel {

    static final Color TEXT = Color.decode(Ink.THEORY.colour());
    static final Color GRID = new Color(0xE4E4E4);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final float HALO_WIDTH = 5f;
    private static final int BAND_ALPHA = 64;
    private static final Stroke THIN = new BasicStroke(1f);

    private StaticPanel() {}

    static JFreeChart of(Chart chart) {
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(xAxis(chart));
        plot.setRangeAxis(chart.rows().isEmpty() ? axis(chart.y()) : rows(chart));
        if (!chart.bars().isEmpty() && plot.getRangeAxis() instanceof NumberAxis heights && !chart.y().logarithmic()) {
            // the length of a bar is read from 0
            heights.setAutoRangeIncludesZero(true);
        }
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(THIN);
        plot.setRangeGridlineStroke(THIN);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(4, 4, 4, 20));
        // the first layer lies lowest
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        chart.heat().ifPresent(heat -> HeatRenderer.draw(plot, heat, chart));
        for (Layer layer : chart.drawnLayers()) {
            if (chart.heat().isPresent() && layer instanceof Layer.Curve curve) {
                // a white border, so that the line can be seen on any colour
                XYLineAndShapeRenderer halo = lineRenderer(Color.WHITE, new BasicStroke(HALO_WIDTH));
                halo.setDefaultSeriesVisibleInLegend(false);
                add(plot, series(curve), halo);
            }
            draw(plot, layer, chart);
        }
        if (chart.layers().stream().noneMatch(layer ->
                layer instanceof Layer.Points || layer instanceof Layer.Bars || layer instanceof Layer.Heat)) {
            plot.getDomainAxis().setLowerMargin(0);
            plot.getDomainAxis().setUpperMargin(0);
        }
        fix(plot.getDomainAxis(), chart.x());
        fix(plot.getRangeAxis(), chart.y());
        if (!chart.rows().isEmpty()) {
            plot.getRangeAxis().setRange(chart.height().least(), chart.height().greatest());
        }
        return decorated(plot, chart);
    }

    private static void fix(ValueAxis drawn, Axis axis) {
        if (axis.fixed() != null) {
            double[] ends = axis.ends().both().map(end -> axis.logarithmic() ? Math.exp(end) : end).toArray();
            drawn.setRange(ends[0], ends[1]);
        }
    }

    private static void draw(XYPlot plot, Layer layer, Chart chart) {
        if (layer instanceof Layer.Band band) {
            add(plot, band(band), bandRenderer(band.ink()));
        } else if (layer instanceof Layer.Bars && layer == chart.bars().get(0)) {
            addBars(plot, chart.bars());
        } else if (layer instanceof Layer.Points points) {
            add(plot, series(points), pointRenderer(points.ink()));
        } else if (layer instanceof Layer.Curve curve) {
            Layer.Curve.Look look = curve.look();
            XYLineAndShapeRenderer renderer = lineRenderer(curve.ink().awtColour(), new BasicStroke((float) look.width() - 0.2f,
                    BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, Ink.dashLengths(look.dash()), 0f));
            renderer.setSeriesShapesVisible(0, look.marked());
            renderer.setSeriesShape(0, curve.ink().outline());
            add(plot, series(curve), renderer);
        }
    }

    static void add(XYPlot plot, XYDataset data, XYItemRenderer renderer) {
        int index = plot.getDatasetCount() == 1 && plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    static XYSeriesCollection series(Layer layer) {
        XYSeries series = new XYSeries(layer.label(), false, true);
        for (int i = 0; i < layer.xs().length; i++) {
            series.add(finite(layer.xs()[i]), finite(layer.ys()[i]));
        }
        return new XYSeriesCollection(series);
    }

    /** An infinite value has no place: it leaves a gap as a missing one does. */
    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static YIntervalSeriesCollection band(Layer.Band band) {
        YIntervalSeries series = new YIntervalSeries(band.label(), false, true);
        for (int i = 0; i < band.xs().length; i++) {
            series.add(band.xs()[i], band.high()[i], band.low()[i], band.high()[i]);
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }

    /** All bars of a chart share one renderer, which sets them side by side. */
    private static void addBars(XYPlot plot, List<Layer.Bars> all) {
        ClusteredXYBarRenderer renderer = new ClusteredXYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDefaultOutlinePaint(Color.WHITE);
        renderer.setDrawBarOutline(true);
        XYSeriesCollection data = new XYSeriesCollection();
        for (Layer.Bars bars : all) {
            XYSeries series = new XYSeries(bars.label());
            for (int i = 0; i < bars.ys().length; i++) {
                series.add(i, finite(bars.ys()[i]));
            }
            renderer.setSeriesPaint(data.getSeriesCount(), bars.ink().awtColour());
            data.addSeries(series);
        }
        add(plot, new XYBarDataset(data, 0.8), renderer);
    }

    private static XYLineAndShapeRenderer lineRenderer(Color colour, Stroke stroke) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        // segment by segment every dash would start anew and dense lines would look solid
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setLegendLine(new Line2D.Double(-18, 0, 18, 0));
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesStroke(0, stroke);
        return renderer;
    }

    private static XYItemRenderer pointRenderer(Ink ink) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesPaint(0, ink.awtColour());
        renderer.setSeriesShape(0, ink.outline());
        return renderer;
    }

    private static XYItemRenderer bandRenderer(Ink ink) {
        DeviationRenderer renderer = new DeviationRenderer(false, false) {
            @Override
            public LegendItem getLegendItem(int datasetIndex, int series) {
                String label = getPlot().getDataset(datasetIndex).getSeriesKey(series).toString();
                Color tint = new Color(ink.awtColour().getRGB() & 0xFFFFFF | BAND_ALPHA << 24, true);
                return new LegendItem(label, null, null, null, new Rectangle2D.Double(-18, -5, 36, 10), tint);
            }
        };
        renderer.setSeriesFillPaint(0, ink.awtColour());
        renderer.setSeriesPaint(0, ink.awtColour());
        renderer.setAlpha(BAND_ALPHA / 255f);
        return renderer;
    }

    private static ValueAxis xAxis(Chart chart) {
        if (chart.bars().isEmpty()) {
            return axis(chart.x());
        }
        return named(chart.x().title(), chart.bars().get(0).names());
    }

    private static ValueAxis rows(Chart chart) {
        ValueAxis axis = named(chart.y().title(), chart.rows().toArray(String[]::new));
        axis.setInverted(true);
        return axis;
    }

    private static ValueAxis named(String title, String[] names) {
        SymbolAxis axis = new SymbolAxis(title, names);
        axis.setGridBandsVisible(false);
        return styled(axis);
    }

    private static ValueAxis axis(Axis axis) {
        if (axis.logarithmic()) {
            return styled(new DecadeAxis(axis.title()));
        }
        return linear(axis.title());
    }

    static NumberAxis linear(String title) {
        NumberAxis axis = new NumberAxis(title);
        axis.setAutoRangeIncludesZero(false);
        axis.setNumberFormatOverride(new Labels());
        return styled(axis);
    }

    /** Labels of an axis, the same in every locale. */
    private static final class Labels extends NumberFormat {
        @Override
        public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
            return text.append(Digits.text(number, 6));
        }

        @Override
        public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
            return text.append(number);
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("labels are written, not read");
        }
    }

    private static <T extends ValueAxis> T styled(T axis) {
        axis.setLabelFont(SMALL.deriveFont(13f));
        axis.setTickLabelFont(SMALL);
        axis.setLabelPaint(TEXT);
        axis.setTickLabelPaint(TEXT);
        axis.setAxisLinePaint(TEXT);
        axis.setTickMarkPaint(TEXT);
        return axis;
    }

    private static JFreeChart decorated(XYPlot plot, Chart chart) {
        JFreeChart picture = new JFreeChart(null, TITLE, plot, false);
        picture.setBackgroundPaint(Color.WHITE);
        if (!chart.title().isEmpty()) {
            TextTitle title = new TextTitle(chart.title(), TITLE);
            title.setPaint(TEXT);
            title.setHorizontalAlignment(HorizontalAlignment.LEFT);
            title.setPadding(6, 8, 2, 8);
            picture.setTitle(title);
        }
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemFont(SMALL);
        legend.setItemPaint(TEXT);
        legend.setFrame(BlockBorder.NONE);
        legend.setPadding(0, 4, 2, 4);
        picture.addLegend(legend);
        chart.heat().ifPresent(heat -> picture.addSubtitle(HeatRenderer.legend(heat)));
        return picture;
    }
}

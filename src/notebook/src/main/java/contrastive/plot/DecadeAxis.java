package contrastive.plot;

import contrastive.data.Digits;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis that labels 1, 2, 5 within a decade when it spans few of them: the library's own would label only 1. */
final class DecadeAxis extends LogAxis {

    private static final double FEW_DECADES = 2.5;
    /** In less, 1, 2, 5 could be a single label. */
    private static final double NARROW = 1;
    private static final int MOST_LABELS = 8;

    DecadeAxis(String title) {
        super(title);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        boolean vertical = RectangleEdge.isLeftOrRight(edge);
        TextAnchor anchor = vertical ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        return places().stream()
                .map(value -> new NumberTick(TickType.MAJOR, value, Digits.text(value, 5), anchor, TextAnchor.CENTER, 0)).toList();
    }

    private List<Double> places() {
        double low = getLowerBound();
        double high = getUpperBound();
        double decades = Math.log10(high / low);
        if (decades < NARROW) {
            return evenly(low, high);
        }
        int every = Math.max(1, (int) Math.ceil(decades / MOST_LABELS));
        int[] digits = decades <= FEW_DECADES ? new int[] {1, 2, 5} : new int[] {1};
        List<Double> places = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
            for (int digit : digits) {
                double value = Numbers.rounded(digit * Math.pow(10, power), 3);
                if (power % every == 0 && value >= low && value <= high) {
                    places.add(value);
                }
            }
        }
        return places;
    }

    private static List<Double> evenly(double low, double high) {
        double step = Math.pow(10, Math.floor(Math.log10(high - low)));
        step = (high - low) / step > 4 ? step : step / ((high - low) / step > 2 ? 2 : 5);
        List<Double> places = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
            places.add(Numbers.rounded(i * step, 6));
        }
        return places;
    }
}

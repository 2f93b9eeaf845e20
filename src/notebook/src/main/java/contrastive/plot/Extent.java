package contrastive.plot;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/** From the least to the greatest finite number of several; from 0 to 1 where there is none. */
record Extent(double least, double greatest) {

    static Extent of(DoubleStream values) {
        DoubleSummaryStatistics finite = values.filter(Double::isFinite).summaryStatistics();
        return finite.getCount() == 0 ? new Extent(0, 1) : new Extent(finite.getMin(), finite.getMax());
    }

    DoubleStream both() {
        return DoubleStream.of(least, greatest);
    }

    /** The position of the first of the least (sign -1) or greatest (sign 1) finite values; -1 where there is none. */
    static int extreme(double[] values, int sign) {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i]) && (best < 0 || sign * values[i] > sign * values[best])) {
                best = i;
            }
        }
        return best;
    }
}

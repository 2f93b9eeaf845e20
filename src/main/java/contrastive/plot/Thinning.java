package contrastive.plot;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Leaves out points of a long series so that its picture stays the same: ends, peaks, valleys and gaps are kept. */
final class Thinning {

    private Thinning() {}

    /**
     * Positions to keep, in order: the first and last point, and the lowest and highest of each of equally long stretches.
     *
     * @param values one per point; NaN marks a gap
     * @param limit most positions returned, at least 4
     */
    static int[] keep(double[] values, int limit) {
        if (limit < 4) {
            throw new IllegalArgumentException("limit must be at least 4, got " + limit);
        }
        int count = values.length;
        if (count <= limit) {
            return IntStream.range(0, count).toArray();
        }
        int stretches = (limit - 2) / 2;
        boolean[] kept = new boolean[count];
        kept[0] = true;
        kept[count - 1] = true;
        for (int stretch = 0; stretch < stretches; stretch++) {
            int from = 1 + (int) ((long) (count - 2) * stretch / stretches);
            int to = 1 + (int) ((long) (count - 2) * (stretch + 1) / stretches);
            int lowest = from;
            int highest = from;
            for (int i = from; i < to; i++) {
                // a NaN compares false both ways: it must yield to the first number after it
                lowest = values[i] < values[lowest] || Double.isNaN(values[lowest]) ? i : lowest;
                highest = values[i] > values[highest] || Double.isNaN(values[highest]) ? i : highest;
            }
            kept[lowest] = true;
            kept[highest] = true;
        }
        return IntStream.range(0, count).filter(i -> kept[i]).toArray();
    }

    /** The values at the positions. */
    static double[] at(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
    }
}

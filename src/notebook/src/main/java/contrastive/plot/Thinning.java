package contrastive.plot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Leaves out points of a long line so that its picture stays the same: the point that spans the smallest triangle with its neighbours
 * is removed, repeatedly (Visvalingam and Whyatt). The ends, the lowest and highest point and the edges of gaps always stay.
 *
 * @param mostPoints of a line; gaps are kept even where that takes more
 * @param x along which the triangles are measured as they are seen: on a logarithmic axis in logarithms
 * @param y likewise
 */
record Thinning(int mostPoints, Axis x, Axis y) {

    private record Corner(int point, double area) {}

    /** Positions to keep, in order. */
    int[] keep(double[] xs, double[] ys) {
        int[] points = IntStream.range(0, ys.length)
                .filter(i -> i == 0 || Double.isFinite(ys[i]) || Double.isFinite(ys[i - 1])).toArray();
        if (points.length <= mostPoints) {
            return points;
        }
        return new Line(seen(x, xs, points), seen(y, ys, points)).thinned(mostPoints).map(i -> points[i]).toArray();
    }

    /** The values at the positions. */
    static double[] at(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
    }

    /** Coordinates as they are seen: the height and width of the picture are 1. */
    private static double[] seen(Axis axis, double[] values, int[] points) {
        double[] places = Arrays.stream(points).mapToDouble(i -> axis.place(values[i])).toArray();
        Extent seen = Extent.of(Arrays.stream(places));
        double length = seen.greatest() - seen.least();
        return Arrays.stream(places).map(place -> length > 0 ? (place - seen.least()) / length : 0 * place).toArray();
    }

    /** The points that are left, each knowing its neighbours. */
    private static final class Line {

        private final double[] x;
        private final double[] y;
        private final int[] before;
        private final int[] after;
        private final double[] areas;
        private final boolean[] gone;
        private final PriorityQueue<Corner> corners =
                new PriorityQueue<>(Comparator.comparingDouble(Corner::area).thenComparingInt(Corner::point));

        Line(double[] x, double[] y) {
            this.x = x;
            this.y = y;
            int count = x.length;
            before = IntStream.range(0, count).map(i -> i - 1).toArray();
            after = IntStream.range(0, count).map(i -> i + 1).toArray();
            areas = new double[count];
            gone = new boolean[count];
            for (int always : new int[] {0, count - 1, Math.max(0, Extent.extreme(y, -1)), Math.max(0, Extent.extreme(y, 1))}) {
                areas[always] = Double.POSITIVE_INFINITY;
            }
            IntStream.range(0, count).forEach(i -> measure(i, 0));
        }

        IntStream thinned(int mostPoints) {
            int left = x.length;
            while (left > mostPoints && !corners.isEmpty()) {
                Corner corner = corners.poll();
                int point = corner.point();
                if (gone[point] || corner.area() != areas[point]) {
                    // an entry that a removed neighbour made out of date
                    continue;
                }
                gone[point] = true;
                left--;
                after[before[point]] = after[point];
                before[after[point]] = before[point];
                measure(before[point], corner.area());
                measure(after[point], corner.area());
            }
            return IntStream.range(0, x.length).filter(i -> !gone[i]);
        }

        /** A point whose area is infinite always stays. */
        private void measure(int point, double atLeast) {
            if (areas[point] == Double.POSITIVE_INFINITY) {
                return;
            }
            int one = before[point];
            int other = after[point];
            double area = Math.abs((x[point] - x[one]) * (y[other] - y[one]) - (x[other] - x[one]) * (y[point] - y[one])) / 2;
            areas[point] = Double.isFinite(area) ? Math.max(area, atLeast) : Double.POSITIVE_INFINITY;
            if (areas[point] < Double.POSITIVE_INFINITY) {
                corners.add(new Corner(point, areas[point]));
            }
        }
    }
}

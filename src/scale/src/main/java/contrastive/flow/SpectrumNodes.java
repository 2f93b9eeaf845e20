package contrastive.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Nodes for the standard start, from which G is a smooth function of the variance at each time: in G' = (4 w / M) (1 - tanh tau^2 p
 * - q) the strength p depends on the direction only through its variance and G itself. So a million different strengths need some tens of
 * Chebyshev points. The range of variances is cut into panels of equal width in the logarithm; a panel with no more different
 * strengths than points has a node for each strength, and so has one whose ends round-off hardly distinguishes.
 */
final class SpectrumNodes extends FlowNodes {

    /** The largest error of an interpolated mass, relative to the mean over directions, or of the logarithm of one: some round-offs. */
    private static final double RESOLUTION = 1e-12;

    private final double[] variances;
    private final double[] sorted;
    private final double[] distinct;
    private final double unit;
    private final int panelCount;
    private final List<Part> parts;

    /**
     * The strengths distinct[from] ... distinct[to - 1] and their nodes, from index first on; without a panel each has its own.
     *
     * @param edges for each point of the panel, the index of the first distinct strength that is not below it
     */
    private record Part(int from, int to, int first, double[] nodes, double[] weights, ChebyshevPanel panel, int[] edges) {
        int count() {
            return nodes.length;
        }
    }

    private SpectrumNodes(double[] variances, double[] sorted, double[] distinct, double unit, int panelCount, List<Part> parts,
            double[] variance, double[] weight, double[] start) {
        super(variance, weight, start, start);
        this.variances = variances;
        this.sorted = sorted;
        this.distinct = distinct;
        this.unit = unit;
        this.panelCount = panelCount;
        this.parts = parts;
    }

    /** @param variances over unit; kept */
    static SpectrumNodes of(double[] variances, double unit) {
        double[] sorted = variances.clone();
        Arrays.sort(sorted);
        double ratio = sorted[sorted.length - 1] / sorted[0];
        if (ratio == Double.POSITIVE_INFINITY) {
            // no panel has a width: each strength has its own node
            return cut(variances, sorted, unit, 1, sorted.length);
        }
        // a first guess: each panel spans a factor of e
        return cut(variances, sorted, unit, (int) Math.max(1, Math.ceil(Math.log(ratio))), ChebyshevPanel.DEGREE + 1);
    }

    /** @param own the most different strengths with which a panel has a node for each of them */
    private static SpectrumNodes cut(double[] variances, double[] sorted, double unit, int panelCount, int own) {
        double width = Math.log(sorted[sorted.length - 1] / sorted[0]) / panelCount;
        double[] distinct = distinct(sorted);
        List<Part> parts = new ArrayList<>();
        int first = 0;
        for (int i = 1, from = 0; i <= panelCount; i++) {
            int to = i == panelCount ? sorted.length : lowerBound(sorted, sorted[0] * Math.exp(i * width));
            if (to > from) {
                int firstDistinct = lowerBound(distinct, sorted[from]);
                int endDistinct = lowerBound(distinct, sorted[to - 1]) + 1;
                if (endDistinct - firstDistinct <= own || ChebyshevPanel.isTooNarrow(sorted[from], sorted[to - 1])) {
                    double[] strengths = Arrays.copyOfRange(distinct, firstDistinct, endDistinct);
                    parts.add(new Part(firstDistinct, endDistinct, first, strengths, multiplicities(sorted, from, to, strengths), null, null));
                } else {
                    ChebyshevPanel panel = new ChebyshevPanel(sorted[from], sorted[to - 1]);
                    double[] points = IntStream.rangeClosed(0, ChebyshevPanel.DEGREE).mapToDouble(panel::variance).toArray();
                    int[] edges = Arrays.stream(points).mapToInt(point -> lowerBound(distinct, point)).toArray();
                    parts.add(new Part(firstDistinct, endDistinct, first, points, panel.weights(sorted, from, to), panel, edges));
                }
                first += parts.get(parts.size() - 1).count();
                from = to;
            }
        }
        double[] variance = parts.stream().flatMapToDouble(part -> Arrays.stream(part.nodes())).toArray();
        double[] weight = parts.stream().flatMapToDouble(part -> Arrays.stream(part.weights())).toArray();
        double[] start = Arrays.stream(variance).map(v -> v * unit / 2).toArray();
        return new SpectrumNodes(variances, sorted, distinct, unit, panelCount, parts, variance, weight, start);
    }

    private static int lowerBound(double[] sorted, double value) {
        int found = Arrays.binarySearch(sorted, value);
        return found < 0 ? -found - 1 : found;
    }

    private static double[] distinct(double[] sorted) {
        double[] distinct = new double[sorted.length];
        int count = 0;
        for (int k = 0; k < sorted.length; k++) {
            if (k == 0 || sorted[k] != sorted[k - 1]) {
                distinct[count++] = sorted[k];
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    private static double[] multiplicities(double[] sorted, int from, int to, double[] distinct) {
        double[] counts = new double[distinct.length];
        for (int k = from, g = 0; k < to; k++) {
            g += sorted[k] == distinct[g] ? 0 : 1;
            counts[g]++;
        }
        return counts;
    }

    @Override
    double[] spread(double[] ofNodes) {
        double[] ofDirections = new double[variances.length];
        double[][] coefficients = coefficients(ofNodes);
        for (int k = 0; k < variances.length; k++) {
            int i = 0;
            while (variances[k] > distinct[parts.get(i).to() - 1]) {
                i++;
            }
            ofDirections[k] = at(parts.get(i), variances[k], ofNodes, coefficients[i]);
        }
        return ofDirections;
    }

    private double[][] coefficients(double[] ofNodes) {
        double[][] coefficients = new double[parts.size()][];
        for (int i = 0; i < coefficients.length; i++) {
            Part part = parts.get(i);
            coefficients[i] = part.panel() == null ? null : ChebyshevPanel.coefficients(ofNodes, part.first());
        }
        return coefficients;
    }

    private double at(Part part, double v, double[] ofNodes, double[] coefficients) {
        return part.panel() == null
                ? ofNodes[Arrays.binarySearch(variance, part.first(), part.first() + part.count(), v)]
                : ChebyshevPanel.at(part.panel().position(v), coefficients);
    }

    @Override
    double massRatio(FlowState state) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (Part part : parts) {
            if (part.panel() == null) {
                for (int g = part.first(); g < part.first() + part.count(); g++) {
                    largest = Math.max(largest, state.mass(g));
                    smallest = Math.min(smallest, state.mass(g));
                }
            } else {
                double[] coefficients = ChebyshevPanel.coefficients(state.integrals, part.first());
                largest = Math.max(largest, top(part, state, coefficients, 1));
                smallest = Math.min(smallest, -top(part, state, coefficients, -1));
            }
        }
        return largest / smallest;
    }

    /** The largest of sign x (U + V) over the strengths of a panel: among those between the neighbours of the point where it is largest. */
    private double top(Part part, FlowState state, double[] coefficients, int sign) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int point = 0; point < part.count(); point++) {
            double mass = sign * state.mass(part.first() + point);
            best = mass > most ? point : best;
            most = Math.max(most, mass);
        }
        // the points go from the largest strength down; where the panel has few, the next one on either side may lie further off
        int low = Math.max(part.edges()[Math.min(best + 1, part.count() - 1)] - 1, part.from());
        int high = Math.min(part.edges()[Math.max(best - 1, 0)], part.to() - 1);
        // usually it is the first or the last strength, which a comparison with its neighbour shows
        if (best == 0 && low < high) {
            double last = sign * mass(part, state, coefficients, high);
            if (last >= sign * mass(part, state, coefficients, high - 1)) {
                return last;
            }
        }
        double top = sign * mass(part, state, coefficients, low);
        if (best == part.count() - 1 && low < high && top >= sign * mass(part, state, coefficients, low + 1)) {
            return top;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            double left = sign * mass(part, state, coefficients, middle);
            double right = sign * mass(part, state, coefficients, middle + 1);
            top = Math.max(top, Math.max(left, right));
            if (left < right) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return top;
    }

    private double mass(Part part, FlowState state, double[] coefficients, int index) {
        double variance = distinct[index];
        double growth = variance * ChebyshevPanel.at(part.panel().position(variance), coefficients);
        return variance * unit / 2 * (Math.exp(growth) + Math.exp(-growth - 2 * variance * state.integralOfQ));
    }

    @Override
    boolean resolve(FlowState state) {
        double mean = state.total / variances.length;
        for (Part part : parts) {
            if (part.panel() != null && !(ChebyshevPanel.tail(state.aligned, part.first()) <= RESOLUTION * mean
                    && ChebyshevPanel.tail(state.misaligned, part.first()) <= RESOLUTION * mean
                    && ChebyshevPanel.tail(state.integrals, part.first()) <= RESOLUTION * Math.max(1, Math.abs(state.integrals[part.first()])))) {
                return false;
            }
        }
        return true;
    }

    @Override
    Optional<FlowNodes> finer() {
        if (parts.stream().allMatch(part -> part.panel() == null)) {
            return Optional.empty();
        }
        int more = 2 * panelCount;
        // with more panels than strengths, each strength has its own node; where strengths are close, no number of panels would suffice
        return Optional.of(cut(variances, sorted, unit, more, more > distinct.length ? distinct.length : ChebyshevPanel.DEGREE + 1));
    }
}

package contrastive.hostile;

import contrastive.data.CorrelatedPairs;
import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Schedule;
import contrastive.emoji.Emoji;
import contrastive.model.TwoTower;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import contrastive.objective.Similarities;
import contrastive.plot.Chart;
import contrastive.plot.Explorer;
import contrastive.plot.Figure;
import contrastive.plot.Ink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Arguments that nobody means, by type. */
final class Hostile {

    private static final double[] NUMBERS = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, -Double.MIN_VALUE,
        -0.0, 0, Double.MIN_VALUE, 1e-310, 1e-200, 1e-12, 1e8, 1e12, 1e154, 1e200, 1e300, Double.MAX_VALUE, -1e300, -Double.MAX_VALUE};
    private static final Map<Class<?>, List<Function<World, Object>>> OF_TYPE = new HashMap<>();

    private Hostile() {
    }

    static {
        primitives();
        add(PairModel.class, w -> PairModel.of(100_000, w.variances(), w.noise()),
                w -> PairModel.of(Integer.MAX_VALUE, new double[] {2, 1}, 1), w -> PairModel.of(w.d() + 1, w.variances(), w.noise(), 1),
                w -> PairModel.of(3, new double[] {1e308, 1e-308}, 1e308), w -> PairModel.of(4, new double[] {5e-324, 5e-324}, 5e-324),
                w -> PairModel.of(3, new double[] {1e-200, 1e200}, 0), w -> PairModel.of(2, new double[] {1e-320}, 1),
                w -> PairModel.of(40, DoubleStream.generate(() -> 1).limit(39).toArray(), 1e-310));
        add(PairSource.class, w -> PairModel.of(w.d() + 1, w.variances(), w.noise(), 1), World::design,
                w -> HadamardDesign.of(PairModel.of(w.d() + 1, w.variances(), w.noise())), w -> new OtherSource(w, 1, 2, 1),
                w -> new OtherSource(w, w.d(), w.d(), Double.NaN), w -> new OtherSource(w, w.d(), w.d(), 1e300),
                w -> new OtherSource(w, w.d(), w.d(), 0), w -> new OtherSource(w, 0, 1, 1), w -> OtherSource.dealingNothing(w), World::correlated);
        add(TwoTower.class, w -> scaled(w, 0), w -> scaled(w, 1e-200), w -> scaled(w, 1e-310), w -> scaled(w, 1e200),
                w -> scaled(w, 1e308), w -> TwoTower.gaussian(PairModel.of(w.d() + 1, w.variances(), w.noise(), 1), w.width(), 1),
                w -> TwoTower.gaussian(new OtherSource(w, 3, 2, 1), 2, 1), Hostile::spoiled);
        add(PairBatch.class, w -> new PairBatch(new DMatrixRMaj(3, w.d()), new DMatrixRMaj(3, w.d())),
                w -> new PairBatch(new DMatrixRMaj(3, w.d() + 1), new DMatrixRMaj(3, w.d())),
                w -> new PairBatch(new DMatrixRMaj(3, 0), new DMatrixRMaj(3, 0)), w -> new PairBatch(filled(2, w.d(), 1e308), filled(2, w.d(), -1e308)),
                w -> new PairBatch(filled(1, w.d(), 1e-310), filled(1, w.d(), 1e160)), Hostile::spoiledBatch);
        objectives();
        add(Masses.class, w -> new Masses(new double[w.variances().length], new double[w.variances().length], w.noise()),
                w -> new Masses(new double[] {1, 0}, new double[] {0, 0}, 0), w -> new Masses(filled(w, 1e300), filled(w, 0), 1),
                w -> new Masses(filled(w, 0), filled(w, 1e-320), 0), w -> new Masses(filled(w, 1e-320), filled(w, 1), 1e200));
        add(Schedule.class, w -> (Schedule) time -> null, w -> endingEarly(w.objective()),
                w -> jumping(w, Double.NaN), w -> jumping(w, -1, 0.5, 0.5, Double.POSITIVE_INFINITY), w -> jumping(w, (double[]) null),
                w -> Schedule.constant(new InfoNce(3)));
        add(Chart.class, w -> Chart.panel(), w -> Sane.chart(w).logX().logY(), w -> Chart.titled("<script>alert(1)</script>\n\u0000"),
                w -> Chart.panel().horizontal("level", 1e300, Ink.THEORY), w -> Chart.panel().vertical("place", -1, Ink.THEORY).logX(),
                w -> Sane.chart(w).rows("</script>", "x".repeat(2000)), w -> Sane.chart(w).rows("a", "b").logY(), w -> Chart.panel().horizontal("level", 0, Ink.THEORY).rows("a"));
        add(DoubleFunction.class, w -> (DoubleFunction<Figure>) value -> null,
                w -> (DoubleFunction<Figure>) value -> (value > 1 ? Figure.of(Sane.chart(w), Sane.chart(w)) : Sane.chart(w).figure()));
        add(Explorer.Showing.class, w -> (Explorer.Showing) (first, second) -> null);
        add(Table.class, w -> Table.create("empty"), w -> Table.create("text", StringColumn.create("time", "a"), StringColumn.create("alignment", "b")),
                w -> Table.create("rows", DoubleColumn.create("time"), DoubleColumn.create("alignment")), Hostile::hostileTable);
        add(Emoji.class, w -> new Emoji("1F600", "</script>", List.of("a\nb"), "", Integer.MAX_VALUE, 0));
        matrices();
        arrays();
    }

    /** Losses of a reader's own that say nothing, or something that is no number. */
    private static void objectives() {
        UnaryOperator<UnivariateDerivative2> log = s -> s.log();
        UnaryOperator<UnivariateDerivative2> infinite = s -> s.multiply(Double.POSITIVE_INFINITY);
        UnaryOperator<UnivariateDerivative2> root = s -> s.multiply(s).sqrt();
        UnaryOperator<UnivariateDerivative2> huge = s -> s.multiply(1e300).multiply(s);
        UnaryOperator<UnivariateDerivative2> nothing = s -> null;
        for (UnaryOperator<UnivariateDerivative2> function : List.of(log, infinite, root, huge, nothing)) {
            add(UnaryOperator.class, w -> function);
            add(Objective.class, w -> PairwiseLoss.of(s -> s, function));
            add(PairwiseLoss.class, w -> PairwiseLoss.of(s -> s, function), w -> PairwiseLoss.of(function, s -> s));
        }
        add(Objective.class, w -> new InfoNce(1e300), w -> new PositivesOnly(), w -> new Objective() { },
                w -> new OwnLoss(Double.NaN, 1), w -> new OwnLoss(1, Double.NaN), w -> new OwnLoss(Double.POSITIVE_INFINITY, -1e308));
        add(Similarities.class, w -> Similarities.of(new DMatrixRMaj(1, 1)), w -> Similarities.of(filled(3, 3, 1e308)),
                w -> Similarities.of(filled(3, 3, -5e-324)));
        add(ToDoubleFunction.class, w -> (ToDoubleFunction<Object>) any -> Double.NaN, w -> (ToDoubleFunction<Object>) any -> Double.NEGATIVE_INFINITY);
        add(Supplier.class, w -> (Supplier<Object>) () -> null);
        add(CorrelatedPairs.class, w -> w.correlated().shifted(1), w -> w.correlated().shifted(-1));
        add(Map.class, w -> Map.of(), w -> java.util.Collections.singletonMap("K", null), w -> java.util.Collections.singletonMap(null, 1.0),
                w -> Map.of("time", Double.NaN));
        add(Optional.class, w -> Optional.empty(), w -> Optional.of(new KeepsNothing(null)));
    }

    /** A value and a slope whatever it is given. */
    private record OwnLoss(double value, double slope) implements Objective {
        @Override
        public double ofBatch(Similarities similarities) {
            Require.notNull("similarities", similarities).addSlope(0, 0, slope);
            return value;
        }

        @Override
        public double ofStrengths(double[] strengths, double[] slopes) {
            Require.sameLength("strengths", strengths, "slopes", slopes);
            Arrays.fill(slopes, slope);
            return value;
        }
    }

    private static void primitives() {
        for (double number : NUMBERS) {
            add(double.class, w -> number);
        }
        for (int number : new int[] {Integer.MIN_VALUE, -1, 0, 1, 1_000_000_000, Integer.MAX_VALUE}) {
            add(int.class, w -> number);
        }
        for (long number : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            add(long.class, w -> number);
        }
        for (String text : new String[] {"", " ", "</script><script>", "no such column", "\u0000\ud800", "a\nb", "x".repeat(2000)}) {
            add(String.class, w -> text);
        }
    }

    private static void matrices() {
        add(DMatrixRMaj.class, w -> new DMatrixRMaj(0, 0), w -> new DMatrixRMaj(0, w.d()), w -> new DMatrixRMaj(w.d(), 0),
                w -> new DMatrixRMaj(w.d(), w.width()), w -> new DMatrixRMaj(1, 1), w -> new DMatrixRMaj(2, 5), w -> filled(w.d(), w.width(), 1),
                w -> filled(3, 2, 1e308), w -> filled(w.d(), w.width(), 1e-310), w -> filled(w.d() + 1, w.d(), 1e200));
        for (double entry : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e308, 5e-324}) {
            add(DMatrixRMaj.class, w -> with(w.tower().weightsA().copy(), entry), w -> with(w.batch().a(), entry));
        }
    }

    private static void arrays() {
        add(double[].class, w -> new double[0], w -> new double[1000], w -> filled(w, 1e308), w -> filled(w, 5e-324), w -> new double[w.d()],
                w -> DoubleStream.iterate(1, x -> x + 1).limit(w.d()).toArray(), w -> new double[] {3, 2, 1});
        for (double entry : NUMBERS) {
            add(double[].class, w -> DoubleStream.concat(Arrays.stream(w.variances()).skip(1), DoubleStream.of(entry)).toArray());
        }
        add(double[][].class, w -> new double[0][], w -> new double[3][], w -> new double[][] {{1}, {2, 3}, {4}},
                w -> new double[][] {{Double.NaN, 1}, {Double.POSITIVE_INFINITY, 2}, {-1, 0}}, w -> new double[3][2],
                w -> new double[][] {{Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}});
        add(int[].class, w -> new int[0], w -> counts(w, -1), w -> counts(w, Integer.MAX_VALUE), w -> new int[w.d()]);
        add(String[].class, w -> new String[] {"a", " "}, w -> new String[] {"\u0000\ud800", "</script>", "x".repeat(2000)}, w -> new String[] {"a", null});
        add(List.class, w -> List.of(), w -> Arrays.asList((Object) null));
    }

    @SafeVarargs
    private static void add(Class<?> type, Function<World, Object>... values) {
        OF_TYPE.computeIfAbsent(type, t -> new ArrayList<>()).addAll(List.of(values));
    }

    /** What may be passed for a type; null is among it for every type that has it. */
    static List<Function<World, Object>> of(Class<?> type) {
        List<Function<World, Object>> values = new ArrayList<>(OF_TYPE.getOrDefault(type, List.of()));
        if (!type.isPrimitive()) {
            values.add(0, w -> null);
        }
        if (type.isArray() && !type.getComponentType().isPrimitive() && type != double[][].class) {
            values.add(w -> java.lang.reflect.Array.newInstance(type.getComponentType(), 0));
            values.add(w -> java.lang.reflect.Array.newInstance(type.getComponentType(), 1));
        }
        return values;
    }

    private static TwoTower scaled(World world, double factor) {
        TwoTower tower = world.tower().copy();
        for (DMatrixRMaj weights : List.of(tower.weightsA(), tower.weightsB())) {
            for (int i = 0; i < weights.getNumElements(); i++) {
                weights.data[i] *= factor;
            }
        }
        return tower;
    }

    /** Spoiled after it was checked: the weights are not copied. */
    private static TwoTower spoiled(World world) {
        TwoTower tower = world.tower().copy();
        with(tower.weightsB(), Double.NaN);
        return tower;
    }

    private static PairBatch spoiledBatch(World world) {
        PairBatch batch = world.batch();
        with(batch.a(), Double.NaN);
        return batch;
    }

    private static Schedule endingEarly(Objective objective) {
        return time -> time > 0.1 ? null : objective;
    }

    private static Schedule jumping(World world, double... jumps) {
        Objective objective = world.objectiveOfTheFlow();
        return new Schedule() {
            @Override
            public Objective at(double time) {
                return objective;
            }

            @Override
            public double[] jumps() {
                return jumps;
            }
        };
    }

    private static Table hostileTable(World world) {
        double[] wild = {Double.NaN, Double.POSITIVE_INFINITY, -1e308, 0, 1e308, 5e-324};
        return Table.create("</script>", DoubleColumn.create("time", wild), DoubleColumn.create("alignment", wild),
                DoubleColumn.create("condition number", wild), StringColumn.create("name", "", null, "<b>", "a", "a", "\u0000"));
    }

    private static double[] filled(World world, double value) {
        double[] array = world.variances().clone();
        Arrays.fill(array, value);
        return array;
    }

    private static int[] counts(World world, int value) {
        int[] array = new int[world.variances().length];
        Arrays.fill(array, value);
        return array;
    }

    private static DMatrixRMaj filled(int rows, int columns, double value) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        Arrays.fill(matrix.data, value);
        return matrix;
    }

    private static DMatrixRMaj with(DMatrixRMaj matrix, double entry) {
        matrix.data[matrix.getNumElements() - 1] = entry;
        return matrix;
    }

    /** Pairs from elsewhere: random numbers of any size, or none at all. */
    private record OtherSource(World world, int dimensionA, int dimensionB, double scale) implements PairSource {

        static OtherSource dealingNothing(World world) {
            return new OtherSource(world, world.d(), world.d(), Double.NEGATIVE_INFINITY);
        }

        @Override
        public PairBatch draw(int pairs, Random random) {
            if (scale == Double.NEGATIVE_INFINITY) {
                return null;
            }
            // scaled after it was checked: the inputs are not copied
            PairBatch batch = new PairBatch(filled(pairs, dimensionA, 1), filled(pairs, dimensionB, 1));
            CommonOps_DDRM.scale(scale, batch.a());
            CommonOps_DDRM.scale(scale, batch.b());
            return batch;
        }

        @Override
        public DMatrixRMaj secondMomentA() {
            return moment(dimensionA);
        }

        @Override
        public DMatrixRMaj secondMomentB() {
            return moment(dimensionB);
        }

        private DMatrixRMaj moment(int dimension) {
            DMatrixRMaj moment = new DMatrixRMaj(dimension, dimension);
            for (int i = 0; i < dimension; i++) {
                moment.set(i, i, scale * scale);
            }
            return moment;
        }
    }
}

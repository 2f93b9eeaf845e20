package contrastive.hostile;

import contrastive.data.CorrelatedPairs;
import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.RandomStream;
import contrastive.data.SignBatch;
import contrastive.data.SignSource;
import contrastive.dynamics.Accelerator;
import contrastive.dynamics.Checkpoint;
import contrastive.dynamics.Descent;
import contrastive.dynamics.DivergedException;
import contrastive.dynamics.ExactDescent;
import contrastive.dynamics.Flow;
import contrastive.dynamics.FlowSnapshot;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Keeper;
import contrastive.dynamics.Masses;
import contrastive.dynamics.ModelSnapshot;
import contrastive.dynamics.PairSnapshot;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Quantity;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.TowerState;
import contrastive.dynamics.Trajectory;
import contrastive.emoji.Emoji;
import contrastive.emoji.EmojiPairs;
import contrastive.emoji.EmojiSheet;
import contrastive.emoji.WordBags;
import contrastive.exercise.Exercise;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Gradient;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import contrastive.objective.Similarities;
import contrastive.plot.Chart;
import contrastive.plot.Drawing;
import contrastive.plot.Explorer;
import contrastive.plot.Figure;
import contrastive.plot.Ink;
import contrastive.plot.TrajectoryCharts;
import contrastive.scale.FastRuns;
import contrastive.scale.Recording;
import contrastive.scale.SeedBand;
import contrastive.scale.Sweep;
import contrastive.scale.SweepPoint;
import contrastive.theory.Claim;
import contrastive.theory.Verdicts;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.ejml.data.DMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.LinePlot;

/** An argument or receiver that an entry point must accept, by type and by the names that the library uses throughout. */
final class Sane {

    private static final Map<Class<?>, Function<World, Object>> OF_TYPE = new HashMap<>();
    private static final Path CSV = Path.of(System.getProperty("java.io.tmpdir"), "hostile-" + ProcessHandle.current().pid() + ".csv");

    private static final EmojiSheet SHEET = EmojiSheet.load();
    private static final EmojiPairs PAIRS = EmojiPairs.of(SHEET, 2, 1);
    private static final Explorer EXPLORER = Explorer.over("K", 1, 2)
            .figure(value -> Chart.titled("a finding").horizontal("level", value, Ink.THEORY).figure());

    private Sane() {
    }

    static {
        type(PairModel.class, World::model);
        type(HadamardDesign.class, World::design);
        type(CorrelatedPairs.class, World::correlated);
        type(PairSource.class, World::model);
        type(SignSource.class, World::model);
        type(PairBatch.class, World::batch);
        type(long[].class, w -> new long[w.pairs() * ((w.d() + Long.SIZE - 1) / Long.SIZE)]);
        type(SignBatch.class, w -> w.model().drawSigns(w.pairs(), w.random()));
        type(RandomStream.class, w -> w.one(List.of(RandomStream.values())));
        type(Random.class, World::random);
        type(TwoTower.class, World::tower);
        type(Objective.class, World::objective);
        type(PositivesOnly.class, w -> new PositivesOnly());
        type(Contrastive.class, World::contrastive);
        type(InfoNce.class, w -> new InfoNce(w.tauSquared()));
        type(PairwiseLoss.class, World::spectral);
        type(UnaryOperator.class, w -> (UnaryOperator<UnivariateDerivative2>) s -> s.multiply(w.tauSquared()).exp());
        type(Similarities.class, w -> Similarities.of(SaneNames.similarities(w)));
        type(Gradient.class, Sane::gradient);
        type(GradientDescent.class, World::descent);
        type(ExactDescent.class, w -> GradientDescent.exact(w.model(), 0.01));
        type(Quantity.class, w -> new Quantity("mine", tower -> tower.normA()));
        type(Accelerator.class, w -> new FastRuns());
        type(FastRuns.class, w -> new FastRuns());
        type(Keeper.class, w -> new KeepsNothing(Optional.empty()));
        type(Optional.class, w -> Optional.of(new KeepsNothing(Optional.empty())));
        type(Checkpoint.class, w -> new Checkpoint(1, new double[2][3], w.random(), List.of(w.trajectory().first())));
        type(Descent.class, Sane::descent);
        type(Flow.class, w -> new StandsStill());
        type(DoubleSupplier.class, w -> (DoubleSupplier) () -> 1);
        type(Supplier.class, w -> (Supplier<Masses>) () -> Masses.standardStart(w.model()));
        type(InfiniteWidth.class, World::flow);
        type(Masses.class, w -> Masses.standardStart(w.model()));
        type(Schedule.class, w -> w.schedule(w.objective()));
        type(Progress.class, w -> Progress.installed());
        type(Trajectory.class, World::trajectory);
        type(ModelSnapshot.class, w -> new GradientDescent(0.01, 2, 1).run(w.tower(), w.objectiveOfTheFlow(), 2).last());
        type(PairSnapshot.class, w -> new PairSnapshot(1, 0.5, new double[] {0.5, 0.2}));
        type(Snapshot.class, w -> w.trajectory().last());
        type(TowerState.class, w -> w.trajectory().last().towerA());
        type(DivergedException.class, Sane::diverged);
        type(Claim.class, w -> Claim.that("x").predicted(1).measured(1).within(0, "round-off"));
        type(Claim.Statement.class, w -> Claim.that("x"));
        type(Claim.Prediction.class, w -> Claim.that("x").predicted(w.noise()));
        type(Claim.Comparison.class, w -> Claim.that("x").predicted(w.noise()).measured(w.tauSquared()));
        type(Claim.Measured.class, w -> Claim.that("x").measured(w.noise()));
        type(Claim[].class, w -> new Claim[] {Claim.that("x").measured(1).atMost(2, "a bound")});
        type(Verdicts.class, w -> Verdicts.of(Claim.that("x").measured(w.noise()).atMost(2, "a bound")));
        type(Chart.class, Sane::chart);
        type(Chart[].class, w -> new Chart[] {chart(w), chart(w)});
        type(Figure.class, w -> chart(w).figure());
        type(tech.tablesaw.plotly.components.Figure.class, w -> LinePlot.create("a finding", table(w), "time", "alignment"));
        type(Ink.class, w -> w.one(List.of(Ink.values())));
        type(Drawing.class, w -> w.one(List.of(chart(w).figure(), EXPLORER)));
        type(Explorer.class, w -> EXPLORER);
        type(Explorer.One.class, w -> Explorer.over("K", 1, 2));
        type(Explorer.Two.class, w -> Explorer.over("K", 1, 2).and("tau^2", 1, 2));
        type(Explorer.Showing.class, w -> (Explorer.Showing) (first, second) -> chart(w).figure());
        type(TrajectoryCharts.Run.class, Sane::run);
        type(TrajectoryCharts.Run[].class, w -> new TrajectoryCharts.Run[] {run(w)});
        type(Exercise.class, w -> Exercise.expecting(w.noise()).hint(3, "not 3"));
        type(SeedBand.class, w -> new SeedBand(new int[] {1, 3}, new double[][] {{2, 1}, {3, 1}}));
        type(SeedBand.Trial.class, w -> (SeedBand.Trial) (size, seed) -> size + seed);
        type(ToDoubleFunction.class, w -> (ToDoubleFunction<Object>) any -> 1.0);
        type(Function.class, w -> (Function<SweepPoint, Object>) at -> at);
        type(Sweep.class, w -> Sweep.over("K", 1, 2));
        type(Sweep.Runs.class, w -> Sweep.over("K", 1, 2).run(at -> at).measure("twice", at -> 2 * at.value("K")));
        type(SweepPoint.class, w -> new SweepPoint(Map.of("K", 1.0)));
        type(Map.class, w -> Map.of("K", 1.0));
        type(Consumer.class, w -> (Consumer<Graphics2D>) graphics -> graphics.drawLine(0, 0, 3, 3));
        type(Path.class, w -> CSV);
        type(Recording.class, Sane::recording);
        type(FlowSnapshot.class, w -> w.flow().run(w.objectiveOfTheFlow(), 0.1).last());
        type(Predicate.class, w -> (Predicate<Snapshot>) snapshot -> snapshot.conditionNumber() < 2);
        type(Table.class, Sane::table);
        type(DoubleFunction.class, w -> (DoubleFunction<Figure>) value -> chart(w).figure());
        type(DoubleUnaryOperator.class, w -> (DoubleUnaryOperator) value -> 2 * value);
        type(DoublePredicate.class, w -> (DoublePredicate) value -> value > 1);
        type(DMatrixRMaj.class, w -> new DMatrixRMaj(new double[][] {{2, 1}, {0.5, 3}, {1, 1}}));
        type(String.class, w -> w.one(List.of("time", "condition number", "a < b & \"c\"", "\u03c3\u00b2")));
        type(String[].class, w -> new String[] {"one row", "a < b & \"c\""});
        type(int.class, w -> 1 + w.random().nextInt(5));
        type(long.class, World::seed);
        type(double.class, w -> w.random().nextGaussian());
        type(boolean.class, w -> w.random().nextBoolean());
        type(double[].class, w -> w.variances().clone());
        type(double[][].class, w -> new double[][] {{1, 2}, {3, 4}, {5, 6}});
        type(int[].class, w -> Arrays.stream(w.variances()).mapToInt(v -> 1).toArray());
        type(EmojiSheet.class, w -> SHEET);
        type(EmojiPairs.class, w -> PAIRS);
        type(Emoji.class, w -> w.one(SHEET.emoji()));
        type(WordBags.class, w -> PAIRS.words());
        type(Set.class, w -> Set.of("red", "heart"));
        type(Object.class, w -> "something");
    }

    private static Descent descent(World world) {
        TwoTower tower = world.tower();
        return new FastRuns().descent(tower, tower.source(), world.descent(), new PositivesOnly()).orElseThrow();
    }

    private static <T> void type(Class<T> type, Function<World, ? extends Object> value) {
        OF_TYPE.put(type, value::apply);
    }

    /** The value for a parameter; by its name or its method's and its own where that value fits the type, and fitting the receiver. */
    static Object of(Parameter parameter, Object receiver, World world) {
        Class<?> type = parameter.getType();
        String name = parameter.getName();
        if (type == List.class && name.equals("quantities")) {
            return List.of(receiver(Quantity.class, world));
        } else if (type == List.class && name.equals("snapshots")) {
            return world.trajectory().snapshots();
        } else if (parameter.getParameterizedType() instanceof ParameterizedType of && type == List.class) {
            Type element = of.getActualTypeArguments()[0];
            return Collections.nCopies(3, receiver(element instanceof ParameterizedType set ? (Class<?>) set.getRawType()
                    : element instanceof Class<?> plain ? plain : Object.class, world));
        } else if (receiver instanceof HadamardDesign design && name.equals("pairs")) {
            return design.pairs();
        } else if (receiver instanceof SweepPoint && name.equals("name")) {
            return "K";
        } else if (receiver instanceof InfiniteWidth && (type == Objective.class || type == Schedule.class)) {
            return type == Objective.class ? world.objectiveOfTheFlow() : world.schedule(world.objectiveOfTheFlow());
        }
        Object named = SaneNames.value(parameter, world);
        return named != null ? named : receiver(type, world);
    }

    static Object receiver(Class<?> type, World world) {
        return OF_TYPE.computeIfAbsent(type, Sane::made).apply(world);
    }

    /** A value of a type that has no entry above, by whichever public constructor or static method gives one. */
    private static Function<World, Object> made(Class<?> type) {
        if (type.isEnum()) {
            return world -> world.one(List.of(type.getEnumConstants()));
        }
        EntryPoint maker = PublicApi.makers(type).findFirst().orElseThrow(
                () -> new AssertionError("the suite of hostile arguments has no value of " + type + ": add one to Sane"));
        return world -> {
            try {
                return maker.call(null, maker.parameters().stream().map(p -> of(p, null, world)).toArray());
            } catch (RuntimeException refused) {
                throw refused;
            } catch (Throwable thrown) {
                throw new AssertionError(maker.id(), thrown);
            }
        };
    }

    /** One that has taken the form of the world's towers. */
    private static Object gradient(World world) {
        Gradient gradient = new Gradient();
        new PositivesOnly().gradient(world.tower(), world.batch(), gradient);
        return gradient;
    }

    /** To a file that is not there. */
    private static Object recording(World world) {
        for (Path file : List.of(CSV, CSV.resolveSibling(CSV.getFileName() + ".checkpoint"))) {
            try {
                file.toFile().deleteOnExit();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Recording.to(CSV);
    }

    private static Object diverged(World world) {
        try {
            new GradientDescent(Double.MAX_VALUE, 2, 1).run(TwoTower.gaussian(PairModel.of(3, new double[] {1}, 1), 2, 1),
                    new PositivesOnly(), 3);
        } catch (DivergedException diverged) {
            return diverged;
        }
        throw new AssertionError("a step of this size must diverge");
    }

    static Table table(World world) {
        Random random = world.random();
        double[] column = random.doubles(6, 0.1, 3).toArray();
        return Table.create("table", StringColumn.create("name", "a", "b", "c", "d", "e", "f"),
                DoubleColumn.create("time", 1, 2, 3, 4, 5, 6), DoubleColumn.create("alignment", column),
                DoubleColumn.create("condition number", column));
    }

    static Chart chart(World world) {
        return Chart.titled("a finding").axes("time t", "value").line("a line", table(world), "time", "alignment", Ink.CONTRASTIVE);
    }

    private static TrajectoryCharts.Run run(World world) {
        return TrajectoryCharts.run("a run", world.trajectory(), Ink.CONTRASTIVE);
    }
}

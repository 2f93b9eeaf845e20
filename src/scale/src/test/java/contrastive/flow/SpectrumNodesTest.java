package contrastive.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import contrastive.dynamics.FlowInUse;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import contrastive.theory.ClosedForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few points of a smooth spectrum in place of all its directions, against the plain flow that integrates every one of them. */
class SpectrumNodesTest {

    /** By the plain equations, every direction by itself: an objective for which there is no faster derivative. */
    private static Trajectory plain(InfiniteWidth limit, Objective objective, double duration) {
        return limit.run(new Objective() {
            @Override
            public double ofStrengths(double[] strengths, double[] slopes) {
                return objective.ofStrengths(strengths, slopes);
            }

            @Override
            public double negativeWeight(double[] strengths, int batch) {
                return objective.negativeWeight(strengths, batch);
            }
        }, duration);
    }

    static void assertAgree(PairModel model, Masses start, Objective objective, double duration) {
        assertThat(FlowInUse.isFast(model, start, objective)).isTrue();
        InfiniteWidth limit = InfiniteWidth.of(model).startingFrom(start);
        Trajectory fast = limit.run(objective, duration);
        Trajectory plain = plain(limit, objective, duration);
        // both integrate to 1e-12 a step
        for (double time : new double[] {0, duration / 50, duration / 7, duration / 2, duration}) {
            Snapshot actual = fast.at(time);
            Snapshot expected = plain.at(time);
            assertThat(actual.alignment()).isCloseTo(expected.alignment(), within(1e-9));
            assertThat(actual.noiseShare()).isCloseTo(expected.noiseShare(), within(1e-9));
            assertThat(actual.negativeWeight()).isCloseTo(expected.negativeWeight(), within(1e-9));
            assertThat(actual.effectiveRank()).isCloseTo(expected.effectiveRank(), withinPercentage(1e-7));
            assertThat(actual.conditionNumber()).isCloseTo(expected.conditionNumber(), withinPercentage(1e-7));
            double mean = expected.masses().total() / model.signalDirections();
            assertThat(actual.masses().aligned()).containsExactly(expected.masses().aligned(), within(1e-8 * mean));
            assertThat(actual.masses().misaligned()).containsExactly(expected.masses().misaligned(), within(1e-8 * mean));
        }
    }

    enum Shape {
        /** Evenly from 2 down to 0.5. */
        EVEN,
        /** Uniform at random between 0.5 and 2. */
        RANDOM,
        /** Each strength twice, spread over the same range. */
        TWICE,
        /** 1/k: over two decades, dense at the small end. */
        POWER_LAW,
        /** One far above all others, which are close together. */
        OUTLIER,
        /** Three clusters with nothing between. */
        CLUSTERS;

        double[] variances(int r) {
            Random random = new Random(r);
            return IntStream.range(0, r).mapToDouble(k -> switch (this) {
                case EVEN -> 2 - 1.5 * k / (r - 1);
                case RANDOM -> 0.5 + 1.5 * random.nextDouble();
                case TWICE -> 0.5 + 1.5 * (k / 2 * 0.618034 % 1);
                case POWER_LAW -> 1.0 / (1 + k);
                case OUTLIER -> k == r / 2 ? 3 : 0.9 + 0.2 * random.nextDouble();
                case CLUSTERS -> 1 + k % 3 + 0.01 * random.nextDouble();
            }).toArray();
        }
    }

    @Provide
    Arbitrary<Objective> objectives() {
        return Arbitraries.of(new PositivesOnly(), new Contrastive(4, 100), new Contrastive(60, 1000), new Contrastive(2000, 10));
    }

    @Property(tries = 40, seed = "6")
    void theFewNodesGiveWhatAllDirectionsGive(@ForAll Shape shape, @ForAll("objectives") Objective objective,
            @ForAll @DoubleRange(min = 0, max = 2) double noiseVariance, @ForAll @DoubleRange(min = 1, max = 6) double decades) {
        PairModel model = PairModel.of(1000, shape.variances(150), noiseVariance);
        assertAgree(model, Masses.standardStart(model), objective, Math.pow(10, decades));
    }

    @Test
    void aSmoothSpectrumTakesFewerNodesThanItHasDirections() {
        for (Shape shape : Shape.values()) {
            PairModel model = PairModel.of(20_000, shape.variances(10_000), 1);
            assertThat(FlowNodes.of(model, Masses.standardStart(model)).variance).hasSizeLessThan(300);
        }
    }

    @Test
    void theWeightsOfTheNodesAddUpToTheNumberOfDirections() {
        for (Shape shape : Shape.values()) {
            PairModel model = PairModel.of(20_000, shape.variances(10_000), 1);
            double[] weights = FlowNodes.of(model, Masses.standardStart(model)).weight;
            assertThat(Arrays.stream(weights).sum()).isCloseTo(10_000, within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RANDOM", "TWICE"})
    void theConditionNumberIsThatOfTheDirectionsThemselves(Shape shape) {
        PairModel model = PairModel.of(20_000, shape.variances(5000), 1);
        boolean inside = false;
        for (Snapshot snapshot : InfiniteWidth.of(model).run(new Contrastive(4, 100), 5e8).snapshots()) {
            double[] aligned = snapshot.masses().aligned();
            double[] misaligned = snapshot.masses().misaligned();
            double[] masses = IntStream.range(0, 5000).mapToDouble(k -> aligned[k] + misaligned[k]).toArray();
            double largest = Arrays.stream(masses).max().orElseThrow();
            double smallest = Arrays.stream(masses).min().orElseThrow();
            assertThat(snapshot.conditionNumber()).isCloseTo(Math.sqrt(largest / smallest), withinPercentage(1e-9));
            inside |= strongest(model) != index(masses, largest);
        }
        assertThat(inside).as("at some time the largest mass is not that of the strongest direction").isTrue();
    }

    private static int strongest(PairModel model) {
        double[] variances = model.signalVariances();
        return index(variances, Arrays.stream(variances).max().orElseThrow());
    }

    private static int index(double[] values, double value) {
        return (int) Arrays.stream(values).takeWhile(v -> v != value).count();
    }

    @Test
    void aMillionDifferentStrengthsEndAtTheirClosedForm() {
        PairModel model = PairModel.of(10_000_000, Shape.EVEN.variances(1_000_000), 1);
        Trajectory run = InfiniteWidth.of(model).run(new PositivesOnly(), 1e11);
        assertThat(run.last().alignment()).isCloseTo(1, within(1e-9));
        assertThat(run.last().conditionNumber()).isCloseTo(ClosedForm.finalConditionNumber(model), withinPercentage(1e-6));
        assertThat(Arrays.stream(run.last().strengths()).sum()).isCloseTo(run.last().alignment(), within(1e-10));
    }

    /** One strong direction, and weak ones whose strengths are successive doubles. */
    private static double[] closeTogether(int weak, double from) {
        return DoubleStream.concat(DoubleStream.of(1), DoubleStream.iterate(from, Math::nextUp).limit(weak)).toArray();
    }

    @ParameterizedTest
    @CsvSource({"50, 1e-30", "2000, 1e-30", "5000, 1e-300", "50, 0.3"})
    void strengthsWhoseLogarithmsCannotBeToldApartHaveTheirOwnNodes(int weak, double from) {
        PairModel model = PairModel.of(2 * weak, closeTogether(weak, from), 0.7);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertAgree(model, Masses.standardStart(model), new Contrastive(4, 100), 50));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-310, 5e-324})
    void strengthsFurtherApartThanADoubleCanSayHaveTheirOwnNodes(double weak) {
        PairModel model = PairModel.of(4, new double[] {1, weak}, 0.7);
        Trajectory run = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> InfiniteWidth.of(model).run(new Contrastive(3, 5), 50));
        // what a direction of almost no strength does, alone with a strong one, is nothing: the strong one has all the alignment
        Trajectory strongest = InfiniteWidth.of(PairModel.of(4, new double[] {1, 1e-100}, 0.7)).run(new Contrastive(3, 5), 50);
        assertThat(run.last().alignment()).isCloseTo(strongest.last().alignment(), within(1e-10));
    }

    @Test
    void nodesThatNoNumberOfPanelsResolvesEndAsOneForEachStrength() {
        PairModel model = PairModel.of(3000, closeTogether(2000, 1e-3), 1);
        FlowNodes nodes = FlowNodes.of(model, Masses.standardStart(model));
        int doublings = 0;
        for (Optional<FlowNodes> finer = nodes.finer(); finer.isPresent(); finer = nodes.finer()) {
            nodes = finer.get();
            assertThat(++doublings).as("doublings").isLessThan(20);
        }
        assertThat(nodes.variance).hasSize(2001);
    }

    @Test
    void anInterruptInAStepThatNeedsMoreNodesKeepsWhatIsRecorded() {
        PairModel model = PairModel.of(2_000_000_000, Shape.EVEN.variances(300), 1);
        Objective objective = new Contrastive(2000, 10);
        List<Double> asked = new ArrayList<>();
        InfiniteWidth.of(model).run(time -> {
            asked.add(time);
            return objective;
        }, 1e14);
        // the last time of the step that needs more nodes: with them the run begins anew
        double unresolved = asked.subList(0, beginsAnew(asked).orElseThrow()).stream().mapToDouble(time -> time).max().orElseThrow();
        asked.clear();
        Trajectory run = InfiniteWidth.of(model).run(time -> {
            asked.add(time);
            if (time >= unresolved) {
                Thread.currentThread().interrupt();
            }
            return objective;
        }, 1e14);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(beginsAnew(asked)).isEmpty();
        assertThat(run.last().time()).isStrictlyBetween(0.1 * unresolved, unresolved);
    }

    private static OptionalInt beginsAnew(List<Double> asked) {
        return IntStream.range(1, asked.size()).filter(i -> asked.get(i) == 0 && asked.get(i - 1) > 0).findFirst();
    }

    @Test
    void aStartThatIsNotTheStandardOneIsIntegratedDirectionByDirection() {
        PairModel model = PairModel.of(1000, Shape.EVEN.variances(200), 1);
        double[] ones = new double[200];
        Arrays.fill(ones, 1);
        FlowNodes nodes = FlowNodes.of(model, new Masses(ones, ones, 1));
        assertThat(nodes.variance).hasSize(200);
        assertThat(nodes.weight).containsOnly(1);
    }

    @Test
    void aMillionEqualDirectionsGoTheWayOfOneEquation() {
        double[] variances = new double[1_000_000];
        Arrays.fill(variances, 1);
        variances[7] = 2;
        PairModel model = PairModel.of(3_000_000, variances, 1);
        Trajectory run = InfiniteWidth.of(model).run(new PositivesOnly(), 2e7);
        assertThat(run.snapshots()).hasSizeGreaterThan(100);
        assertThat(run.last().conditionNumber()).isCloseTo(ClosedForm.finalConditionNumber(model), withinPercentage(1e-3));
    }
}

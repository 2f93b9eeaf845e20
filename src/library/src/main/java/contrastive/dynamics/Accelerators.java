package contrastive.dynamics;

import contrastive.data.NotFiniteException;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.RandomStream;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Finds the faster implementation and tests it: on two steps from the first batch of each run, and on one step of each flow, it must give the
 * numbers of the plain formulas. So whoever edits a formula of the library trains with the edited formula.
 */
final class Accelerators {

    /** Relative difference that counts as round-off. */
    private static final double ROUND_OFF = 1e-9;
    /** Of a weight itself, which a small step changes by few of its digits. */
    private static final double ROUND_OFF_OF_WEIGHTS = 1e-13;
    /** A flow of more directions is compared on so many of them. */
    private static final int MOST_COMPARED = 100;
    private static final double MOST_COMPARED_KAPPA = 1e5;
    private static final double MOST_MOVED = 0.1;

    static final Set<String> SAID = Collections.synchronizedSet(new HashSet<>());

    private Accelerators() {}

    /** The one on the class path of this library, read once. */
    static final class Found {
        static final Optional<Accelerator> ACCELERATOR = find();

        private static Optional<Accelerator> find() {
            // the library's own loader: a notebook's thread need not see the jars that a cell has added
            Iterator<Accelerator> found = ServiceLoader.load(Accelerator.class, Accelerator.class.getClassLoader()).iterator();
            return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
        }
    }

    private static void sayOnce(Progress progress, String subject, String fault) {
        if (SAID.add(subject)) {
            progress.say(subject + " " + fault + ". Runs use the plain formulas, which take longer.");
        }
    }

    /** A faster descent that takes the same first steps as the plain one; empty otherwise. */
    static Optional<Descent> descent(Optional<Accelerator> found, TwoTower start, PairSource pairs, GradientDescent settings,
            Objective objective, Progress progress) {
        Optional<Descent> fast = found.flatMap(accelerator -> accelerator.descent(start, pairs, settings, objective));
        return fast.filter(descent -> {
            String difference = differenceOrNone(descent, start, pairs, settings, objective);
            if (!difference.isEmpty()) {
                descent.close();
                sayOnce(progress, "The fast training step", "differs from the plain formulas in " + difference);
            }
            return difference.isEmpty();
        });
    }

    private static String differenceOrNone(Descent fast, TwoTower start, PairSource pairs, GradientDescent settings, Objective objective) {
        double[][] state = fast.state();
        try {
            String first = differenceInStep(fast, start, pairs, settings, objective);
            // the second one shows what the negatives do: at the orthogonal start all similarities are 0, and they have no force
            return first.isEmpty() ? differenceInStep(fast, fast.tower().copy(), pairs, settings, objective) : first;
        } catch (NotFiniteException diverges) {
            // on these steps: the run itself says so
            return "";
        } catch (IllegalArgumentException refused) {
            fast.close();
            throw refused;
        } finally {
            fast.restore(state);
        }
    }

    private static String differenceInStep(Descent fast, TwoTower from, PairSource pairs, GradientDescent settings, Objective objective) {
        Descent plain = new PlainDescent(from, pairs, settings);
        double expected = plain.compute(objective, RandomStream.PAIRS.seeded(settings.seed()));
        double value = valueOrNaN(fast, objective, settings);
        plain.update();
        fast.update();
        if (!close(value, expected, Math.max(1, Math.abs(expected)))) {
            return "the value of the first batch, " + value + " instead of " + expected;
        }
        TwoTower right = plain.tower();
        TwoTower moved = fast.tower();
        double excess = Math.max(excess(from.weightsA(), right.weightsA(), moved.weightsA()), excess(from.weightsB(), right.weightsB(), moved.weightsB()));
        if (!(excess <= ROUND_OFF)) {
            return "the gradient of the first batch, by " + excess + " times its size";
        }
        return sameMeasured(fast.measure(objective, 0), plain.measure(objective, 0)) ? "" : "what is measured of the towers";
    }

    /** A faster descent that cannot compute what the plain one can differs from it. */
    private static double valueOrNaN(Descent fast, Objective objective, GradientDescent settings) {
        try {
            return fast.compute(objective, RandomStream.PAIRS.seeded(settings.seed()));
        } catch (NotFiniteException notFinite) {
            return notFinite.value();
        }
    }

    /** How far two steps from the same weights differ, over the size of the right one, beyond the round-off of the weights. */
    private static double excess(DMatrixRMaj from, DMatrixRMaj right, DMatrixRMaj moved) {
        double beyond = NormOps_DDRM.normF(CommonOps_DDRM.subtract(moved, right, null)) - ROUND_OFF_OF_WEIGHTS * NormOps_DDRM.normF(from);
        return beyond <= 0 ? 0 : beyond / NormOps_DDRM.normF(CommonOps_DDRM.subtract(right, from, null));
    }

    /** A faster flow whose derivative is that of the plain equations; empty otherwise. */
    static Optional<Flow> flow(Optional<Accelerator> found, PairModel model, Masses start, Objective objective, Progress progress) {
        Optional<Flow> fast = found.flatMap(accelerator -> accelerator.flow(model, start, objective));
        if (fast.isPresent() && !agrees(found.get(), model, objective)) {
            sayOnce(progress, "The fast flow", "differs from the plain equations");
            return Optional.empty();
        }
        return fast;
    }

    /** One step of Euler's of both, in which no logarithm moves by more than a tenth, on some of the directions, from masses of large and of small strengths. */
    private static boolean agrees(Accelerator accelerator, PairModel model, Objective objective) {
        double[] variances = model.signalVariances();
        int every = (variances.length - 1) / MOST_COMPARED + 1;
        double[] some = IntStream.iterate(0, k -> k < variances.length, k -> k + every).mapToDouble(k -> variances[k]).toArray();
        PairModel smaller = PairModel.of(some.length + model.noiseDirections(), some, model.noiseVariance());
        double noise = smaller.noiseDirections() * smaller.noiseVariance();
        return Arrays.stream(new double[] {0.75, 0.5001}).mapToObj(share -> new Masses(scaled(some, share), scaled(some, 1 - share), noise))
                .allMatch(at -> accelerator.flow(smaller, at, objective).stream().allMatch(fast -> same(fast, new FlowEquations(smaller, at), objective)));
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] slopes(Flow flow, Objective objective) {
        double[] slopes = new double[flow.dimension()];
        flow.derivative(objective, new double[flow.dimension()], slopes);
        return slopes;
    }

    private static boolean same(Flow one, Flow other, Objective objective) {
        double[] slopes = slopes(other, objective);
        double step = MOST_MOVED / Math.max(Double.MIN_NORMAL, Arrays.stream(slopes).map(Math::abs).max().orElseThrow());
        double[] ofOne = scaled(slopes(one, objective), step);
        Masses masses = one.masses(ofOne);
        Masses right = other.masses(scaled(slopes, step));
        return close(masses.aligned(), right.aligned()) && close(masses.misaligned(), right.misaligned())
                && close(masses.noise(), right.noise(), right.noise())
                && sameMeasured(one.snapshot(objective, 0, ofOne), other.snapshot(objective, 0, scaled(slopes, step)));
    }

    /** A condition number is compared where round-off in the smallest singular value leaves that many digits of it. */
    private static boolean sameMeasured(Snapshot one, Snapshot right) {
        double kappa = right.conditionNumber();
        return close(one.alignment(), right.alignment(), 1) && close(one.effectiveRank(), right.effectiveRank(), right.effectiveRank())
                && (kappa > MOST_COMPARED_KAPPA || close(one.conditionNumber(), kappa, kappa));
    }

    private static boolean close(double[] some, double[] others) {
        return IntStream.range(0, some.length).allMatch(k -> close(some[k], others[k], others[k]));
    }

    private static boolean close(double one, double other, double size) {
        return Math.abs(one - other) <= ROUND_OFF * Math.abs(size);
    }
}

package contrastive.plot;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.objective.Contrastive;
import contrastive.objective.PositivesOnly;
import contrastive.theory.ClosedForm;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The claim of the course to move by hand, which opens it: positive pairs only and contrastive training side by side, for several settings of
 * noise, tau^2, K and the spread of the variances. Time is on a logarithmic axis, so that the rise of the condition number is seen as well as
 * its fall, which takes ten times as long.
 */
public final class EffectExplorer {

    private static final int DIMENSION = 100;
    private static final int DIRECTIONS = 10;
    /** One point each tenth of a decade would be seen no better. */
    private static final int POINTS = 26;
    private static final double FIRST = 1;
    private static final double LAST = 3000;
    private static final double[] TIMES = IntStream.range(0, POINTS)
            .mapToDouble(i -> FIRST * Math.pow(LAST / FIRST, i / (POINTS - 1.0))).toArray();

    private EffectExplorer() {}

    /** Ten of a hundred dimensions have a signal; their variances fall by equal factors around 1. */
    public static Explorer draw() {
        // many short runs: a bar for each would flicker
        return Progress.during((task, fraction) -> { }, EffectExplorer::ofAllSettings);
    }

    private static Explorer ofAllSettings() {
        return Explorer.over("noise variance", 0.3, 1).and("tau^2", 1, 3, 8).and("negatives K", 1, 10, 100)
                .and("largest variance over smallest", 1, 2, 4).starting(1, 3, 100, 4)
                .figure(at -> figure(PairModel.of(DIMENSION, variances(at[3]), at[0]), new Contrastive(at[1], at[2])));
    }

    private static double[] variances(double spread) {
        double[] variances = new double[DIRECTIONS];
        Arrays.setAll(variances, k -> Math.pow(spread, 0.5 - k / (DIRECTIONS - 1.0)));
        return variances;
    }

    private static Figure figure(PairModel model, Contrastive negatives) {
        InfiniteWidth limit = InfiniteWidth.of(model);
        List<Trajectory> runs = List.of(limit.run(new PositivesOnly(), LAST), limit.run(negatives, LAST));
        Chart balance = chart("condition number", runs, Snapshot::conditionNumber).logY()
                .horizontal("final value, predicted", ClosedForm.finalConditionNumber(model), Ink.THEORY);
        return Figure.titled("Both align; only negative pairs bring the balance back", balance, chart("alignment", runs, Snapshot::alignment));
    }

    private static Chart chart(String quantity, List<Trajectory> runs, ToDoubleFunction<Snapshot> measured) {
        return Chart.panel().axes("time t", quantity).logX()
                .line("positive pairs only", table(quantity, runs.get(0), measured), "time", quantity, Ink.POSITIVES_ONLY)
                .line("contrastive", table(quantity, runs.get(1), measured), "time", quantity, Ink.CONTRASTIVE);
    }

    private static Table table(String quantity, Trajectory run, ToDoubleFunction<Snapshot> measured) {
        return Table.create(DoubleColumn.create("time", TIMES),
                DoubleColumn.create(quantity, Arrays.stream(TIMES).map(time -> measured.applyAsDouble(run.at(time))).toArray()));
    }
}

package contrastive.page;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.dynamics.Checkpoint;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Keeper;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Snapshot;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The second lens: gradient descent from random weights.
 *
 * @param width of the towers
 * @param batch pairs in a step
 * @param seed of weights and batches
 * @param learningRate time that a step takes
 * @param inBatch whether the negatives of a contrastive loss are those of the batch, as in InfoNCE
 */
record Steps(double width, double batch, double seed, double learningRate, boolean inBatch) {

    static final Steps USUAL = new Steps(64, 64, 1, 0.1, false);

    /** How many pass a time. */
    double number(double duration) {
        return Math.ceil(duration / learningRate);
    }

    /** Takes the steps of a setting's run, and hands over each recorded point. */
    void run(Setting setting, Consumer<Snapshot> seen) {
        if (!setting.isStandardStart()) {
            throw new IllegalArgumentException("aligned must be " + Setting.STANDARD_START + " for random weights, got " + setting.alignedShare());
        }
        PairModel model = setting.model();
        Require.positive("learningRate", learningRate);
        double steps = Require.between(1, 1_000_000, "steps to time " + setting.duration(), number(setting.duration()));
        Schedule flow = setting.schedule();
        TwoTower start = TwoTower.gaussian(model, Setting.whole("width", width), Setting.whole("seed", seed));
        new GradientDescent(learningRate, Setting.whole("batch", batch), Setting.whole("seed", seed))
                .run(start, model, time -> sampled(flow.at(time)), (int) steps, Optional.of(new Keeper() {
                    @Override
                    public Optional<Checkpoint> left() {
                        return Optional.empty();
                    }

                    @Override
                    public void keep(Checkpoint checkpoint, boolean last) {
                        int points = checkpoint.recorded().size();
                        // the first call brings the start as well
                        checkpoint.recorded().subList(points == 2 ? 0 : points - 1, points).forEach(seen);
                    }
                }));
    }

    private Objective sampled(Objective objective) {
        return inBatch && objective instanceof Contrastive contrastive ? new InfoNce(contrastive.tauSquared()) : objective;
    }

    String text() {
        return "width=" + Numbers.text(width) + "&batch=" + Numbers.text(batch) + "&seed=" + Numbers.text(seed) + "&rate="
                + Numbers.text(learningRate) + "&infonce=" + inBatch;
    }
}

package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.RandomStream;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A run that is kept, and one that goes on from what an earlier start of it left. */
class KeeperTest {

    private static final PairModel MODEL = PairModel.of(7, new double[] {2, 0.6}, 0.7);
    private static final GradientDescent DESCENT = new GradientDescent(0.05, 8, 3);
    private static final TwoTower START = TwoTower.gaussian(MODEL, 6, 1);
    private static final int STEPS = 12;

    /** Keeps each point with a random stream of its own, as a file would. */
    private static final class Kept implements Keeper {
        private final Optional<Checkpoint> left;
        private final List<Checkpoint> checkpoints = new ArrayList<>();
        private final List<Boolean> last = new ArrayList<>();

        private Kept(Optional<Checkpoint> left) {
            this.left = left;
        }

        @Override
        public Optional<Checkpoint> left() {
            return left;
        }

        @Override
        public void keep(Checkpoint checkpoint, boolean isLast) {
            checkpoints.add(new Checkpoint(checkpoint.step(), checkpoint.state(), after(checkpoint.step()), checkpoint.recorded()));
            last.add(isLast);
        }
    }

    /** The stream of pairs after so many batches. */
    private static Random after(long batches) {
        Random random = RandomStream.PAIRS.seeded(DESCENT.seed());
        for (long i = 0; i < batches; i++) {
            MODEL.draw(DESCENT.batch(), random);
        }
        return random;
    }

    private static Trajectory run(Kept keeper) {
        return DESCENT.run(START, MODEL, Schedule.constant(new Contrastive(3, 5)), STEPS, Optional.of(keeper));
    }

    @Test
    void eachRecordedStepIsKeptAndTheLastOneIsCalledSo() {
        Kept kept = new Kept(Optional.empty());
        Trajectory whole = run(kept);
        assertThat(kept.checkpoints).hasSize(STEPS).extracting(Checkpoint::step).startsWith(1L, 2L).endsWith((long) STEPS);
        assertThat(kept.last.subList(0, STEPS - 1)).containsOnly(false);
        assertThat(kept.last.get(STEPS - 1)).isTrue();
        assertThat(kept.checkpoints.get(STEPS - 1).recorded()).hasSameSizeAs(whole.snapshots());
    }

    @Test
    void aRunThatGoesOnFromTheMiddleEndsInTheSameBits() {
        Kept kept = new Kept(Optional.empty());
        Trajectory whole = run(kept);
        Kept rest = new Kept(Optional.of(kept.checkpoints.get(4)));
        Trajectory resumed = run(rest);
        assertThat(rest.checkpoints).extracting(Checkpoint::step).startsWith(6L).hasSize(STEPS - 5);
        assertThat(resumed.snapshots()).hasSameSizeAs(whole.snapshots());
        assertThat(resumed.tower().orElseThrow().weightsA().data).isEqualTo(whole.tower().orElseThrow().weightsA().data);
        assertThat(resumed.last().strengths()).isEqualTo(whole.last().strengths());
    }

    @Test
    void aPointThatOnlyAnInterruptHasRecordedIsNotKeptAndTheLastOneOfAnUnbrokenRunIs() {
        for (int interruptedAt : new int[] {8, 9}) {
            Kept kept = new Kept(Optional.empty());
            PairSource interrupting = new DealtPairs(MODEL, (number, batch) -> {
                if (number == interruptedAt) {
                    Thread.currentThread().interrupt();
                }
            });
            // 3000 steps are recorded at every third
            Trajectory run = DESCENT.run(START, interrupting, Schedule.constant(new Contrastive(3, 5)), 3000, Optional.of(kept));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(run.last().time()).isEqualTo(interruptedAt * 0.05);
            assertThat(kept.checkpoints).extracting(Checkpoint::step).last().isEqualTo(interruptedAt == 9 ? 9L : 6L);
            assertThat(kept.last.get(kept.last.size() - 1)).isEqualTo(interruptedAt == 9);
        }
    }

    @Test
    void whatARunOfOtherShapesLeftIsRefused() {
        Kept kept = new Kept(Optional.empty());
        run(kept);
        Kept other = new Kept(Optional.of(kept.checkpoints.get(4)));
        assertThatIllegalArgumentException().isThrownBy(() -> DESCENT.run(TwoTower.gaussian(MODEL, 40, 1), MODEL,
                Schedule.constant(new Contrastive(3, 5)), STEPS, Optional.of(other))).withMessageContaining("weights of other shapes");
    }
}

package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairSet;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Snapshot;
import contrastive.model.TwoTower;
import contrastive.objective.PositivesOnly;
import contrastive.theory.CanonicalCorrelations;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class Chapter16Test {

    @Test
    void equalCorrelationsAreAllKeptByTrainingFromAnEvenStart() {
        DMatrixRMaj a = new DMatrixRMaj(16, 2);
        DMatrixRMaj b = new DMatrixRMaj(16, 2);
        for (int i = 0; i < 16; i++) {      // all signs of z and of a noise, both of two entries
            for (int k = 0; k < 2; k++) {
                a.set(i, k, sign(i, k));
                b.set(i, k, 0.8 * sign(i, k) + 0.6 * sign(i, k + 2));
            }
        }
        PairSet equal = PairSet.of(a, b);
        assertThat(CanonicalCorrelations.of(equal)).containsExactly(new double[] {0.8, 0.8}, within(1e-9));
        DMatrixRMaj eye = SimpleMatrix.identity(2).getDDRM();
        Snapshot trained = new GradientDescent(0.5, 16, 1).run(new TwoTower(equal, eye, eye), new PositivesOnly(), 100).last();
        assertThat(trained.alignment()).isCloseTo(0.8, within(1e-9));
        Exercise exercise = Chapter16.balancedRank(0.8, 0.8);
        assertThat(exercise.check(trained.effectiveRank()).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("the effective rank is 2.");
    }

    @Test
    void onlyTheLargestCorrelationsCount() {
        Exercise exercise = Chapter16.balancedRank(0.8, 0.8);
        assertThat(exercise.check(1).sentence()).isEqualTo("That would need a single largest rho.");
        assertThat(exercise.check(3).sentence()).startsWith("An effective rank is between 1").isEqualTo(exercise.check(-2).sentence());
        assertThat(Chapter16.balancedRank(0.9, 0.8, 0.9, 0.9).check(3).outcome()).isEqualTo(RIGHT);
        assertThat(Chapter16.balancedRank(0.9, 0.8).check(1).outcome()).isEqualTo(RIGHT);
    }

    private static int sign(int row, int bit) {
        return (row >> bit & 1) * 2 - 1;
    }
}

package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.data.PairSet;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Snapshot;
import contrastive.model.TwoTower;
import contrastive.objective.PositivesOnly;
import contrastive.theory.CanonicalCorrelations;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class Chapter11Test {

    @Test
    void chanceRecallsTenOfAllCaptions() {
        Exercise exercise = Chapter11.recallByChance(10, 383);
        assertThat(exercise.check(0.0261).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(1 / 383.0).sentence()).isEqualTo("That is recall at 1.");
        assertThat(exercise.check(0.1).sentence()).isEqualTo("10 of how many?");
        assertThat(exercise.check(2.611).sentence()).startsWith("That is in per cent");
        assertThat(exercise.check(10 / 383).sentence()).contains("quotient of whole numbers");
        assertThat(exercise.check(38.3).sentence()).isEqualTo("A recall is between 0 and 1.");
        assertThat(exercise.workedAnswer()).isEqualTo("10 of 383 places: $10/383 \\approx 0.02611$.");
        assertThat(Chapter11.recallByChance(1, 4).check(0.25).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void strengthsGoWithTheSquareOfTheConditionNumber() {
        Snapshot end = InfiniteWidth.of(PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7)).run(new PositivesOnly(), 120).last();
        double[] strengths = DoubleStream.of(end.strengths()).sorted().toArray();
        assertThat(Chapter11.ratioOfStrengths(end.conditionNumber()).check(strengths[3] / strengths[0]).outcome()).isEqualTo(RIGHT);
        Exercise exercise = Chapter11.ratioOfStrengths(3);
        assertThat(exercise.check(9).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(3).sentence()).startsWith("A strength is a product of two columns");
        assertThat(exercise.check(Math.sqrt(3)).sentence()).startsWith("The other way round");
        assertThat(exercise.check(1 / 9.0).sentence()).startsWith("The largest over the smallest");
        assertThat(exercise.workedAnswer()).contains("the square of 3: 9.");
    }

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
        Exercise exercise = Chapter11.balancedRank(0.8, 0.8);
        assertThat(exercise.check(trained.effectiveRank()).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("effective rank 2.");
    }

    @Test
    void onlyTheLargestCorrelationsCount() {
        Exercise exercise = Chapter11.balancedRank(0.8, 0.8);
        assertThat(exercise.check(1).sentence()).isEqualTo("That would need one rho to be the largest alone.");
        assertThat(exercise.check(3).sentence()).startsWith("An effective rank is between 1").isEqualTo(exercise.check(-2).sentence());
        assertThat(Chapter11.balancedRank(0.9, 0.8, 0.9, 0.9).check(3).outcome()).isEqualTo(RIGHT);
        assertThat(Chapter11.balancedRank(0.9, 0.8).check(1).outcome()).isEqualTo(RIGHT);
    }

    private static int sign(int row, int bit) {
        return (row >> bit & 1) * 2 - 1;
    }
}

package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.model.Diagnostics;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class Chapter10Test {

    private static DMatrixRMaj balanced(int pairs, int width) {
        DMatrixRMaj rows = new DMatrixRMaj(pairs, width);
        RandomMatrices_DDRM.fillGaussian(rows, 0, 1, new Random(1));
        return rows;
    }

    @Test
    void aSampleOfABalancedModelHasTheRankOfTheWorkedAnswer() {
        DMatrixRMaj sample = balanced(200, 100);
        Exercise exercise = Chapter10.rankOfASample(100, 200);
        assertThat(Diagnostics.of(sample, sample).effectiveRank()).as("first order in m / n").isCloseTo(77.9, within(1.6));
        assertThat(exercise.check(77.9).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("100\\,e^{-100/400} \\approx 77.88$", "A report of 78");
        assertThat(exercise.check(100).sentence()).startsWith("That is the population's");
        assertThat(exercise.check(60.65).sentence()).isEqualTo("The exponent is m / (2 n).");
        assertThat(exercise.check(120).sentence()).startsWith("An effective rank is between").isEqualTo(exercise.check(-5).sentence());
        assertThat(Chapter10.rankOfASample(20, 1000).check(19.8).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void centredPairsHaveAMismatchedAlignmentBelowZero() {
        SimpleMatrix rows = SimpleMatrix.wrap(balanced(11, 3));
        DMatrixRMaj centred = rows.minus(SimpleMatrix.filled(11, 11, 1 / 11.0).mult(rows)).getDDRM();
        Exercise exercise = Chapter10.mismatchedAlignment(11);
        assertThat(exercise.check(Diagnostics.of(centred, centred).mismatchedAlignment()).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("the other $110$ add up to $-11$", "\\approx -0.1$");
        assertThat(exercise.check(-1 / 10).sentence()).startsWith("That is its value for infinitely many pairs.").contains("5.0/12");
        assertThat(exercise.check(0.1).sentence()).startsWith("Look at the sign");
        assertThat(exercise.check(-1 / 11.0).sentence()).startsWith("Each row has n - 1 partners");
        assertThat(exercise.check(-10).sentence()).isEqualTo("An alignment is between -1 and 1.");
        assertThat(Chapter10.mismatchedAlignment(3).check(-0.5).outcome()).isEqualTo(RIGHT);
    }
}

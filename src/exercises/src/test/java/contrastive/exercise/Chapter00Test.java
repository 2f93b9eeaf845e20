package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.objective.PositivesOnly;
import contrastive.theory.ClosedForm;
import org.junit.jupiter.api.Test;

class Chapter00Test {

    private static final double[] VARIANCES = {2, 1.8, 1.6, 1.4, 1.3, 1.1, 1, 0.8, 0.7, 0.5};
    private static final PairModel LOUDER = PairModel.of(100, VARIANCES, 2);
    private static final PairModel OTHER = PairModel.of(50, new double[] {1, 9}, 1);

    @Test
    void bothCurvesStartAtTheRootOfTheRatio() {
        Exercise exercise = Chapter00.startOfBothCurves(LOUDER);
        assertThat(exercise.check(2).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(4).sentence()).startsWith("That is the ratio of the variances");
        assertThat(exercise.check(0.5).sentence()).startsWith("A condition number is at least 1");
        assertThat(exercise.workedAnswer()).endsWith("2 for a ratio of 4.");
        assertThat(Chapter00.startOfBothCurves(OTHER).check(3).outcome()).isEqualTo(RIGHT);
        assertThat(InfiniteWidth.of(OTHER).run(new PositivesOnly(), 1).first().conditionNumber()).isCloseTo(3, within(1e-12));
    }

    @Test
    void theFlowOfTheLouderModelEndsWhereTheWorkedAnswerSays() {
        double end = InfiniteWidth.of(LOUDER).run(new PositivesOnly(), 12 / ClosedForm.alignmentRate(LOUDER)).last().conditionNumber();
        Exercise exercise = Chapter00.endWithLouderNoise(LOUDER);
        assertThat(end).isCloseTo(9.566, within(5e-4));
        assertThat(exercise.check(end).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("At the same value, 9.566:");
    }

    @Test
    void guessesOfTheEndAreToldApart() {
        Exercise exercise = Chapter00.endWithLouderNoise(LOUDER);
        assertThat(exercise.check(1).sentence()).startsWith("That takes negatives.");
        assertThat(exercise.check(0).sentence()).startsWith("A condition number is at least 1.");
        assertThat(exercise.check(2).sentence()).startsWith("That is where they start.");
        assertThat(exercise.check(19).sentence()).startsWith("Try it in the cell of the figure");
        assertThat(exercise.check(9.6).sentence()).startsWith("That is close");
        assertThat(Chapter00.endWithLouderNoise(OTHER).check(9.566).outcome()).isNotEqualTo(RIGHT);
    }
}

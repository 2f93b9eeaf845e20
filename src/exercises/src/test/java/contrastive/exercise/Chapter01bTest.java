package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.HadamardDesign;
import contrastive.data.PairModel;
import contrastive.dynamics.GradientDescent;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Chapter01bTest {

    private static final PairModel MODEL = PairModel.of(7, new double[] {2, 0.5}, 0.7);

    @Test
    void theValueAtTheStartIsThatOfTheTowers() {
        Exercise exercise = Chapter01b.valueAtStart(3, 5);
        double value = new Contrastive(3, 5).value(TwoTower.orthogonal(MODEL), HadamardDesign.of(MODEL).draw(16, new Random()));
        assertThat(value).isCloseTo(1.19451, within(5e-6));
        assertThat(exercise.check(value).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("\\frac{2}{3}\\log 6 \\approx 1.195$");
        assertThat(Chapter01b.valueAtStart(2, 9).check(Math.log(10)).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void wrongValuesAtTheStartAreToldApart() {
        Exercise exercise = Chapter01b.valueAtStart(3, 5);
        assertThat(exercise.check(Math.log(6) / 3).sentence()).startsWith("That is one half of the loss");
        assertThat(exercise.check(2 * Math.log(6)).sentence()).startsWith("The objectives are divided by tau^2");
        assertThat(exercise.check(Math.log(6)).sentence()).startsWith("There are two halves");
        assertThat(exercise.check(2 * Math.log(5) / 3).sentence()).contains("1 + K, not K");
        assertThat(exercise.check(-1.19451).sentence()).startsWith("A share S is below 1");
    }

    @Test
    void theFirstStepsAlignInThatRatio() {
        double share = alignmentOfFirstStep(new Contrastive(3, 5)) / alignmentOfFirstStep(new PositivesOnly());
        Exercise exercise = Chapter01b.firstStep(5);
        assertThat(exercise.check(share).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("5/6 \\approx 0.8333$");
        assertThat(Chapter01b.firstStep(1).check(0.5).outcome()).isEqualTo(RIGHT);
    }

    private static double alignmentOfFirstStep(Objective objective) {
        return GradientDescent.exact(MODEL, 1e-4).run(objective, 1).last().alignment();
    }

    @Test
    void wrongSharesOfTheFirstStepAreToldApart() {
        Exercise exercise = Chapter01b.firstStep(5);
        assertThat(exercise.check(1.0 / 6).sentence()).startsWith("That is S");
        assertThat(exercise.check(1).sentence()).startsWith("It is a little less");
        assertThat(exercise.check(5).sentence()).startsWith("K is a weight");
        assertThat(exercise.check(25.0 / 36).sentence()).startsWith("The alignment changes with the gradient");
        assertThat(exercise.check(1.2).sentence()).startsWith("Negatives damp the pull");
    }
}

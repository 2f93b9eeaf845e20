package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.objective.PositivesOnly;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Chapter07Test {

    private static final Exercise SPREAD = Chapter07.spreadForAnEnd(Chapter07Test::spreadBy, 3);

    private static PairModel spreadBy(double s) {
        double[] variances = {1.25 * (1 + s), 1.25 * (1 + s), 1.25 * (1 - s), 1.25 * (1 - s)};
        return PairModel.of(12, variances, 0.7);
    }

    @Test
    void isotropicDataKeepTheImbalanceTheyAreGiven() {
        Exercise exercise = Chapter07.keptImbalance(new double[] {2, 0.5});
        Masses start = new Masses(new double[] {2, 0.5}, new double[] {0.3, 0.3}, 2);
        InfiniteWidth isotropic = InfiniteWidth.of(PairModel.of(6, new double[] {1, 1}, 1)).startingFrom(start);
        assertThat(exercise.check(isotropic.run(new PositivesOnly(), 60).last().conditionNumber()).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(4).sentence()).startsWith("You gave the ratio of the masses");
        assertThat(exercise.check(1).sentence()).startsWith("On isotropic data the condition number keeps");
        assertThat(exercise.check(0.5).sentence()).startsWith("A condition number is at least 1");
        assertThat(exercise.workedAnswer()).contains("stays 4", "\\sqrt{4} = 2$");
        assertThat(Chapter07.keptImbalance(new double[] {1, 9, 3}).check(3).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void theSpreadAndTheEndThatItLeadsToAreBothNamed() {
        assertThat(SPREAD.check(0.414).toString()).startsWith("Right. With s = 0.414, the final condition number is ");
        assertThat(SPREAD.check(0.2).sentence()).startsWith("With s = 0.2, the final condition number is 1.7").endsWith("; more is asked for.");
        assertThat(SPREAD.check(0.6).sentence()).endsWith("; less is asked for.");
        assertThat(SPREAD.check(-0.4).sentence()).endsWith("A spread is between 0 and 1.");
        assertThat(SPREAD.check(1.5).sentence()).startsWith("With s = 1.5: signalVariances[2] must be > 0").endsWith(". A spread is between 0 and 1.");
    }

    @Test
    void theSpreadOfTheWorkedAnswerIsReachedByHalving() {
        assertThat(SPREAD.workedAnswer()).contains("s \\approx 0.4141$", "\\approx 0.3935$");
        assertThat(SPREAD.check(0.4141).sentence()).contains(" is 3.000");
        Exercise two = Chapter07.spreadForAnEnd(Chapter07Test::spreadBy, 2);
        assertThat(two.check(0.414).outcome()).isNotEqualTo(RIGHT);
        assertThat(two.check(0.25).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void nearlyIsotropicDataFollowTheLaw() {
        double[] variances = IntStream.range(0, 10).mapToDouble(k -> k < 5 ? 1.02 : 0.98).toArray();
        Exercise exercise = Chapter07.nearlyIsotropic(PairModel.of(1000, variances, 1));
        assertThat(Math.exp(0.02 * (1 + Math.log(200)))).isCloseTo(1.134, within(5e-4));
        assertThat(exercise.check(1.134).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("0.02\\,(1 + \\log 200)", "\\approx 1.134$", "gives 1.134.");
        assertThat(exercise.check(1.286).sentence()).isEqualTo("You gave the square.");
        assertThat(exercise.check(1.02).sentence()).isEqualTo("That is where they start.");
        assertThat(exercise.check(0.126).sentence()).startsWith("That is the logarithm");
        assertThat(exercise.check(0.5).sentence()).isEqualTo("A condition number is at least 1.");
        assertThat(Chapter07.nearlyIsotropic(spreadBy(0.1)).check(1.32).outcome()).isEqualTo(RIGHT);
    }
}

package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Snapshot;
import contrastive.objective.PositivesOnly;
import java.util.stream.DoubleStream;
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
}

package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Chapter08Test {

    @Test
    void theWidthGoesWithTheSquareOfTheDistance() {
        Exercise exercise = Chapter08.widerFor(3);
        assertThat(exercise.check(9).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(3).sentence()).isEqualTo("The distance goes with the root of the width.");
        assertThat(exercise.check(Math.sqrt(3)).sentence()).startsWith("That is the wrong way round");
        assertThat(exercise.check(1 / 9.0).sentence()).isEqualTo("For a smaller distance the width must grow.");
        assertThat(exercise.workedAnswer()).contains("= 1/3$ gives $m'/m = 9$");
        assertThat(Chapter08.widerFor(10).check(100).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void theWidthForADistanceFollowsWhatWasMeasured() {
        Exercise exercise = Chapter08.widthForDistance(2048, 0.012, 0.002);
        assertThat(exercise.check(70_000).outcome()).as("36 times as wide is 73,728").isEqualTo(RIGHT);
        assertThat(exercise.check(12_288).sentence()).isEqualTo("The width goes with the square of the distance.");
        assertThat(exercise.check(36).sentence()).startsWith("That is the factor");
        assertThat(exercise.check(100).sentence()).isEqualTo("For a smaller distance the width must grow.");
        assertThat(exercise.check(1e6).sentence()).isEqualTo("1000000 is too large.");
        assertThat(exercise.workedAnswer()).contains("the factor 6;", "2048 \\cdot 6^2 \\approx 73730$");
        assertThat(Chapter08.widthForDistance(100, 0.2, 0.1).check(400).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void aLargeBatchLeavesAThirtiethOfTheGradient() {
        Exercise exercise = Chapter08.shareOfTheGradient(32_768, 100, 20);
        assertThat(exercise.check(1 / 33.0).outcome()).as("by powers of two, 2^15 / (2^15 + 2^20)").isEqualTo(RIGHT);
        assertThat(exercise.check(0.0303).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(0.9697).sentence()).startsWith("That is S");
        assertThat(exercise.check(1 / 32.0).sentence()).startsWith("That is the ratio of the two terms");
        assertThat(exercise.check(33).sentence()).startsWith("A share is between 0 and 1.");
        assertThat(exercise.check(1 / 33).sentence()).contains("quotient of whole numbers");
        assertThat(exercise.workedAnswer()).contains("K = n - 1 = 32767$", "\\approx 0.03033$");
        assertThat(Chapter08.shareOfTheGradient(2, 0, 5).check(0.5).outcome()).isEqualTo(RIGHT);
    }
}

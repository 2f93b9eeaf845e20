package contrastive.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.data.Require;
import contrastive.exercise.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class ExerciseTest {

    private static final Exercise EXERCISE = Exercise.expecting(5.101).within(1e-2)
            .hint(5.101 * 5.101, "That is the square: the Gram matrix has it.")
            .hint(answer -> answer < 1, "A condition number is at least 1.");

    @Test
    void aCloseAnswerIsRight() {
        assertThat(EXERCISE.check(5.105).outcome()).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void aMissingAnswerIsNotWrong() {
        assertThat(EXERCISE.check(Double.NaN).toString()).startsWith("Not answered yet.");
    }

    @Test
    void theKindOfMistakeIsNamed() {
        assertThat(EXERCISE.check(26.02).toString()).isEqualTo("Not yet. That is the square: the Gram matrix has it.");
        assertThat(EXERCISE.check(0.5).sentence()).isEqualTo("A condition number is at least 1.");
    }

    @Test
    void aLargerSlipIsRecognisedToTheSameShare() {
        Exercise share = Exercise.expecting(0.0261).hint(2.61, "That is in per cent.");
        assertThat(share.check(2.612).sentence()).isEqualTo("That is in per cent.");
        assertThat(share.check(2.7).sentence()).isEqualTo("2.7 is too large.");
    }

    @Test
    void anyOtherAnswerIsToldTheDirection() {
        assertThat(EXERCISE.check(7).sentence()).isEqualTo("7 is too large.");
        assertThat(EXERCISE.check(3).sentence()).isEqualTo("3 is too small.");
    }

    @Test
    void aSlipThatNobodyForesawIsNamedToo() {
        assertThat(EXERCISE.check(-5.101).sentence()).as("hints come first").isEqualTo("A condition number is at least 1.");
        assertThat(Exercise.expecting(5.101).check(5.11).sentence()).isEqualTo("That is close: give one or two digits more.");
        assertThat(Exercise.expecting(5.101).check(-5.101).sentence()).isEqualTo("Look at the sign.");
        assertThat(Exercise.expecting(4).check(0.25).sentence()).startsWith("That is the other way round");
        assertThat(EXERCISE.check(Double.POSITIVE_INFINITY).sentence()).contains("infinite", "0.0");
    }

    @Test
    void anIntegerDivisionGetsAWord() {
        assertThat(Exercise.expecting(5 / 12.0).check(5 / 12).toString()).startsWith("Not yet. 0 is too small. If you typed a quotient");
        assertThat(Exercise.expecting(-0.1).hint(0, "That is the limit.").check(-1 / 10).sentence()).startsWith("That is the limit. If you typed");
        assertThat(Exercise.expecting(5 / 3.0).hint(1, "That is another mode.").check(5 / 3).sentence()).startsWith("That is another").contains("5.0/12");
        assertThat(Exercise.expecting(5 / 3.0).check(1).sentence()).as("nothing is given away").isEqualTo("1 is too small.");
        assertThat(Exercise.expecting(5 / 3.0).check(2).sentence()).doesNotContain("5.0/12");
        assertThat(Exercise.expecting(4).check(3).sentence()).doesNotContain("5.0/12");
    }

    @Test
    void theAnswerAndWhatItLeadsToAreBothNamed() {
        Exercise reached = Exercise.expecting(9).reachedBy("the side", "the area", side -> side * side).hint(3.5, "Nearly.");
        assertThat(reached.check(2).sentence()).isEqualTo("With the side = 2, the area is 4; more is asked for.");
        assertThat(reached.check(4).sentence()).isEqualTo("With the side = 4, the area is 16; less is asked for.");
        assertThat(reached.check(7 / 12).sentence()).startsWith("With the side = 0, the area is 0; more is asked for.").contains("5.0/12");
        assertThat(reached.check(3.5).sentence()).isEqualTo("With the side = 3.5, the area is 12.25; less is asked for. Nearly.");
        assertThat(reached.check(3).toString()).isEqualTo("Right. With the side = 3, the area is 9, within 0.009 of the answer.");
    }

    @Test
    void whatTheWayToTheAnswerRefusesIsSaid() {
        Exercise refusing = Exercise.expecting(2).reachedBy("x", "its root", x -> Math.sqrt(Require.notNegative("x", x)));
        assertThat(refusing.check(-1).sentence()).isEqualTo("With x = -1: x must be >= 0 and finite, got -1.0");
    }

    @Test
    void theWorkedAnswerIsKeptUntilThereIsAnAnswerAndNotPrinted() {
        Exercise explained = EXERCISE.explained("It is the secret.");
        assertThat(explained.check(Double.NaN).workedAnswer()).isEmpty();
        assertThat(explained.check(3).workedAnswer()).isEqualTo("It is the secret.").isEqualTo(explained.check(5.1).workedAnswer());
        assertThat(explained.check(3).toString()).contains(".workedAnswer()").doesNotContain("secret");
        assertThat(EXERCISE.check(3).toString()).doesNotContain("workedAnswer");
    }

    @Test
    void theNumbersOfTheWorkedAnswerStandInTheirPlaces() {
        assertThat(EXERCISE.explained("$#/# = #$", 2, 3, 2 / 3.0).workedAnswer()).isEqualTo("$2/3 = 0.6667$");
        assertThatThrownBy(() -> EXERCISE.explained("#", 2, 3)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("for 3");
    }

    @Test
    void asManyNumbersAsTheQuestionAsksForAreTaken() {
        assertThat(EXERCISE.check(1, 2).sentence()).isEqualTo("Give 1 number; you gave 2.");
        assertThat(EXERCISE.check().sentence()).isEqualTo("Give 1 number; you gave 0.");
    }

    @Test
    void aToleranceOfZeroIsRefused() {
        assertThatThrownBy(() -> EXERCISE.within(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 0.0");
    }
}

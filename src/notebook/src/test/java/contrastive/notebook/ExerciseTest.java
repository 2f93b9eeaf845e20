package contrastive.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.notebook.Exercise.Outcome;
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
    void anyOtherAnswerIsToldTheDirection() {
        assertThat(EXERCISE.check(7).sentence()).isEqualTo("7 is too large.");
        assertThat(EXERCISE.check(3).sentence()).isEqualTo("3 is too small.");
    }

    @Test
    void theVerdictIsEscaped() {
        Exercise.Verdict verdict = Exercise.expecting(1).hint(2.0, "<script>").check(2);
        assertThat(verdict.html()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void aToleranceOfZeroIsRefused() {
        assertThatThrownBy(() -> EXERCISE.within(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 0.0");
    }
}

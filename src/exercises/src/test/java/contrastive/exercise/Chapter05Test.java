package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Snapshot;
import contrastive.objective.Contrastive;
import contrastive.objective.PositivesOnly;
import contrastive.theory.ClosedForm;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class Chapter05Test {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final Predicate<Snapshot> GOAL = state -> state.alignment() >= 0.99 && state.conditionNumber() <= 1.05;
    private static final double DURATION = 2000;
    private static final Exercise RACE = Chapter05.fastestConstant(MODEL, 10, DURATION, GOAL);

    @Test
    void withoutTemperatureTheContrastiveRunIsSlower() {
        Exercise exercise = Chapter05.timeWhereBlind(4, 8);
        assertThat(exercise.check(10).outcome()).isEqualTo(RIGHT);
        assertThat(InfiniteWidth.of(MODEL).run(new Contrastive(0, 4), 10).last().conditionNumber())
                .isCloseTo(InfiniteWidth.of(MODEL).run(new PositivesOnly(), 8).last().conditionNumber(), within(1e-9));
        assertThat(exercise.check(6.4).sentence()).isEqualTo("The contrastive run is slower, not faster.");
        assertThat(exercise.check(8).sentence()).startsWith("The negatives cannot tell");
        assertThat(exercise.check(-10).sentence()).isEqualTo("A time is not negative.");
        assertThat(exercise.workedAnswer()).contains("= 8$ with $K = 4$ gives $t = 10$");
        assertThat(Chapter05.timeWhereBlind(1, 3).check(6).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void theWeakDirectionCatchesUpByTheWorkedNumbers() {
        Exercise exercise = Chapter05.weakCatchesUp(new double[] {2, 0.5}, new double[] {0.8, 0.2}, 1);
        assertThat(exercise.check(0.3733).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("\\approx 0.336$", "\\approx 0.8026$", "\\approx 0.4293$", "\\approx 0.3733 > 0$: it catches up.");
        assertThat(exercise.check(0.8026 - 0.336).sentence()).isEqualTo("The variances weigh the two sides.");
        assertThat(exercise.check(-0.3733).sentence()).startsWith("The other sign");
        assertThat(exercise.check(0.5 * 0.80262 - 2 * 0.33596).sentence()).startsWith("The normalisation subtracts q on both");
        assertThat(Chapter05.weakCatchesUp(new double[] {2, 0.5}, new double[] {0.8, 0.2}, 0.1).check(0.3733).outcome()).isNotEqualTo(RIGHT);
    }

    @Test
    void theTimeAndTheTauSquaredThatTakesItAreBothNamed() {
        assertThat(RACE.check(1.5).sentence()).startsWith("With tau^2 = 1.5, the time to the goal is 88.907; less is asked for.")
                .endsWith("Your tau^2 is below that of the fastest run.");
        assertThat(RACE.check(0.1).sentence()).startsWith("With tau^2 = 0.1, the time to the goal is 977.78; less is asked for.");
        assertThat(RACE.check(3.9).sentence()).contains("With tau^2 = 3.9,", "less is asked for.", "above that of the fastest run");
    }

    @Test
    void theFormulasTauSquaredWinsTheRaceOrNearly() {
        double byFormula = ClosedForm.bestTauSquared(MODEL, 10);
        assertThat(RACE.check(byFormula).toString()).startsWith("Right. With tau^2 = ").contains("the time to the goal is");
        assertThat(RACE.workedAnswer()).contains("it is $2.75$, which takes ");
        assertThat(RACE.check(2.75).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void aTauSquaredThatIsNoneOrNeverGetsThereIsAnswered() {
        assertThat(RACE.check(-1).sentence()).contains("tauSquared", "-1.0");
        assertThat(RACE.check(0).sentence()).startsWith("With tau^2 = 0, the time to the goal is Infinity; less is asked for.");
        assertThat(RACE.check(Double.NaN).sentence()).startsWith("Put your number");
    }

    @Test
    void theRaceFollowsTheNegatives() {
        Exercise many = Chapter05.fastestConstant(MODEL, 100, DURATION, GOAL);
        assertThat(many.check(2.75).outcome()).isEqualTo(RIGHT);
        assertThat(many.check(1.5).outcome()).isNotEqualTo(RIGHT);
        assertThat(many.workedAnswer()).isNotEqualTo(RACE.workedAnswer());
    }
}

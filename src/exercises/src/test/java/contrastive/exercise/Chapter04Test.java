package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.objective.Contrastive;
import contrastive.theory.ClosedForm;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class Chapter04Test {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);

    @Test
    void theEigenvalueOfTwoDirectionsIsThatOfTheMatrix() {
        SimpleMatrix bracket = new SimpleMatrix(new double[][] {{3 - 1.5, -0.5}, {-1.5, 1 - 0.5}});
        double eigenvalue = bracket.eig().getEigenvalues().stream().mapToDouble(value -> value.getReal()).max().orElseThrow();
        Exercise exercise = Chapter04.eigenvalueNearBalance(3, 1);
        assertThat(exercise.check(eigenvalue).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("(3, -1)$", "sum is $2$", "subtract $1$", "(2, -2) = 2\\,v$");
        assertThat(exercise.check(1).sentence()).startsWith("That is the smaller variance");
        assertThat(exercise.check(3).sentence()).startsWith("That is the larger variance");
        assertThat(exercise.check(4).sentence()).startsWith("That is the sum of the variances");
        assertThat(exercise.check(-2).sentence()).startsWith("It is positive");
        assertThat(Chapter04.eigenvalueNearBalance(5, 2).check(3.5).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void moreNegativesAreFasterByTheRatioOfTheirWeights() {
        Exercise exercise = Chapter04.moreNegatives(MODEL, 3, 5, 1000);
        double c = Math.pow(2 / (1 + Math.exp(-1.5)), 4);
        double ratio = 1000 / (1000 + c) * (5 + c) / 5;
        assertThat(exercise.check(ratio).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("\\frac{1000}{1000+c}\\cdot\\frac{5+c}{5} \\approx " + Math.round(1000 * ratio) / 1000.0);
        assertThat(exercise.check(200).sentence()).startsWith("w = K / (K + ...) saturates");
        assertThat(exercise.check(1 / ratio).sentence()).startsWith("That is the other way round");
        assertThat(exercise.check(0.9).sentence()).startsWith("More negatives are faster");
        assertThat(Chapter04.moreNegatives(MODEL, 3, 100, 1000).check(ratio).outcome()).isNotEqualTo(RIGHT);
    }

    @Test
    void aRunShowsTheEigenvalueOfTheWorkedAnswer() {
        PairModel three = PairModel.of(12, new double[] {2, 1, 1}, 2);
        Contrastive gentle = new Contrastive(1, 5);      // noise and misaligned mass die first
        double ofOne = ClosedForm.balancingRate(three, gentle);      // that of eigenvalue 1
        double shown = InfiniteWidth.of(three).run(gentle, 10 / ofOne).decayRate(state -> state.conditionNumber() - 1, 8 / ofOne, 10 / ofOne);
        assertThat(shown / ofOne).as("other modes are left").isCloseTo(5 / 3.0, within(0.03));
        assertThat(Chapter04.eigenvalueSeen(2, 1).check(5 / 3.0).outcome()).isEqualTo(RIGHT);
        assertThat(Chapter04.eigenvalueSeen(2, 1).workedAnswer()).contains("(-4, 1, 1)$", "sum is $-2$", "$-0.6667$", "$1.667\\,v$");
        assertThat(Chapter04.eigenvalueSeen(5, 2).check(4).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void otherModesAreNamed() {
        Exercise exercise = Chapter04.eigenvalueSeen(2, 1);
        assertThat(exercise.check(1.0).sentence()).startsWith("That mode moves mass between the two equal directions");
        assertThat(exercise.check(5 / 3).sentence()).as("an int").contains("quotient of whole numbers");
        assertThat(exercise.check(4 / 3.0).sentence()).startsWith("That is the mean of the variances.");
        assertThat(exercise.check(2).sentence()).isEqualTo("That is the larger variance.");
        assertThat(exercise.check(-5 / 3.0).sentence()).startsWith("It is positive");
        assertThat(exercise.check(1.67).sentence()).startsWith("That is close");
    }
}

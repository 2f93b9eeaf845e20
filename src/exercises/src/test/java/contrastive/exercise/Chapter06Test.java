package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import contrastive.theory.ClosedForm;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Chapter06Test {

    private static final PairModel TEN = spread(10);
    private static final PairModel TWENTY = spread(20);

    private static PairModel spread(int r) {
        double[] variances = IntStream.range(0, r).mapToDouble(k -> 2 - 1.5 * k / (r - 1)).toArray();
        return PairModel.of(10 * r, variances, 1);
    }

    @Test
    void halvingTheIntervalFindsTheBestTauSquared() {
        double low = 0;
        double high = 10;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            double tanh = Math.tanh(middle / 10);
            double c = Math.pow(2 / (1 + Math.exp(-middle / 5)), 10);
            boolean rises = 1 / middle > tanh / 5 + c / (1000 + c) * (1 - tanh);
            low = rises ? middle : low;
            high = rises ? high : middle;
        }
        Exercise exercise = Chapter06.bestTauSquared(TEN, 1000);
        assertThat(exercise.check(low).toString()).startsWith("Right. 6.576 is within 0.05");
        assertThat(exercise.workedAnswer()).endsWith("the answer is $6.576$.");
        assertThat(Chapter06.bestTauSquared(TEN, 100).check(4.4).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void tauAndTheLimitOfManyNegativesAreTold() {
        Exercise exercise = Chapter06.bestTauSquared(TEN, 1000);
        assertThat(exercise.check(2.564).sentence()).isEqualTo("You gave tau, not its square.");
        assertThat(exercise.check(7.72).sentence()).isEqualTo("That is the limit of many negatives; 1000 are not many against 2^10.");
        assertThat(exercise.check(0.6576).sentence()).startsWith("That is tau^2 / r.");
        assertThat(exercise.check(12).sentence()).isEqualTo("It lies between 0 and r.").isEqualTo(exercise.check(-3).sentence());
    }

    @Test
    void manyNegativesLeaveAShareOfTheDirections() {
        Exercise exercise = Chapter06.manyNegatives(20);
        double y = 0.772;
        assertThat(y * Math.tanh(y)).isBetween(0.4995, 0.5005);
        assertThat(exercise.check(20 * y).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("y \\approx 0.7717$", "20\\,y \\approx 15.43$");
        assertThat(exercise.check(y).sentence()).startsWith("That is tau^2 / r.");
        assertThat(exercise.check(3.93).sentence()).isEqualTo("You gave tau, not its square.");
        assertThat(exercise.check(25).sentence()).isEqualTo("It lies between 0 and r.");
        assertThat(Chapter06.manyNegatives(10).check(ClosedForm.bestTauSquared(TEN, 1e30)).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void littleSpeedIsLostOnTwiceTheDirections() {
        Exercise exercise = Chapter06.speedKept(TEN, TWENTY, 100);
        double kept = ClosedForm.bestTauSquared(TEN, 100);
        double best = ClosedForm.bestTauSquared(TWENTY, 100);
        double share = speed(kept) / speed(best);
        assertThat(share).isGreaterThan(0.8);
        assertThat(exercise.check(share).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("That gives $0.9895$");
        assertThat(exercise.check(99).sentence()).startsWith("That is in per cent");
        assertThat(exercise.check(kept / best).sentence()).startsWith("That is the ratio of the two tau^2");
        assertThat(exercise.check(-0.5).sentence()).isEqualTo("A share is between 0 and 1.");
        assertThat(Chapter06.speedKept(spread(4), TWENTY, 100).check(share).outcome()).isNotEqualTo(RIGHT);
        Exercise far = Chapter06.speedKept(spread(4), TWENTY, 100);
        double less = ClosedForm.balancingRate(TWENTY, new Contrastive(ClosedForm.bestTauSquared(spread(4), 100), 100))
                / ClosedForm.balancingRate(TWENTY, new Contrastive(best, 100));
        assertThat(far.check(1 / less).sentence()).startsWith("The other way round");
    }

    /** tau^2 sech^2(tau^2 / 20) w at K = 100, by hand. */
    private static double speed(double tauSquared) {
        double c = Math.pow(2 / (1 + Math.exp(-tauSquared / 10)), 20);
        return tauSquared / Math.pow(Math.cosh(tauSquared / 20), 2) * 100 / (100 + c);
    }
}

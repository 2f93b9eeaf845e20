package contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.HadamardDesign;
import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.model.TwoTower;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The objectives' values by a second road: encoded pairs, plain loops, and for the negatives all sign patterns. */
class ObjectiveValueTest {

    private static final double ROUND_OFF = 1e-11; // per cent

    @Test
    void positivesOnlyIsMinusTwiceTheMeanProductOfThePairs() {
        for (Towers towers : Towers.all()) {
            DMatrixRMaj fA = towers.tower().encodeA(towers.batch().a());
            DMatrixRMaj fB = towers.tower().encodeB(towers.batch().b());
            double sum = 0;
            for (int i = 0; i < fA.numRows; i++) {
                sum += product(fA, i, fB, i);
            }
            assertThat(towers.value(new PositivesOnly())).isCloseTo(-2 * sum / fA.numRows, withinPercentage(ROUND_OFF));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1", "0.5, 0.001", "3, 5", "3, 1000000", "20, 40", "60, 2"})
    void contrastiveIsTheSumOverAllNegativesThereAre(double tauSquared, double negatives) {
        for (Towers towers : Towers.all()) {
            TwoTower tower = towers.tower();
            PairBatch everything = everyPattern(tower.model());
            DMatrixRMaj fA = tower.encodeA(towers.batch().a());
            DMatrixRMaj fB = tower.encodeB(towers.batch().b());
            DMatrixRMaj allA = tower.encodeA(everything.a());
            DMatrixRMaj allB = tower.encodeB(everything.b());
            double sum = 0;
            for (int i = 0; i < fA.numRows; i++) {
                double positive = Math.exp(tauSquared * product(fA, i, fB, i));
                double againstB = 0;
                double againstA = 0;
                for (int j = 0; j < allA.numRows; j++) {
                    againstB += Math.exp(tauSquared * product(fA, i, allB, j)) / allA.numRows;
                    againstA += Math.exp(tauSquared * product(allA, j, fB, i)) / allA.numRows;
                }
                sum -= Math.log(positive / (positive + negatives * againstB));
                sum -= Math.log(positive / (positive + negatives * againstA));
            }
            // log of a number near 1 loses digits where S is near 1
            assertThat(towers.value(new Contrastive(tauSquared, negatives)))
                    .isCloseTo(sum / tauSquared / fA.numRows, withinPercentage(1e-8));
        }
    }

    /** All 2^d inputs of either tower. */
    private static PairBatch everyPattern(PairModel model) {
        int d = model.dimension();
        DMatrixRMaj signs = new DMatrixRMaj(1 << d, d);
        for (int pattern = 0; pattern < signs.numRows; pattern++) {
            for (int k = 0; k < d; k++) {
                signs.set(pattern, k, (pattern >> k & 1) == 0 ? 1 : -1);
            }
        }
        CommonOps_DDRM.scale(1 / Math.sqrt(d), signs);
        DMatrixRMaj a = new DMatrixRMaj(signs.numRows, d);
        DMatrixRMaj b = new DMatrixRMaj(signs.numRows, d);
        CommonOps_DDRM.multTransB(signs, model.frameA(), a);
        CommonOps_DDRM.multTransB(signs, model.frameB(), b);
        return new PairBatch(a, b);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 3, 20, 60})
    void infoNceIsTheCrossEntropyOfBothDirectionsOverTheBatch(double tauSquared) {
        for (Towers towers : Towers.all()) {
            DMatrixRMaj fA = towers.tower().encodeA(towers.batch().a());
            DMatrixRMaj fB = towers.tower().encodeB(towers.batch().b());
            double sum = 0;
            for (int i = 0; i < fA.numRows; i++) {
                double row = 0;
                double column = 0;
                for (int j = 0; j < fA.numRows; j++) {
                    row += Math.exp(tauSquared * product(fA, i, fB, j));
                    column += Math.exp(tauSquared * product(fA, j, fB, i));
                }
                double own = Math.exp(tauSquared * product(fA, i, fB, i));
                sum -= Math.log(own / row) + Math.log(own / column);
            }
            assertThat(towers.value(new InfoNce(tauSquared)))
                    .isCloseTo(sum / tauSquared / fA.numRows, withinPercentage(1e-9));
        }
    }

    private static double product(DMatrixRMaj x, int row, DMatrixRMaj y, int otherRow) {
        double sum = 0;
        for (int j = 0; j < x.numCols; j++) {
            sum += x.get(row, j) * y.get(otherRow, j);
        }
        return sum;
    }

    @Test
    void infoNceOfPairsThatAreAllTheSameIsTheLogarithmOfTheirNumber() {
        Towers towers = Towers.narrow();
        DMatrixRMaj a = new DMatrixRMaj(4, 5);
        CommonOps_DDRM.fill(a, 0.3);
        double value = new InfoNce(3).value(towers.tower(), new PairBatch(a, a.copy()));
        assertThat(value).isCloseTo(2 * Math.log(4) / 3, withinPercentage(ROUND_OFF));
    }

    @Test
    void aWidthOfOneCanBePerfectlyAligned() {
        // without noise and with one direction, f_A = f_B = +-1 when the towers' maps agree
        PairModel model = PairModel.of(2, new double[] {3}, 0, 1);
        TwoTower tower = new TwoTower(model, model.signalA().getDDRM(), model.signalB().getDDRM());
        PairBatch batch = model.draw(5, new Random(1));
        assertThat(new PositivesOnly().value(tower, batch)).isCloseTo(-2, withinPercentage(ROUND_OFF));
        // S = e^4 / (e^4 + K cosh 4)
        double byHand = 2.0 / 4 * Math.log1p(6 * Math.cosh(4) / Math.exp(4));
        assertThat(new Contrastive(4, 6).value(tower, batch)).isCloseTo(byHand, withinPercentage(ROUND_OFF));
    }

    @Test
    void aSinglePairHasNegativesInClosedFormButNoneInABatch() {
        PairModel model = PairModel.of(5, new double[] {2, 0.6}, 0.7);
        Towers single = Towers.of(model, 3, 1);
        assertThat(single.value(new Contrastive(3, 5))).isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> single.value(new InfoNce(3)))
                .withMessageContaining("batch").withMessageContaining("2").withMessageContaining("1");
    }

    @Test
    void closedFormNegativesAreRefusedForPairsFromElsewhere() {
        HadamardDesign design = HadamardDesign.of(PairModel.of(5, new double[] {2, 0.6}, 0.7));
        TwoTower tower = TwoTower.gaussian(design, 3, 1);
        PairBatch batch = design.draw(design.pairs(), new Random(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Contrastive(3, 5).value(tower, batch))
                .withMessageContaining("HadamardDesign").withMessageContaining("InfoNce");
        assertThat(new InfoNce(3).value(tower, batch)).isPositive();
    }

    @Test
    void aBatchThatDoesNotFitTheTowersIsRefusedWithBothLengths() {
        Towers towers = Towers.narrow();
        for (Objective objective : new Objective[] {new PositivesOnly(), new Contrastive(3, 5), new InfoNce(3)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> objective.value(towers.tower(), Towers.allButOne().batch()))
                    .withMessageContaining("batch").withMessageContaining("5").withMessageContaining("6");
        }
    }

    @Test
    void withoutTemperatureTheContrastiveValueIsMinusTwiceWTimesTheAlignment() {
        double[] slopes = new double[2];
        assertThat(new Contrastive(0, 5).ofStrengths(new double[] {0.4, 0.1}, slopes)).isCloseTo(-2 * 5.0 / 6 * 0.5, within(1e-15));
        assertThatThrownBy(() -> new Contrastive(3, 5).ofStrengths(new double[] {Double.NaN, 0.1}, slopes)).isInstanceOf(NotFiniteException.class)
                .hasMessageContaining("exponent");
    }
}

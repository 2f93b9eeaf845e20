package contrastive.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.LogSums;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import contrastive.objective.Similarities;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check values of section 9 of the theory: losses that the library does not have, in both lenses. */
class AnyLossTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    /** So many digits the table has. */
    private static final double DIGITS = 1e-4;

    static Objective spectral() {
        return PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s));
    }

    /** (2/tau^2) softplus(-(tau^2 s + b)) and (2K/tau^2) softplus(tau^2 s + b). */
    static Objective sigmoid() {
        double tauSquared = 3;
        double bias = -2;
        double negatives = 5;
        return PairwiseLoss.of(s -> softPlus(s.multiply(tauSquared).add(bias).negate()).multiply(2 / tauSquared),
                s -> softPlus(s.multiply(tauSquared).add(bias)).multiply(2 * negatives / tauSquared));
    }

    private static UnivariateDerivative2 softPlus(UnivariateDerivative2 x) {
        return x.exp().add(1).log();
    }

    /** -2 s_pos + (2/tau^2) log Z: no loss of two functions of one similarity, because of the logarithm. */
    private record Decoupled(double tauSquared) implements Objective {
        /** log Z of the rows and of the columns, half of each. */
        @Override
        public double ofBatch(Similarities s) {
            int n = s.pairs();
            double value = 0;
            for (int i = 0; i < n; i++) {
                value -= 2 * s.get(i, i) / n;
                s.addSlope(i, i, -2.0 / n);
                for (boolean row : new boolean[] {true, false}) {
                    double z = 0;
                    for (int j = 0; j < n; j++) {
                        z += Math.exp(tauSquared * (row ? s.get(i, j) : s.get(j, i))) / n;
                    }
                    value += Math.log(z) / tauSquared / n;
                    for (int j = 0; j < n; j++) {
                        double similarity = row ? s.get(i, j) : s.get(j, i);
                        s.addSlope(row ? i : j, row ? j : i, Math.exp(tauSquared * similarity) / (n * z) / n);
                    }
                }
            }
            return value;
        }

        /** Z = prod_k cosh(tau^2 p_k). */
        @Override
        public double ofStrengths(double[] strengths, double[] slopes) {
            double value = 0;
            for (int k = 0; k < strengths.length; k++) {
                value += 2 * LogSums.logCosh(tauSquared * strengths[k]) / tauSquared - 2 * strengths[k];
                slopes[k] = -2 * LogSums.oneMinusTanh(tauSquared * strengths[k]);
            }
            return value;
        }
    }

    /** 2 E max(0, m - s_pos + s_neg). */
    private record Hinge(double margin) implements Objective {
        @Override
        public double ofBatch(Similarities s) {
            double value = 0;
            double share = 2.0 / s.negatives();
            for (int i = 0; i < s.pairs(); i++) {
                for (int j = 0; j < s.pairs(); j++) {
                    double excess = margin - s.get(i, i) + s.get(i, j);
                    if (s.isNegative(i, j) && excess > 0) {
                        value += share * excess;
                        s.addSlope(i, i, -share);
                        s.addSlope(i, j, share);
                    }
                }
            }
            return value;
        }
    }

    private record Row(String name, Objective objective, double rate, double[] conditionNumbers, double[] alignments, double[] noiseShares) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("spectral", spectral(), 0.05998116, new double[] {2.45534, 1.25436, 1.00885}, new double[] {0.957309, 0.999851, 1},
                        new double[] {0.0422422, 1.49021e-4, 3.9586e-9}),
                new Row("sigmoid", sigmoid(), 0.1064914, new double[] {1.71000, 1.05037, 1.00126},
                        new double[] {0.717910, 0.814836, 0.839111}, new double[] {0.267603, 0.182109, 0.158861}),
                new Row("decoupled", new Decoupled(3), 0.1073517, new double[] {1.52604, 1.01492, 1.00006},
                        new double[] {0.884234, 0.995798, 0.999979}, new double[] {0.114399, 0.00419767, 2.0683e-5}));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theFlowOfEachLossHasItsPublishedCurve(Row row) {
        Trajectory run = InfiniteWidth.of(MODEL).run(row.objective(), 120);
        for (int i = 0; i < 3; i++) {
            Snapshot at = run.at(new double[] {20, 60, 120}[i]);
            assertThat(at.conditionNumber()).isCloseTo(row.conditionNumbers()[i], within(6e-6));
            assertThat(at.alignment()).isCloseTo(row.alignments()[i], within(6e-7));
            assertThat(at.noiseShare()).isCloseTo(row.noiseShares()[i], withinPercentage(100 * DIGITS));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachBalancingRateIsPredicted(Row row) {
        assertThat(ClosedForm.balancingRate(MODEL, row.objective())).isCloseTo(row.rate(), withinPercentage(1e-4)); // seven digits
    }

    @ParameterizedTest
    @MethodSource("rows")
    void gradientDescentOnTheExactDesignFollowsTheFlow(Row row) {
        Trajectory flow = InfiniteWidth.of(MODEL).run(row.objective(), 20);
        double distance = GradientDescent.exact(MODEL, 0.02).run(row.objective(), 1000).distanceTo(flow);
        double finer = GradientDescent.exact(MODEL, 0.01).run(row.objective(), 2000).distanceTo(flow);
        assertThat(distance).isLessThan(2e-3);
        // first order in the step
        assertThat(distance / finer).isCloseTo(2, within(0.1));
    }

    @Test
    void gradientDescentHasThePublishedValues() {
        List<Trajectory> runs = List.of(spectral(), sigmoid(), new Decoupled(3)).stream()
                .map(loss -> GradientDescent.exact(MODEL, 0.02).run(loss, 3000)).toList();
        double[][] published = {{2.4578, 1.2556}, {1.7106, 1.0505}, {1.5273, 1.0150}};      // at t = 20 and 60
        for (int i = 0; i < 3; i++) {
            assertThat(runs.get(i).at(20).conditionNumber()).isCloseTo(published[i][0], within(6e-5));
            assertThat(runs.get(i).last().conditionNumber()).isCloseTo(published[i][1], within(6e-5));
        }
    }

    /** Columns 1, 2, 3, 4 for z: their second moments are right, but the third is the product of the first two. */
    @Test
    void signColumnsThatAreProductsOfEachOtherGiveAnotherCurve() {
        int[] columnsA = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        int[] columnsB = {1, 2, 3, 4, 13, 14, 15, 16, 17, 18, 19, 20};
        PairBatch batch = new PairBatch(inputs(columnsA, MODEL.frameA()), inputs(columnsB, MODEL.frameB()), true);
        Trajectory run = new GradientDescent(0.02, 64, 0).run(TwoTower.orthogonal(MODEL), always(batch), Schedule.constant(sigmoid()), 1000);
        assertThat(run.last().conditionNumber()).isCloseTo(1.5121, within(6e-5));
    }

    /** Of all 64 rows of a Sylvester-Hadamard matrix. */
    private static DMatrixRMaj inputs(int[] columns, DMatrixRMaj frame) {
        SimpleMatrix signs = new SimpleMatrix(64, columns.length);
        for (int i = 0; i < 64; i++) {
            for (int k = 0; k < columns.length; k++) {
                signs.set(i, k, Integer.bitCount(i & columns[k]) % 2 == 0 ? 1 : -1);
            }
        }
        return signs.mult(SimpleMatrix.wrap(frame).transpose()).divide(Math.sqrt(columns.length)).getDDRM();
    }

    private static PairSource always(PairBatch batch) {
        return new PairSource() {
            @Override
            public int dimensionA() {
                return MODEL.dimensionA();
            }

            @Override
            public int dimensionB() {
                return MODEL.dimensionB();
            }

            @Override
            public PairBatch draw(int pairs, Random random) {
                return batch;
            }

            @Override
            public DMatrixRMaj secondMomentA() {
                return MODEL.secondMomentA();
            }

            @Override
            public DMatrixRMaj secondMomentB() {
                return MODEL.secondMomentB();
            }
        };
    }

    @Test
    void aHingeWithALargeMarginEndsAtTheFinalConditionNumberOfPositivePairsOnly() {
        Snapshot end = GradientDescent.exact(MODEL, 0.02).run(new Hinge(2), 5000).last();
        assertThat(end.conditionNumber()).isCloseTo(5.1010, within(1e-3));
    }

    @Test
    void aHingeWithASmallMarginIsContentTooEarly() {
        Snapshot end = GradientDescent.exact(MODEL, 0.05).run(new Hinge(0.25), 4000).last();
        assertThat(end.conditionNumber()).isCloseTo(1.085, within(0.01));
        assertThat(end.alignment()).isCloseTo(0.5, within(0.01));
        assertThat(new Hinge(0.25).ofBatch(similarities(end.alignment()))).isZero();
    }

    private static Similarities similarities(double positive) {
        org.ejml.data.DMatrixRMaj values = new org.ejml.data.DMatrixRMaj(2, 2);
        values.set(0, 0, positive);
        values.set(1, 1, positive);
        return Similarities.of(values);
    }

    @Test
    void theMeanSimilarityOfNegativesHasNoForce() {
        Objective mean = PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(3));
        Trajectory run = InfiniteWidth.of(MODEL).run(mean, 30);
        Trajectory positives = InfiniteWidth.of(MODEL).run(new PositivesOnly(), 30);
        assertThat(run.distanceTo(positives)).isLessThan(1e-9);
        assertThat(ClosedForm.balancingRate(MODEL, mean)).isZero();
    }

    @Test
    void theRateOfTheContrastiveObjectiveIsThatOfItsSlopes() {
        Contrastive objective = new Contrastive(4, 10);
        PairModel model = PairModel.of(30, new double[] {2, 1.5, 1, 0.7, 0.5}, 1);
        Objective bySlopes = new Objective() {
            @Override
            public double ofStrengths(double[] strengths, double[] slopes) {
                return objective.ofStrengths(strengths, slopes);
            }
        };
        assertThat(ClosedForm.balancingRate(model, bySlopes)).isCloseTo(0.0170055, within(5e-8));
    }
}

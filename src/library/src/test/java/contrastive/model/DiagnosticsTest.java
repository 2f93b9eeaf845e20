package contrastive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class DiagnosticsTest {

    /** Means (1, 0) and (0, 1); N_A^2 = (4 + 0 + ... ) by hand below. */
    private static final DMatrixRMaj A = new DMatrixRMaj(new double[][] {{3, 0}, {-1, 0}, {1, 1}, {1, -1}});
    private static final DMatrixRMaj B = new DMatrixRMaj(new double[][] {{3, 0}, {0, 1}, {1, 1}, {0, 2}});
    private final Diagnostics byHand = Diagnostics.of(A, B);

    @Test
    void theAlignmentOfACaseByHandDividesByTheRootMeanSquareLengths() {
        // inner products 9, 0, 2, -2; squared lengths 9, 1, 2, 2 and 9, 1, 2, 4
        assertThat(byHand.alignment()).isCloseTo(9.0 / 4 / Math.sqrt(14.0 / 4 * 16.0 / 4), within(1e-15));
    }

    @Test
    void theAlignmentOfStrangersOfACaseByHand() {
        // sums of rows (4, 0) and (4, 4): all inner products add up to 16, those of the pairs to 9
        assertThat(byHand.mismatchedAlignment()).isCloseTo((16.0 - 9) / 12 / Math.sqrt(14.0 / 4 * 16.0 / 4), within(1e-15));
    }

    @Test
    void theAlignmentDistanceOfACaseByHandIsOnTheUnitSphere() {
        // cosines 1, 0, 1, -1/sqrt(2)
        assertThat(byHand.alignmentDistance()).isCloseTo(2 - 2 * (2 - Math.sqrt(0.5)) / 4, within(1e-15));
    }

    @Test
    void theModalityGapOfACaseByHandIsOnTheUnitSphere() {
        double s = Math.sqrt(0.5);
        // sums of unit rows: A (1 - 1 + 2 s, 0), B (1 + s, 1 + s + 1)
        assertThat(byHand.modalityGap()).isCloseTo(Math.hypot(1 - s, 2 + s) / 4, within(1e-15));
    }

    @Test
    void theUniformityOfACaseByHandIsOfDifferentRows() {
        double s = Math.sqrt(0.5);
        // cosines of the six pairs of rows of A
        double mean = DoubleStream.of(-1, s, s, -s, -s, 0).map(cosine -> Math.exp(-2 * (2 - 2 * cosine))).average().orElseThrow();
        assertThat(byHand.towerA().uniformity()).isCloseTo(Math.log(mean), within(1e-14));
    }

    @Test
    void theSpectrumOfACaseByHandIsCentredAndOverTheScale() {
        // A less its mean (1, 0) is (2, 0), (-2, 0), (0, 1), (0, -1): squares 8 and 2 over n N^2 = 14
        assertThat(byHand.towerA().spectrum()).containsExactly(new double[] {Math.sqrt(8.0 / 14), Math.sqrt(2.0 / 14)}, within(1e-15));
        assertThat(byHand.towerA().meanShare()).isCloseTo(4.0 / 14, within(1e-15));
        assertThat(byHand.towerA().conditionNumber()).isCloseTo(2, within(1e-14));
        assertThat(byHand.towerA().effectiveRank()).isCloseTo(Math.exp(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2)), within(1e-14));
        assertThat(byHand.towerA().rank()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 128, 150})
    void theUniformityOfManyRowsIsOfAllTheirPairs(int n) {
        DMatrixRMaj rows = RandomMatrices_DDRM.rectangleGaussian(n, 3, 0, 1, new Random(n));
        DMatrixRMaj cosines = Retrieval.cosines(rows, rows);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.exp(4 * (cosines.get(i, j) - 1)) / (n * (n - 1) / 2);
            }
        }
        assertThat(Diagnostics.of(rows, rows).towerA().uniformity()).isCloseTo(Math.log(sum), within(1e-12));
    }

    @Test
    void theSpreadOfTheLengthsOfACaseByHand() {
        double[] lengths = {3, 1, Math.sqrt(2), Math.sqrt(2)};
        double mean = Arrays.stream(lengths).average().orElseThrow();
        double variance = Arrays.stream(lengths).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertThat(byHand.towerA().lengthSpread()).isCloseTo(Math.sqrt(variance / 3.5), within(1e-15));
    }

    @Test
    void noPointsAreMoreUniformThanACentredSimplex() {
        // three directions at 120 degrees: all cosines are -1/2
        double s = Math.sqrt(0.75);
        DMatrixRMaj simplex = new DMatrixRMaj(new double[][] {{1, 0}, {-0.5, s}, {-0.5, -s}});
        Diagnostics found = Diagnostics.of(simplex, simplex);

        assertThat(found.towerA().uniformity()).isCloseTo(-4 - 4.0 / 2, within(1e-14));
        int row = found.table().stringColumn("quantity").asList().indexOf("uniformity");
        assertThat(found.table().stringColumn("range").get(row)).isEqualTo("[-6, 0]");
    }

    @Test
    void theAlignmentOfStrangersOfCentredRowsIsMinusThatOfThePairsOverOneLess() {
        DMatrixRMaj a = new DMatrixRMaj(new double[][] {{3, 0}, {-1, 2}, {-2, -2}});
        DMatrixRMaj b = new DMatrixRMaj(new double[][] {{1, 1}, {2, 0}, {0, 5}});
        Diagnostics found = Diagnostics.of(a, b);

        assertThat(found.alignment()).isGreaterThan(-1 + 1e-3).isLessThan(1 - 1e-3);
        assertThat(found.mismatchedAlignment()).isCloseTo(-found.alignment() / 2, within(1e-15));
    }

    @Test
    void headlinesAreTheWorseOfTheTwoTowers() {
        assertThat(byHand.conditionNumber()).isEqualTo(Math.max(byHand.towerA().conditionNumber(), byHand.towerB().conditionNumber()));
        assertThat(byHand.effectiveRank()).isEqualTo(Math.min(byHand.towerA().effectiveRank(), byHand.towerB().effectiveRank()));
        assertThat(byHand.towerA().conditionNumber()).isNotEqualTo(byHand.towerB().conditionNumber());
    }

    @Test
    void onADesignWithoutSamplingNoiseTheyAreThePopulationsValues() {
        PairModel model = PairModel.of(7, new double[] {2, 1.3, 0.4}, 0.6);
        HadamardDesign design = HadamardDesign.of(model);
        PairBatch batch = design.draw(design.pairs(), new Random(0));
        TwoTower tower = TwoTower.gaussian(model, 5, 3);
        Diagnostics found = Diagnostics.of(tower.encodeA(batch.a()), tower.encodeB(batch.b()));
        DMatrixRMaj map = CommonOps_DDRM.concatColumns(tower.signalMapA().getDDRM(), tower.noiseMapA().getDDRM(), null);
        CommonOps_DDRM.divide(map, Math.sqrt(7) * tower.normA());
        assertThat(found.towerA().spectrum()).containsExactly(Spectrum.singularValues(map), within(1e-13));
        double alignment = 0;
        for (int i = 0; i < tower.signalMapA().getDDRM().getNumElements(); i++) {
            alignment += tower.signalMapA().getDDRM().data[i] * tower.signalMapB().getDDRM().data[i] / (7 * tower.normA() * tower.normB());
        }
        assertThat(found.alignment()).isCloseTo(alignment, within(1e-13));
        assertThat(found.towerA().meanShare()).isLessThan(1e-28);
    }

    @Property(tries = 30, seed = "1")
    void scalesRotationsAndTheOrderOfThePairsChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 2, max = 90) int n,
            @ForAll @IntRange(min = 1, max = 6) int m) {
        Random random = new Random(seed);
        DMatrixRMaj a = RandomMatrices_DDRM.rectangleGaussian(n, m, 0.4, 1, random);
        DMatrixRMaj b = RandomMatrices_DDRM.rectangleGaussian(n, m, 0, 1, random);
        DMatrixRMaj rotation = RandomMatrices_DDRM.orthogonal(m, m, random);
        DMatrixRMaj order = RandomMatrices_DDRM.orthogonal(n, n, random);
        CommonOps_DDRM.setIdentity(order);
        for (int i = 0; i < n; i++) {
            int other = random.nextInt(n);
            DMatrixRMaj row = CommonOps_DDRM.extractRow(order, i, null);
            CommonOps_DDRM.insert(CommonOps_DDRM.extractRow(order, other, null), order, i, 0);
            CommonOps_DDRM.insert(row, order, other, 0);
        }
        Diagnostics before = Diagnostics.of(a, b);
        Diagnostics after = Diagnostics.of(product(3e200, order, product(1, a, rotation)), product(7e-200, order, product(1, b, rotation)));
        assertThat(numbers(after)).containsExactly(numbers(before), within(1e-9));
        assertThat(after.towerA().rank()).isEqualTo(before.towerA().rank()).isEqualTo(Math.min(n - 1, m));
    }

    @Property(tries = 30, seed = "2")
    void everyNumberIsInItsRange(@ForAll long seed, @ForAll @IntRange(min = 2, max = 20) int n, @ForAll @IntRange(min = 1, max = 6) int m) {
        Random random = new Random(seed);
        Diagnostics found = Diagnostics.of(RandomMatrices_DDRM.rectangleGaussian(n, m, 1, 1, random),
                RandomMatrices_DDRM.rectangleGaussian(n, m, -1, 1, random));
        assertThat(found.alignment()).isBetween(-1 - 1e-12, 1 + 1e-12);
        assertThat(found.mismatchedAlignment()).isBetween(-1 - 1e-12, 1 + 1e-12);
        assertThat(found.alignmentDistance()).isBetween(0.0, 4 + 1e-12);
        assertThat(found.modalityGap()).isBetween(0.0, 2 + 1e-12);
        assertThat(found.towerA().uniformity()).isBetween(-4 - 4.0 / (n - 1) - 1e-12, 0.0);
        assertThat(found.towerA().effectiveRank()).isBetween(1 - 1e-12, m + 1e-12);
        double squares = Arrays.stream(found.towerA().spectrum()).map(s -> s * s).sum();
        assertThat(squares + found.towerA().meanShare()).isCloseTo(1, within(1e-12));
    }

    @Test
    void equalMatricesAreAlignedAndHaveNoGap() {
        DMatrixRMaj a = RandomMatrices_DDRM.rectangleGaussian(50, 4, 0, 1, new Random(5));
        Diagnostics found = Diagnostics.of(a, a);
        assertThat(found.alignment()).isCloseTo(1, within(1e-14));
        assertThat(found.alignmentDistance()).isZero();
        assertThat(found.modalityGap()).isZero();
    }

    @Test
    void aDirectionThatIsNotUsedMakesTheConditionNumberInfiniteButNotThatOfTheOthers() {
        DMatrixRMaj flat = product(1, RandomMatrices_DDRM.rectangleGaussian(200, 2, 0, 1, new Random(1)),
                new DMatrixRMaj(new double[][] {{1, 2, 3}, {-1, 0, 2}}));
        Diagnostics found = Diagnostics.of(flat, flat);
        assertThat(found.conditionNumber()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(found.conditionNumber(2)).isBetween(1.0, 20.0);
        assertThat(found.towerB().rank()).isEqualTo(2);
    }

    @Test
    void theUniformityOfTheSphereInLowDimensionsHasAFormByHand() {
        // two points; the sphere in space, where x . y is uniform
        assertThat(Diagnostics.uniformityOfTheSphere(1)).isCloseTo(Math.log((1 + Math.exp(-8)) / 2), within(1e-14));
        assertThat(Diagnostics.uniformityOfTheSphere(3)).isCloseTo(-4 + Math.log(Math.sinh(4) / 4), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 40})
    void aLargeUniformSampleHasTheUniformityOfTheSphere(int width) {
        DMatrixRMaj sample = RandomMatrices_DDRM.rectangleGaussian(3000, width, 0, 1, new Random(2));
        // 4.5 million pairs: the mean of the kernel has a relative error below 1e-3
        assertThat(Diagnostics.of(sample, sample).towerA().uniformity()).isCloseTo(Diagnostics.uniformityOfTheSphere(width), within(3e-3));
    }

    @Test
    void theTableHasARowForEachQuantity() {
        assertThat(byHand.table().columnNames()).containsExactly("quantity", "A", "B", "range", "perfect", "collapsed");
        assertThat(byHand.table().stringColumn("quantity").asList()).startsWith("alignment").contains("uniformity", "effective rank");
        assertThat(byHand.table().stringColumn("A").get(0)).isEqualTo("0.60134");
    }

    private static Table csv(String... lines) {
        return Table.read().csv(new StringReader(String.join("\n", lines)));
    }

    @Test
    void tablesOfCoordinatesAreMeasuredAsTheirMatrices() {
        Table a = csv("e0,e1", "3.5,0", "-1,0.5", "1,1", "1,-1");
        assertThat(Diagnostics.of(a, a).pairs()).isEqualTo(4);
        assertThat(Diagnostics.of(a, a).table().stringColumn("A").asList())
                .isEqualTo(Diagnostics.of(new DMatrixRMaj(a.as().doubleMatrix()), new DMatrixRMaj(a.as().doubleMatrix())).table().stringColumn("A").asList());
    }

    @Test
    void columnsOfATableThatAreNoCoordinatesAreNamed() {
        Table coordinates = csv("e0,e1", "3.5,0.1", "-1.5,0.5");
        Table withId = csv("id,label,e0,e1", "1,cat,3.5,0.1", "2,dog,-1.5,0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostics.of(coordinates, withId)).withMessageContaining("embeddingsB must have columns of "
                + "coordinates only, with names, got [id, label]");
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostics.of(csv("3.5,-0.1", "-1.5,0.5", "1.5,2e-3"), coordinates))
                .withMessageContaining("embeddingsA must").withMessageContaining("got [3.5, -0.1]; for a file without a header, say so");
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostics.of(coordinates, (Table) null)).withMessage("embeddingsB must be given, got null");
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostics.of(coordinates, Table.create("empty")))
                .withMessage("number of rows of embeddingsB must be >= 2, got 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e200, 5e307}) // at the last one the norm of the whole matrix leaves it too
    void embeddingsWhoseSquaresLeaveADoubleHaveTheSameNumbers(double scale) {
        DMatrixRMaj scaledA = A.copy();
        CommonOps_DDRM.scale(scale, scaledA);
        assertThat(numbers(Diagnostics.of(scaledA, B))).containsExactly(numbers(byHand), within(1e-12));
    }

    @Test
    void neitherMatrixIsChanged() {
        DMatrixRMaj before = A.copy();
        Diagnostics.of(A, B);
        assertThat(A.data).isEqualTo(before.data);
    }

    @Test
    void badMatricesAreRefusedWithNumbers() {
        refused((DMatrixRMaj) null, B, "embeddingsA must be given, got null");
        refused(A, new DMatrixRMaj(3, 2), "embeddingsB must have shape (4, 2), got (3, 2)");
        refused(A, new DMatrixRMaj(4, 3), "embeddingsB must have shape (4, 2), got (4, 3)");
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostics.of(A, new DMatrixRMaj(3, 2), Math.ulp(1f)))
                .withMessageContaining("embeddingsB must have shape (4, 2), got (3, 2)");
        refused(new DMatrixRMaj(1, 2), new DMatrixRMaj(1, 2), "number of rows of embeddingsA must be >= 2, got 1");
        refused(new DMatrixRMaj(4, 0), new DMatrixRMaj(4, 0), "number of columns of embeddingsA must be >= 1, got 0");
        refused(A, new DMatrixRMaj(new double[][] {{1, 1}, {1, 1}, {1, Double.NaN}, {1, 1}}), "embeddingsB must have finite entries, got NaN at row 2, column 1");
        refused(new DMatrixRMaj(new double[][] {{1, 1}, {1, 1}, {0, 0}, {1, 1}}), B, "embeddingsA must not have a row of zeros, which has no direction; row 2 is one");
        refused(new DMatrixRMaj(4, 2), B, "embeddingsA must not have a row of zeros, which has no direction; row 0 is one");
        assertThatIllegalArgumentException().isThrownBy(() -> byHand.conditionNumber(3)).withMessage("directions must be between 1 and 2, got 3");
        assertThatIllegalArgumentException().isThrownBy(() -> byHand.conditionNumber(0)).withMessage("directions must be between 1 and 2, got 0");
    }

    private static void refused(DMatrixRMaj a, DMatrixRMaj b, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostics.of(a, b)).withMessageContaining(message);
    }

    private static double[] numbers(Diagnostics found) {
        return DoubleStream.concat(DoubleStream.of(found.alignment(), found.mismatchedAlignment(), found.alignmentDistance(), found.modalityGap(),
                found.towerA().uniformity(), found.towerB().uniformity(), found.effectiveRank(), found.towerA().meanShare(), found.towerB().lengthSpread()),
                Arrays.stream(found.towerA().spectrum())).toArray();
    }

    static DMatrixRMaj product(double scale, DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj result = new DMatrixRMaj(left.numRows, right.numCols);
        CommonOps_DDRM.mult(scale, left, right, result);
        return result;
    }
}

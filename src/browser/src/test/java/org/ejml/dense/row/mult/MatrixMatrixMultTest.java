package org.ejml.dense.row.mult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.ejml.MatrixDimensionException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** A page's products are those of the textbook, summed from the first term to the last. */
class MatrixMatrixMultTest {

    private final Random random = new Random(1);

    private DMatrixRMaj gaussian(int rows, int columns) {
        return RandomMatrices_DDRM.rectangleGaussian(rows, columns, 0, 1, random);
    }

    private static DMatrixRMaj transposed(DMatrixRMaj matrix) {
        return CommonOps_DDRM.transpose(matrix, null);
    }

    private static double[] textbook(double alpha, DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj before) {
        DMatrixRMaj c = before.copy();
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < b.numCols; j++) {
                double sum = 0;
                for (int k = 0; k < a.numCols; k++) {
                    sum += a.get(i, k) * b.get(k, j);
                }
                c.add(i, j, alpha * sum);
            }
        }
        return c.data;
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 4", "5, 7, 11", "1, 1, 1", "3, 20, 6", "17, 16, 30", "4, 0, 8"})
    void everyEntryIsTheSumOfItsProducts(int rows, int inner, int columns) {
        DMatrixRMaj a = gaussian(rows, inner);
        DMatrixRMaj b = gaussian(inner, columns);
        DMatrixRMaj zero = new DMatrixRMaj(rows, columns);
        DMatrixRMaj c = gaussian(rows, columns);
        DMatrixRMaj added = c.copy();
        double[] expected = textbook(1, a, b, zero);
        double[] twice = textbook(2, a, b, zero);
        MatrixMatrixMult_DDRM.mult_reorder(a, b, c);
        assertThat(c.data).isEqualTo(expected);
        MatrixMatrixMult_DDRM.multTransA_small(transposed(a), b, c);
        assertThat(c.data).isEqualTo(expected);
        MatrixMatrixMult_DDRM.multTransB(a, transposed(b), c);
        assertThat(c.data).isEqualTo(expected);
        MatrixMatrixMult_DDRM.mult_small(2, a, b, c);
        assertThat(c.data).isEqualTo(twice);
        MatrixMatrixMult_DDRM.multTransA_reorder(2, transposed(a), b, c);
        assertThat(c.data).isEqualTo(twice);
        MatrixMatrixMult_DDRM.multTransB(2, a, transposed(b), c);
        assertThat(c.data).isEqualTo(twice);
        double[] sums = textbook(-3, a, b, added);
        DMatrixRMaj other = added.copy();
        MatrixMatrixMult_DDRM.multAdd_small(-3, a, b, added);
        assertThat(added.data).isEqualTo(sums);
        MatrixMatrixMult_DDRM.multAddTransB(-3, a, transposed(b), other);
        assertThat(other.data).isEqualTo(sums);
    }

    @Test
    void aResultOfAnotherShapeIsGivenTheRightOne() {
        DMatrixRMaj c = new DMatrixRMaj(1, 1);
        MatrixMatrixMult_DDRM.mult_small(gaussian(3, 2), gaussian(2, 5), c);
        assertThat(c.numRows).isEqualTo(3);
        assertThat(c.numCols).isEqualTo(5);
    }

    @Test
    void matricesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> MatrixMatrixMult_DDRM.mult_small(gaussian(3, 2), gaussian(3, 2), new DMatrixRMaj(3, 2)))
                .isInstanceOf(MatrixDimensionException.class).hasMessageContaining("got 2 and 3");
    }
}

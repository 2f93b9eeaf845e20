package contrastive.flow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Solves (shift - J) x = b for a complex shift by Woodbury's formula, in a time that grows like the number of nodes. */
final class ShiftedJacobian implements ShiftedSystem {

    private static final int RANK = FlowJacobian.RANK;

    private final FlowJacobian jacobian;
    /** 1 / (shift - diagonal). */
    private final double[] re;
    private final double[] im;
    /** Of the four ranks, real and imaginary parts one after the other: the complex matrix X + iY as [[X, -Y], [Y, X]]. */
    private final DMatrixRMaj small = new DMatrixRMaj(2 * RANK, 2 * RANK);
    private final DMatrixRMaj right = new DMatrixRMaj(2 * RANK, 1);
    private final DMatrixRMaj solved = new DMatrixRMaj(2 * RANK, 1);

    ShiftedJacobian(FlowJacobian jacobian) {
        this.jacobian = jacobian;
        re = new double[jacobian.diagonal.length];
        im = new double[jacobian.diagonal.length];
    }

    @Override
    public boolean shift(double shiftRe, double shiftIm) {
        for (int g = 0; g < re.length; g++) {
            double real = shiftRe - jacobian.diagonal[g];
            double squared = real * real + shiftIm * shiftIm;
            re[g] = real / squared;
            im[g] = -shiftIm / squared;
        }
        for (int i = 0; i < RANK; i++) {
            for (int j = 0; j < RANK; j++) {
                double sumRe = i == j ? 1 : 0;
                double sumIm = 0;
                double[] row = jacobian.rows[i];
                double[] column = jacobian.columns[j];
                for (int g = 0; g < re.length; g++) {
                    double product = row[g] * column[g];
                    sumRe -= product * re[g];
                    sumIm -= product * im[g];
                }
                small.set(i, j, sumRe);
                small.set(RANK + i, RANK + j, sumRe);
                small.set(i, RANK + j, -sumIm);
                small.set(RANK + i, j, sumIm);
            }
        }
        return CommonOps_DDRM.invert(small);
    }

    @Override
    public void solve(double[] bRe, double[] bIm) {
        for (int g = 0; g < re.length; g++) {
            double real = bRe[g] * re[g] - bIm[g] * im[g];
            bIm[g] = bRe[g] * im[g] + bIm[g] * re[g];
            bRe[g] = real;
        }
        for (int i = 0; i < RANK; i++) {
            double sumRe = 0;
            double sumIm = 0;
            double[] row = jacobian.rows[i];
            for (int g = 0; g < re.length; g++) {
                sumRe += row[g] * bRe[g];
                sumIm += row[g] * bIm[g];
            }
            right.set(i, 0, sumRe);
            right.set(RANK + i, 0, sumIm);
        }
        CommonOps_DDRM.mult(small, right, solved);
        for (int g = 0; g < re.length; g++) {
            double addedRe = 0;
            double addedIm = 0;
            for (int i = 0; i < RANK; i++) {
                addedRe += jacobian.columns[i][g] * solved.data[i];
                addedIm += jacobian.columns[i][g] * solved.data[RANK + i];
            }
            bRe[g] += addedRe * re[g] - addedIm * im[g];
            bIm[g] += addedRe * im[g] + addedIm * re[g];
        }
    }
}

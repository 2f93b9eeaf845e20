package contrastive.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignProductTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void theTablesMayBeginAtAnyPlace(int start) {
        for (RowArithmetic arithmetic : new RowArithmetic[] {new PlainArithmetic(), VectorArithmetic.create()}) {
            assertThat(product(arithmetic, start)).isDeepEqualTo(product(arithmetic, 0));
        }
    }

    /** Nine rows of 23 signs times columns that fill a block, and times those of a narrow last one. */
    private static double[][] product(RowArithmetic arithmetic, int start) {
        Random random = new Random(1);
        SignMatrix signs = SignMatrix.zero(9, 23);
        for (int row = 0; row < signs.rows(); row++) {
            for (int table = 0; table < signs.tables(); table++) {
                signs.runs()[row * signs.tables() + table] = (byte) random.nextInt(table == signs.tables() - 1 ? 8 : 32);
            }
        }
        double[][] right = Products.matrix(23, RowArithmetic.WIDE + RowArithmetic.BLOCK);
        for (double[] row : right) {
            for (int column = 0; column < row.length; column++) {
                row[column] = random.nextGaussian();
            }
        }
        double[][] out = Products.matrix(9, right[0].length);
        double[] tables = new ThreadBuffer().numbers();
        for (int column = 0; column < right[0].length; column += RowArithmetic.WIDE) {
            int width = Math.min(RowArithmetic.WIDE, right[0].length - column);
            arithmetic.tables(right, 0, 23, column, width, tables, start);
            arithmetic.pick(tables, start, signs, 0, signs.tables(), out, 0, 9, column, width);
        }
        return out;
    }
}

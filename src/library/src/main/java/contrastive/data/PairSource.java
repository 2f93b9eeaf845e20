package contrastive.data;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * Anything that deals positive pairs: the model of the theory, a design without sampling noise, or real data. Negatives
 * are not dealt: x_A of one pair and x_B of another form a negative pair.
 */
public interface PairSource {

    /** Length d_A of an input of tower A. */
    int dimensionA();

    /** Length d_B of an input of tower B. */
    int dimensionB();

    /**
     * Deals independent positive pairs.
     *
     * @param pairs how many, at least 1
     * @param random where the randomness comes from; advanced by the call
     * @return a batch with x_A of shape (pairs, d_A) and x_B of shape (pairs, d_B)
     */
    PairBatch draw(int pairs, Random random);

    /** Second moment E x_A x_A^T of the population, shape (d_A, d_A); a copy. It fixes the encoders' normalisation. */
    DMatrixRMaj secondMomentA();

    /** Second moment E x_B x_B^T of the population, shape (d_B, d_B); a copy. */
    DMatrixRMaj secondMomentB();

    /**
     * Cross moment E x_A x_B^T of the population's positive pairs, shape (d_A, d_B); a copy. It is what the
     * two sides share, and every training run is measured with it.
     *
     * @throws UnsupportedOperationException if the source does not know it; it need not where another source fixes the towers'
     *     norms
     */
    default DMatrixRMaj crossMoment() {
        throw new UnsupportedOperationException(getClass().getName() + " has no crossMoment() E x_A x_B^T, without which a run on "
                + "its pairs cannot be measured");
    }
}

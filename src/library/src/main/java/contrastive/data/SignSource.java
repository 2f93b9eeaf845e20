package contrastive.data;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/** A source of pairs of the model that can give them as their signs alone, from which {@link #draw} makes the inputs. */
public interface SignSource extends PairSource {

    /** The model whose frames turn signs into inputs. */
    PairModel model();

    /**
     * The signs of the pairs that {@link #draw} would deal with the same random, which is advanced as far.
     *
     * @throws IllegalArgumentException as {@link #draw}
     */
    SignBatch drawSigns(int pairs, Random random);

    @Override
    default PairBatch draw(int pairs, Random random) {
        return model().fromSigns(drawSigns(pairs, random));
    }

    @Override
    default int dimensionA() {
        return model().dimension();
    }

    @Override
    default int dimensionB() {
        return model().dimension();
    }

    /** The model's, like the other moments; a source that draws its signs in another way overrides them. */
    @Override
    default DMatrixRMaj secondMomentA() {
        return model().secondMomentA();
    }

    @Override
    default DMatrixRMaj secondMomentB() {
        return model().secondMomentB();
    }

    @Override
    default DMatrixRMaj crossMoment() {
        return model().crossMoment();
    }
}

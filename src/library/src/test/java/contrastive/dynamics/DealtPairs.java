package contrastive.dynamics;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import java.util.Random;
import java.util.function.BiConsumer;
import org.ejml.data.DMatrixRMaj;

/**
 * A source that is not its model and knows no cross moment: it deals the model's pairs, each batch after something has been done to it, which is
 * told the batch's number from 1 on.
 */
final class DealtPairs implements PairSource {

    private final PairModel model;
    private final BiConsumer<Integer, PairBatch> each;
    private int dealt;

    DealtPairs(PairModel model, BiConsumer<Integer, PairBatch> each) {
        this.model = model;
        this.each = each;
    }

    @Override
    public int dimensionA() {
        return model.dimensionA();
    }

    @Override
    public int dimensionB() {
        return model.dimensionB();
    }

    @Override
    public PairBatch draw(int pairs, Random random) {
        PairBatch batch = model.draw(pairs, random);
        each.accept(++dealt, batch);
        return batch;
    }

    @Override
    public DMatrixRMaj secondMomentA() {
        return model.secondMomentA();
    }

    @Override
    public DMatrixRMaj secondMomentB() {
        return model.secondMomentB();
    }
}

package contrastive.signs;

/** D = (-2/n) S_A^T S_B, whose entries are n - 2 times the number of pairs in which two signs differ. */
final class SignPositives implements SignObjective {

    @Override
    public boolean needsForm() {
        return false;
    }

    @Override
    public double derivative(BatchSigns signs, Form form, Products products) {
        int words = signs.wordsPerColumn;
        double scale = -2.0 / signs.pairs;
        products.rows(signs.dimension, (part, from, to) -> {
            for (int k = from; k < to; k++) {
                for (int l = 0; l < signs.dimension; l++) {
                    int different = 0;
                    for (int word = 0; word < words; word++) {
                        different += Long.bitCount(signs.bitsA[k * words + word] ^ signs.bitsB[l * words + word]);
                    }
                    form.derivative[k][l] = scale * (signs.pairs - 2 * different);
                }
            }
        });
        return 0;
    }
}

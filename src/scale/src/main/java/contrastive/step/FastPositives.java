package contrastive.step;

/** D = (-2/n) X_A^T X_B. */
final class FastPositives implements FastObjective<Batch> {

    @Override
    public boolean needsForm() {
        return false;
    }

    @Override
    public double derivative(Batch batch, Form form, Products products) {
        batch.cross(form.derivative, -2.0 / batch.pairs(), products);
        return 0;
    }
}

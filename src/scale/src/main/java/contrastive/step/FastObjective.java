package contrastive.step;

/**
 * An objective over a batch; the formulas are those of its namesake in {@link contrastive.objective}.
 *
 * @param <B> the batches that it can be taken over
 */
interface FastObjective<B extends Batch> {

    /** Whether the form C is needed for the derivative. */
    boolean needsForm();

    /** The value, and D = dL/dC into form.derivative; the value of an objective that needs no form is the caller's &lt;D, C&gt;. */
    double derivative(B batch, Form form, Products products);
}

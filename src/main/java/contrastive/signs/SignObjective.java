package contrastive.signs;

/** An objective over the signs of a batch; the formulas are those of its namesake in {@link contrastive.objective}. */
interface SignObjective {

    /** Whether the form C is needed for the derivative. */
    boolean needsForm();

    /** The value, and D = dL/dC into form.derivative; the value of an objective that needs no form is the caller's &lt;D, C&gt;. */
    double derivative(BatchSigns signs, Form form, Products products);
}

package contrastive.flow;

/** Equations (shift - J) x = b with a complex shift and the Jacobian J that a {@link StiffFlow} has computed last. */
interface ShiftedSystem {

    /** @return whether the equations can be solved */
    boolean shift(double shiftRe, double shiftIm);

    /** Overwrites b with x. */
    void solve(double[] bRe, double[] bIm);
}

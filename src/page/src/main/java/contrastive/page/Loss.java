package contrastive.page;

import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;

/** The losses that a page can ask for, by a name and by numbers (theory, sections 3 and 9), each with the Java that makes it in a notebook. */
enum Loss {
    POSITIVES_ONLY("positives only", List.of(), c -> new PositivesOnly(), c -> "new PositivesOnly()"),
    CONTRASTIVE("contrastive", List.of(Constant.TAU_SQUARED, Constant.NEGATIVES), c -> new Contrastive(c[0], c[1]),
            c -> "new Contrastive(" + c[0] + ", " + c[1] + ")"),
    /** w = 1, which so many negatives give to the last digit. */
    DECOUPLED("decoupled", List.of(Constant.TAU_SQUARED), c -> new Contrastive(c[0], 1e12), c -> "new Contrastive(" + c[0] + ", 1e12)"),
    SPECTRAL("spectral", List.of(Constant.LAMBDA), c -> PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s).multiply(c[0])),
            c -> "PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s).multiply(" + c[0] + "))"),
    SIGMOID("sigmoid", List.of(Constant.TAU_SQUARED, Constant.BIAS, Constant.NEGATIVES), c -> sigmoid(c[0], c[1], c[2]),
            c -> "PairwiseLoss.of(s -> s.multiply(" + c[0] + ").add(" + c[1] + ").negate().exp().log1p().multiply(2 / " + c[0]
                    + "), s -> s.multiply(" + c[0] + ").add(" + c[1] + ").exp().log1p().multiply(2 * " + c[2] + " / " + c[0] + "))"),
    MEAN_SIMILARITY("mean similarity", List.of(Constant.LAMBDA), c -> PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(c[0])),
            c -> "PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(" + c[0] + "))"),
    TRIPLET("triplet", List.of(Constant.MARGIN), c -> new Triplet(c[0]), c -> "new Triplet(" + c[0] + ")");

    /** As a page writes it. */
    final String title;
    /** In the order of section 9. */
    final List<Constant> constants;
    final Function<double[], Objective> made;
    /** An expression that makes the objective, for a notebook that imports the library. */
    final Function<double[], String> java;

    Loss(String title, List<Constant> constants, Function<double[], Objective> made, Function<double[], String> java) {
        this.title = title;
        this.constants = constants;
        this.made = made;
        this.java = java;
    }

    /** Whether the flow can follow it; gradient descent trains every loss. */
    boolean hasFlow() {
        return this != TRIPLET;
    }

    /** @throws IllegalArgumentException if there is no loss of that title */
    static Loss titled(String title) {
        return Arrays.stream(values()).filter(loss -> loss.title.equals(title)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "loss must be one of " + Arrays.stream(values()).map(loss -> loss.title).toList() + ", got " + title));
    }

    private static Objective sigmoid(double tauSquared, double bias, double negatives) {
        return PairwiseLoss.of(s -> softPlus(s.multiply(tauSquared).add(bias).negate()).multiply(2 / tauSquared),
                s -> softPlus(s.multiply(tauSquared).add(bias)).multiply(2 * negatives / tauSquared));
    }

    /** log(1 + e^x), without an e^x that a double cannot hold. */
    private static UnivariateDerivative2 softPlus(UnivariateDerivative2 x) {
        return x.getValue() > 0 ? x.add(x.negate().exp().log1p()) : x.exp().log1p();
    }
}

package contrastive.page;

import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;

/** The losses that a page can ask for, by a name and by numbers (theory, sections 3 and 9). */
enum Loss {
    POSITIVES_ONLY("positives only", List.of(), numbers -> new PositivesOnly()),
    CONTRASTIVE("contrastive", List.of("tauSquared", "negatives"), numbers -> new Contrastive(numbers[0], numbers[1])),
    SPECTRAL("spectral", List.of("lambda"), numbers -> PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s).multiply(numbers[0]))),
    SIGMOID("sigmoid", List.of("tauSquared", "bias", "negatives"), numbers -> sigmoid(numbers[0], numbers[1], numbers[2]));

    private final String title;
    private final List<String> constants;
    private final Function<double[], Objective> made;

    Loss(String title, List<String> constants, Function<double[], Objective> made) {
        this.title = title;
        this.constants = constants;
        this.made = made;
    }

    /**
     * @param title as a page writes it
     * @param numbers the loss's constants, in the order of section 9
     * @throws IllegalArgumentException if there is no such loss, or it has other constants
     */
    static Objective of(String title, double[] numbers) {
        for (Loss loss : values()) {
            if (loss.title.equals(title)) {
                if (numbers.length != loss.constants.size()) {
                    throw new IllegalArgumentException("constants of " + title + " must be " + loss.constants + ", got " + numbers.length);
                }
                return loss.made.apply(numbers);
            }
        }
        throw new IllegalArgumentException("loss must be one of " + Arrays.stream(values()).map(loss -> loss.title).toList() + ", got " + title);
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

package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.Require;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * A loss of two functions of one similarity, L = phi_pos(s_pos) + E phi_neg(s_neg) (theory, section 9): one for positive pairs, one for
 * negatives. Both are written with Hipparchus's derivatives, so that nobody has to differentiate by hand; the spectral contrastive loss is
 * {@code PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s))}.
 */
public final class PairwiseLoss implements Objective {

    /** The flow sums over the 2^r sign patterns of r strengths. */
    private static final int MOST_DIRECTIONS = 16;

    private final UnaryOperator<UnivariateDerivative2> positive;
    private final UnaryOperator<UnivariateDerivative2> negative;

    private PairwiseLoss(UnaryOperator<UnivariateDerivative2> positive, UnaryOperator<UnivariateDerivative2> negative) {
        this.positive = positive;
        this.negative = negative;
    }

    /**
     * @param positive phi_pos, of the similarity of a positive pair; the loss is its mean over the pairs of a batch
     * @param negative phi_neg, of the similarity of a negative pair; the loss is its mean over the batch's negatives
     * @throws IllegalArgumentException if one is null; a value or slope that is not finite is named when the loss meets it
     */
    public static PairwiseLoss of(UnaryOperator<UnivariateDerivative2> positive, UnaryOperator<UnivariateDerivative2> negative) {
        return new PairwiseLoss(Require.notNull("positive", positive), Require.notNull("negative", negative));
    }

    @Override
    public double ofBatch(Similarities similarities) {
        int n = Require.notNull("similarities", similarities).pairs();
        if (similarities.negatives() == 0) {
            throw new IllegalArgumentException("batch must have a negative pair for a pairwise loss, got a single pair");
        }
        double positives = 0;
        double negatives = 0;
        for (int i = 0; i < n; i++) {
            UnivariateDerivative2 ofPositive = at("positive", positive, similarities.get(i, i));
            positives += ofPositive.getValue() / n;
            similarities.addSlope(i, i, ofPositive.getFirstDerivative() / n);
            for (int j = 0; j < n; j++) {
                if (similarities.isNegative(i, j)) {
                    UnivariateDerivative2 ofNegative = at("negative", negative, similarities.get(i, j));
                    negatives += ofNegative.getValue() / similarities.negatives();
                    similarities.addSlope(i, j, ofNegative.getFirstDerivative() / similarities.negatives());
                }
            }
        }
        return positives + negatives;
    }

    /**
     * L = phi_pos(sum p) + E phi_neg(s) and l_k = phi_pos'(sum p) + E[e_k phi_neg'(s)], s = sum_j p_j e_j over all 2^r patterns of signs e.
     *
     * @throws IllegalArgumentException if r is above 16, or the loss is not finite at a similarity that it meets
     */
    @Override
    public double ofStrengths(double[] strengths, double[] slopes) {
        int r = Require.sameLength("strengths", strengths, "slopes", slopes);
        if (r > MOST_DIRECTIONS) {
            throw new IllegalArgumentException("signalVariances must be at most " + MOST_DIRECTIONS + " for a pairwise loss in the flow, which"
                    + " sums over 2^r patterns of signs, got " + r + "; train it by gradient descent");
        }
        double alignment = 0;
        for (double strength : strengths) {
            alignment += strength;
        }
        UnivariateDerivative2 ofPositive = at("positive", positive, alignment);
        Arrays.fill(slopes, ofPositive.getFirstDerivative());
        double negatives = 0;
        double share = 1.0 / (1 << r);
        for (int pattern = 0; pattern < 1 << r; pattern++) {
            double similarity = 0;
            for (int j = 0; j < r; j++) {
                similarity += sign(pattern, j) * strengths[j];
            }
            UnivariateDerivative2 ofNegative = at("negative", negative, similarity);
            negatives += share * ofNegative.getValue();
            for (int k = 0; k < r; k++) {
                slopes[k] += share * sign(pattern, k) * ofNegative.getFirstDerivative();
            }
        }
        return ofPositive.getValue() + negatives;
    }

    private static int sign(int pattern, int direction) {
        return (pattern >> direction & 1) == 0 ? 1 : -1;
    }

    /**
     * h = E[(1 - e_1 e_2) phi_neg''(s)] at p = 1/r: half of all patterns have e_1 = -e_2, where the factor is 2 and the other r - 2 signs
     * alone make s, so that it is E phi_neg''((r - 2 - 2 b) / r) over b negative signs among r - 2.
     * @throws IllegalArgumentException if directions is not between 2 and 10,000, or a second derivative is not finite
     */
    @Override
    public double balancingCurvature(int directions) {
        int others = Require.between(2, 10_000, "directions", directions) - 2;
        double curvature = 0;
        for (int b = 0; b <= others; b++) {
            double probability = Math.exp(CombinatoricsUtils.binomialCoefficientLog(others, b) - others * Math.log(2));
            curvature += probability * at("negative", negative, (others - 2.0 * b) / directions).getSecondDerivative();
        }
        return NotFiniteException.unless("negative", "second derivative at each similarity", curvature);
    }

    private static UnivariateDerivative2 at(String name, UnaryOperator<UnivariateDerivative2> function, double similarity) {
        UnivariateDerivative2 result = function.apply(new UnivariateDerivative2(similarity, 1, 0));
        if (result == null || !Double.isFinite(result.getValue()) || !Double.isFinite(result.getFirstDerivative())) {
            throw new IllegalArgumentException(name + " must have a finite value and slope at each similarity, got "
                    + (result == null ? null : result.getValue() + " and " + result.getFirstDerivative()) + " at " + similarity);
        }
        return result;
    }

    @Override
    public String toString() {
        return "PairwiseLoss";
    }
}

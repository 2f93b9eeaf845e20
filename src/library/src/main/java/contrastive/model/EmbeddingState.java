package contrastive.model;

import contrastive.data.Require;
import java.util.Arrays;

/**
 * What is measured of one matrix of embeddings, n rows of width m; normalised as in {@link Diagnostics}.
 *
 * @param spectrum singular values of the centred matrix over sqrt(n) N, falling, min(n, m) of them: each column's mean is taken off first,
 *     as in a principal component analysis. Their squares add up to 1 - meanShare. For pairs of the model of theory.md they are the
 *     singular values of [Phi_A Phi_A,xi] / (sqrt(d) N_A), up to sampling
 * @param rank how many directions are used, 0 to min(n - 1, m): the singular values above max(n, m) 2^-52, which is round-off, plus what
 *     rounding to the precision of the data can make
 * @param precision what the entries were taken as, and why, such as "float32, since every entry is one"
 * @param effectiveRank exp of the entropy of the shares s_k^2 / sum s^2 of the centred matrix, from 1 (one direction has everything) to m
 *     (balanced); 0 when all rows are the same point. Too small on average for a sample: about m exp(-m / 2n) where it should be m
 * @param meanShare |mean row|^2 / N^2, in [0, 1]: the part of the energy that all rows share
 * @param uniformity Wang and Isola's, with their t = 2: log of the mean of exp(-2 |x - y|^2) over all pairs of different rows, on the
 *     unit sphere; 0 when all rows point the same way, {@link Diagnostics#uniformityOfTheSphere} when they point evenly everywhere
 * @param lengthSpread standard deviation of the rows' lengths over N, 0 when all are equally long
 */
public record EmbeddingState(
        double[] spectrum, int rank, String precision, double effectiveRank, double meanShare, double uniformity, double lengthSpread) {

    /** @throws IllegalArgumentException if a number is outside of its range by more than round-off */
    public EmbeddingState {
        spectrum = Require.noneNegative("spectrum", spectrum).clone();
        Require.atLeast(0, "rank", rank);
        Require.notNull("precision", precision);
        Require.nearlyBetween(0, spectrum.length, "effectiveRank", effectiveRank);
        Require.nearlyBetween(0, 1, "meanShare", meanShare);
        Require.nearlyBetween(-8, 0, "uniformity", uniformity);
        Require.notNegative("lengthSpread", lengthSpread);
    }

    /** Singular values of the centred matrix over sqrt(n) N, falling; a copy. */
    @Override
    public double[] spectrum() {
        return spectrum.clone();
    }

    /** s_1 / s_m over all m directions, at least 1; +Infinity when fewer than m are used, as always when n is at most m. */
    public double conditionNumber() {
        return rank < spectrum.length ? Double.POSITIVE_INFINITY : Spectrum.conditionNumber(spectrum);
    }

    /**
     * s_1 / s_directions, over the leading directions alone: in a model that is wider than its r signal directions, the other
     * directions hold noise, and a condition number over all of them says nothing about the signal.
     *
     * @param directions 1 to min(n, m)
     * @return at least 1; +Infinity when fewer are used
     * @throws IllegalArgumentException if directions is out of range
     */
    public double conditionNumber(int directions) {
        Require.between(1, spectrum.length, "directions", directions);
        return rank < directions ? Double.POSITIVE_INFINITY : Spectrum.conditionNumber(Arrays.copyOf(spectrum, directions));
    }
}

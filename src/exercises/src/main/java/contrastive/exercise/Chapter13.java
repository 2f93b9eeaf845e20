package contrastive.exercise;

import static contrastive.data.Digits.text;

import contrastive.data.Require;

/** Exercises of chapter 13: who is read right when the world shifts (theory, section 10). */
public final class Chapter13 {

    private Chapter13() {}

    /**
     * What is the minority's margin over the majority's after the first step?
     *
     * @param core sigma_c^2 > 0
     * @param spurious sigma_s^2 > 0
     * @param correlation rho in (0, 1)
     */
    public static Exercise marginRatioAtStart(double core, double spurious, double correlation) {
        requireSignals(core, spurious, correlation);
        double g = correlation * spurious / core;
        double ratio = (1 - g) / (1 + g);
        double roots = correlation * Math.sqrt(spurious / core);
        return Exercise.expecting(ratio).within(1e-3)
                .hint(g, "That is g; the ratio of the margins is (1 - g) / (1 + g).")
                .hint((1 - correlation) / (1 + correlation), "The strengths count: G is D R D, not R.")
                .hint((1 - roots) / (1 + roots), "D holds the variances, not their roots, and it is on both sides of R.")
                .hint((1 + g) / (1 - g), "That is the majority's margin over the minority's.")
                .explained("$g = \\rho\\,\\sigma_s^2/\\sigma_c^2 = " + text(correlation, 4) + " \\cdot " + text(spurious, 4) + "/" + text(core, 4)
                        + " = " + text(g, 4) + "$, so the ratio is $\\frac{1-g}{1+g} \\approx " + text(ratio, 4) + "$: the minority is read "
                        + (g > 1 ? "wrong from the first step on." : "right, with that share of the majority's margin."));
    }

    /**
     * At which ratio of the margins, the minority's over the majority's, does contrastive training with tau^2 near 0 end?
     *
     * @param correlation rho in (0, 1)
     * @param negatives K > 0
     */
    public static Exercise warmMarginRatio(double correlation, double negatives) {
        requireCorrelation(correlation);
        Require.positive("negatives", negatives);
        double majority = (1 + correlation) / 2;
        double minority = (1 - correlation) / 2;
        double own = 1 / (1 + negatives);
        double ratio = (majority + own) / (minority + own);
        return Exercise.expecting(ratio)
                .hint(majority / minority, "That is whitening, the limit of many negatives.")
                .hint(1 / ratio, "That is the majority's margin over the minority's.")
                .hint(1, "That is the limit of a large tau^2; here tau^2 tends to 0.")
                .explained("$P = " + text(majority, 4) + "$, $Q = " + text(minority, 4) + "$ and $\\frac1{1+K} = " + text(own, 4)
                        + "$, so the ratio is $\\frac{P+\\frac1{1+K}}{Q+\\frac1{1+K}} = \\frac{" + text(majority + own, 4) + "}{"
                        + text(minority + own, 4) + "} \\approx " + text(ratio, 4) + "$; whitening would give $P/Q \\approx "
                        + text(majority / minority, 4) + "$.");
    }

    /**
     * From which dimension d on do positive pairs alone end with the minority misread?
     *
     * @param core sigma_c^2 > 0
     * @param spurious sigma_s^2 above core
     * @param correlation rho in (0, 1)
     * @throws IllegalArgumentException if an argument is out of range, or the first step misreads the minority already
     */
    public static Exercise dimensionThatMisreads(double core, double spurious, double correlation) {
        requireSignals(core, spurious, correlation);
        Require.positive("spurious - core (otherwise no dimension misreads)", spurious - core);
        Require.positive("core - correlation x spurious (otherwise the first step misreads)", core - correlation * spurious);
        double difference = (core - spurious) / 2;
        double delta = Math.hypot(difference, correlation * Math.sqrt(core * spurious));
        double t = 1 / (correlation * spurious - difference);
        double time = Math.log((1 + delta * t) / (1 - delta * t)) / (2 * delta);
        double mean = (core + spurious) / 2;
        double dimension = Math.exp(mean * time) * Math.cosh(delta * time);
        double first = Math.ceil(dimension);
        return Exercise.expecting(first).within(1)
                .hint(answer -> Math.abs(answer - 2 * first) <= 2, "The sum of the exponentials is 2 d, not d.")
                .hint(answer -> Math.abs(answer - Math.exp(mean * time + delta * time) / 2) <= 1.5, "The smaller eigenvalue counts as well.")
                .hint(time, "That is T; d follows from it.")
                .hint(t, "That is t; T = artanh(delta t) / delta follows from it.")
                .explained("$g = 1$ means $t = 1/(\\rho\\sigma_s^2 - \\Delta) = " + text(t, 4) + "$ with $\\Delta = " + text(difference, 4)
                        + "$. With $\\delta = " + text(delta, 4) + "$, $T = \\mathrm{artanh}(\\delta t)/\\delta \\approx " + text(time, 4)
                        + "$, and $\\lambda = " + text(mean + delta, 4) + "$ and $" + text(mean - delta, 4) + "$ give $d = \\frac12(e^{\\lambda_1T} + "
                        + "e^{\\lambda_2T}) \\approx " + text(dimension, 4) + "$: from $d = " + text(first, 6) + "$ on.");
    }

    private static void requireSignals(double core, double spurious, double correlation) {
        Require.positive("core", core);
        Require.positive("spurious", spurious);
        requireCorrelation(correlation);
    }

    private static void requireCorrelation(double correlation) {
        Require.positive("correlation", correlation);
        Require.positive("1 - correlation", 1 - correlation);
    }
}

package contrastive.exercise;

import static contrastive.data.Digits.text;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.objective.PositivesOnly;
import contrastive.theory.ClosedForm;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Exercises of chapter 03, the price: where positive pairs alone end. */
public final class Chapter03 {

    private Chapter03() {}

    /** At which condition number do positive pairs alone end, by solving sum_k exp(sigma_k^2 T) = 2 d by hand? */
    public static Exercise finalConditionNumber(PairModel model) {
        double ratio = Math.sqrt(Extremes.largest(model) / Extremes.smallest(model));
        double end = ClosedForm.finalConditionNumber(model);
        double time = ClosedForm.finalPowerMethodTime(model);
        return Exercise.expecting(end)
                .hint(end * end, "You gave the square: the condition number is that of the map, not of its Gram matrix.")
                .hint(end / ratio, "The start is already unbalanced by sigma_1 / sigma_r.")
                .hint(time, "That is T_inf; the condition number grows from its start with it.")
                .hint(answer -> answer < 1, "A condition number is at least 1.")
                .explained("For these variances and this $d$, $\\sum_k e^{\\sigma_k^2T_\\infty} = 2d$ has the solution $T_\\infty "
                        + "\\approx #$. So $\\kappa_\\infty = \\frac{\\sigma_1}{\\sigma_r}\\,e^{(\\sigma_1^2-\\sigma_r^2)T_\\infty/2} "
                        + "\\approx # \\cdot # \\approx #$.", time, ratio, end / ratio, end);
    }

    /**
     * From which aligned masses, one per variance, do positive pairs alone end balanced, with no misaligned mass, the noise mass of the
     * standard start, and in total no more than the signal's mass at that start?
     *
     * @param duration of the flow that is run from the reader's masses
     */
    public static Exercise balancedStart(PairModel model, double duration) {
        double[] variances = Require.notNull("model", model).signalVariances();
        Require.positive("duration", duration);
        int strong = place(variances, Extremes.largest(model));
        int weak = place(variances, Extremes.smallest(model));
        double time = 1;
        while (total(balanced(model, time)) > total(variances)) {
            time *= 1.25;
        }
        String masses = DoubleStream.of(balanced(model, time)).mapToObj(mass -> text(mass, 4)).collect(Collectors.joining(", "));
        return Exercise.expecting(1).within(0.02)
                .reachedBy("masses", variances.length, "the final condition number", start -> endFrom(model, start, duration))
                .hintForAll(start -> proportional(start, variances), "You gave the even start in the weights, U_k proportional to sigma_k^2: "
                        + "the norm that the noise loses goes mostly to the strong directions.")
                .hintForAll(start -> start[strong] >= start[weak], "The strongest direction grows most: the weakest needs the head start.")
                .explained("$U_k(\\infty) = U_k(0)\\,e^{\\sigma_k^2T}$ must be the same number $c$ for all $k$, so $U_k(0) = "
                        + "c\\,e^{-\\sigma_k^2T}$, where $T$ is the power-method time that this very start leads to. The conserved norm "
                        + "fixes it: $\\sum_k U_k(0)/\\sigma_k^2 + (d-r) = c\\sum_k\\sigma_k^{-2}$. Choose $T = #$ and solve for $c$: "
                        + "that gives the masses #. The weak directions need a head start whose size depends on how long training will "
                        + "unbalance them. Positive pairs alone have no mechanism that finds it.", time, masses);
    }

    /** By which factor must d grow, when it is large, to double the final condition number? */
    public static Exercise dimensionThatDoubles(PairModel model) {
        double power = (1 - Extremes.smallest(model) / Extremes.largest(model)) / 2;
        Require.positive("power of d, which needs unequal variances,", power);
        double factor = Math.pow(2, 1 / power);
        return Exercise.expecting(factor).within(0.02 * factor)
                .hint(Math.pow(2, power), "That is by how much kappa grows when d doubles.")
                .hint(Math.sqrt(factor), "The exponent of d contains a factor 1/2.")
                .hint(answer -> answer <= 1, "The condition number grows with d, so the factor is above 1.")
                .explained("$\\kappa_\\infty \\sim d^{\\,p}$ with $p = \\frac12(1-\\sigma_r^2/\\sigma_1^2) = #$, so the factor is "
                        + "$2^{1/p} \\approx #$.", power, factor);
    }

    /** c exp(-sigma_k^2 T), from which all masses are c at the power-method time T; c by the conserved norm. */
    static double[] balanced(PairModel model, double time) {
        double[] variances = model.signalVariances();
        double lost = DoubleStream.of(variances).map(variance -> -Math.expm1(-variance * time) / variance).sum();
        double c = model.noiseDirections() / lost;
        return DoubleStream.of(variances).map(variance -> c * Math.exp(-variance * time)).toArray();
    }

    private static double endFrom(PairModel model, double[] masses, double duration) {
        Masses standard = Masses.standardStart(model);
        Masses start = new Masses(masses, new double[masses.length], standard.noise());
        double most = total(model.signalVariances());
        if (total(masses) > most) {
            throw new IllegalArgumentException("they add up to " + text(total(masses), 4) + ", and at most " + text(most, 4)
                    + " is allowed; beside a much larger start the noise does not matter, and an even start stays even");
        }
        return InfiniteWidth.of(model).startingFrom(start).run(new PositivesOnly(), duration).last().conditionNumber();
    }

    private static double total(double[] masses) {
        return DoubleStream.of(masses).sum();
    }

    private static int place(double[] variances, double variance) {
        int place = 0;
        while (variances[place] != variance) {
            place++;
        }
        return place;
    }

    private static boolean proportional(double[] masses, double[] variances) {
        double[] ratios = new double[masses.length];
        for (int k = 0; k < masses.length; k++) {
            ratios[k] = masses[k] / variances[k];
        }
        return DoubleStream.of(ratios).allMatch(ratio -> near(ratio, ratios[0]));
    }

    private static boolean near(double value, double other) {
        return Math.abs(value - other) <= 1e-2 * Math.abs(other);
    }
}

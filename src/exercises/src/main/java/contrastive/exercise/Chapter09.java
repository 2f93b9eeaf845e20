package contrastive.exercise;

import contrastive.data.Require;

/** Exercises of chapter 09: what a table of claims can and cannot find. */
public final class Chapter09 {

    private Chapter09() {}

    /** How many rows of T1 and T2 fail where the sign in theta is wrong? */
    public static Exercise rowsThatNoticeTheta() {
        return Exercise.expecting(0).within(0.5)
                .hint(rows -> rows < 0, "A number of rows is not negative.")
                .hint(rows -> rows > 0, "What do T1 and T2 train with, and what is its theta?")
                .explained("None. T1 and T2 are about positive pairs only, where $\\theta_k = 1$ whatever the temperature ($\\tau^2 = 0$ "
                        + "in the code). The sign matters from T3 on. `WrongOnPurposeIT` makes exactly this mistake and requires chapters "
                        + "04 and 05 to fail.");
    }

    /** In which share of builds does at least one of several independent verdicts fail by chance? */
    public static Exercise buildsThatFailByChance(int verdicts, double chanceOfOne) {
        Require.atLeast(1, "verdicts", verdicts);
        Require.between(0, 1, "chanceOfOne", chanceOfOne);
        double any = 1 - Math.pow(1 - chanceOfOne, verdicts);
        return Exercise.expecting(any).within(2e-4)
                .hint(chanceOfOne, "That is the chance of one of the " + verdicts + " alone.")
                .hint(Math.pow(chanceOfOne, verdicts), "That is the chance that all " + verdicts + " fail.")
                .hint(1 - any, "That is the share in which none fails.")
                .hint(100 * any, "That is in per cent; give the share.")
                .hint(answer -> answer < 0 || answer > 1, "A share is between 0 and 1.")
                .explained("$1 - (1 - #)^# \\approx #$, or # per cent. That is why the seeds are fixed: a build that fails once in a "
                        + "hundred times by chance teaches people to look away. And a standard error estimated from a few seeds is itself "
                        + "uncertain, so the true share would be higher.", chanceOfOne, verdicts, any, 100 * any);
    }

    /** By which factor does a rate of gradient descent change, where the loss has the factor 1 in place of this one? */
    public static Exercise rateOfAnotherFactor(double factor) {
        double change = 1 / Require.positive("factor", factor);
        return Exercise.expecting(change)
                .hint(1, "The end is the same, the way there is slower.")
                .hint(factor, "A smaller gradient is slower.")
                .hint(answer -> answer <= 0, "The sign of the loss stays, so the rate stays positive.")
                .explained("A factor in the loss is a factor in the speed: # times the gradient, # times every rate. Where training ends "
                        + "does not change. So rows on final condition numbers hold, given # times the time, and rows on rates fail by a "
                        + "factor of #.", change, change, factor, factor);
    }
}

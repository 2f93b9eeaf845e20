package contrastive.exercise;

import contrastive.data.Require;
import java.util.stream.DoubleStream;

/** Exercises of chapter 16: where the theory stops. */
public final class Chapter16 {

    private Chapter16() {}

    /** Which effective rank does a balanced solution of positive pairs only have, at these canonical correlations? */
    public static Exercise balancedRank(double... correlations) {
        double largest = DoubleStream.of(Require.allPositive("correlations", correlations)).max().orElse(0);
        long reached = DoubleStream.of(correlations).filter(rho -> rho == largest).count();
        return Exercise.expecting(reached)
                .hint(answer -> answer == 1 && reached > 1, "That would need a single largest rho.")
                .hint(answer -> answer < 1 || answer > correlations.length, "An effective rank is between 1 and the number of features.")
                .explained("The features with the largest $\\rho$ can divide the alignment among them in any way: it reaches the maximum. If they divide it "
                        + "evenly, the effective rank is #. Whether training ends there depends on the start; nothing pushes it away.", reached);
    }
}

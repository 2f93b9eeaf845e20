package contrastive.exercise;

import contrastive.data.PairModel;
import contrastive.data.Require;
import java.util.stream.DoubleStream;

/** The two variances on which most answers turn; a model may give its variances in any order. */
final class Extremes {

    private Extremes() {}

    static double largest(PairModel model) {
        return DoubleStream.of(Require.notNull("model", model).signalVariances()).max().getAsDouble();
    }

    static double smallest(PairModel model) {
        return DoubleStream.of(Require.notNull("model", model).signalVariances()).min().getAsDouble();
    }
}

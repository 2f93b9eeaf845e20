package contrastive.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** From the least to the greatest finite number of some layers. */
record Extent(double least, double greatest) {

    static Extent ofX(List<Layer> layers) {
        return of(layers, Layer::xs);
    }

    static Extent ofY(List<Layer> layers) {
        return of(layers, Layer::ys);
    }

    static Extent of(double[][] values) {
        return of(Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray());
    }

    private static Extent of(List<Layer> layers, Function<Layer, double[]> numbers) {
        return of(layers.stream().map(numbers).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray());
    }

    private static Extent of(double[] finite) {
        if (finite.length == 0) {
            return new Extent(0, 1);
        }
        return new Extent(Arrays.stream(finite).min().getAsDouble(), Arrays.stream(finite).max().getAsDouble());
    }

    double length() {
        return greatest - least;
    }
}

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

    private static Extent of(List<Layer> layers, Function<Layer, double[]> numbers) {
        double[] finite = layers.stream().map(numbers).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new Extent(0, 1);
        }
        return new Extent(Arrays.stream(finite).min().getAsDouble(), Arrays.stream(finite).max().getAsDouble());
    }

    double length() {
        return greatest - least;
    }

    /** A horizontal layer as a line across these x values. */
    Layer.Curve across(Layer.Horizontal line) {
        return new Layer.Curve(line.label(), new double[] {least, greatest}, new double[] {line.value(), line.value()}, line.ink());
    }

    /** A vertical layer as a line along these y values. */
    Layer.Curve along(Layer.Vertical line) {
        return new Layer.Curve(line.label(), new double[] {line.value(), line.value()}, new double[] {least, greatest}, line.ink());
    }
}

package contrastive.plot;

import java.awt.Graphics2D;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** What a cell's explorer is in a page: it draws a setting when it is asked for one, whatever the values, and none beforehand. */
public final class Explorer extends Drawing {

    /** What is shown for a setting of two parameters. */
    @FunctionalInterface
    public interface Showing {
        Figure at(double first, double second);
    }

    /** One parameter. */
    public record One(String name) {

        public Two and(String other, double... values) {
            return new Two();
        }

        public One starting(double value) {
            return this;
        }

        public Explorer figure(DoubleFunction<Figure> showing) {
            return new Explorer(1, values -> showing.apply(values[0]));
        }
    }

    /** Two parameters. */
    public record Two() {

        Several and(String name, double... values) {
            return new Several(3);
        }

        public Two starting(double first, double second) {
            return this;
        }

        public Explorer figure(Showing showing) {
            return new Explorer(2, values -> showing.at(values[0], values[1]));
        }
    }

    /** More parameters. */
    record Several(int count) {

        Several and(String name, double... values) {
            return new Several(count + 1);
        }

        Several starting(double... values) {
            return this;
        }

        Explorer figure(Function<double[], Figure> showing) {
            return new Explorer(count, showing);
        }
    }

    private final int count;
    private final Function<double[], Figure> showing;

    private Explorer(int count, Function<double[], Figure> showing) {
        super("", 0, 0);
        this.count = count;
        this.showing = showing;
    }

    public static One over(String name, double... values) {
        return new One(name);
    }

    /** @param values one for each parameter */
    Figure at(double... values) {
        if (values.length != count) {
            throw new IllegalArgumentException("values must be one for each of " + count + " parameters, got " + values.length);
        }
        return showing.apply(values);
    }

    @Override
    public String html() {
        throw new UnsupportedOperationException("a page has the notebook's html");
    }

    @Override
    public byte[] png() {
        throw new UnsupportedOperationException("a page has the notebook's picture");
    }

    @Override
    void paint(Graphics2D graphics) {
        throw new UnsupportedOperationException("a page has the notebook's picture");
    }
}

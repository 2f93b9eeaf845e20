package contrastive.plot;

import contrastive.data.Require;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A figure for each setting of some parameters, computed beforehand: on a page that runs scripts its sliders switch between
 * them without a kernel; elsewhere the starting figure is shown, and no control that does nothing.
 */
public final class Explorer extends Drawing {

    /** What is shown for a setting of two parameters. */
    @FunctionalInterface
    public interface Showing {
        Figure at(double first, double second);
    }

    /** A parameter with its values and the position of the one that is shown at first. */
    record Control(String name, double[] values, int start) {

        static Control of(String name, double[] values) {
            Require.notNull("name", name);
            Numbers.requireIncreasing("values", values);
            return new Control(name, values.clone(), 0);
        }

        Control startingAt(String argument, double value) {
            return new Control(name, values, IntStream.range(0, values.length).filter(i -> values[i] == value).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            argument + " of \"" + name + "\" must be one of " + Arrays.toString(values) + ", got " + value)));
        }
    }

    /** An explorer in the making that has one parameter. */
    public static final class One {

        private final Control first;

        private One(Control first) {
            this.first = first;
        }

        /** Adds the second parameter. */
        public Two and(String name, double... values) {
            return new Two(first, Control.of(name, values));
        }

        /**
         * The value shown at first, which should carry the message.
         *
         * @throws IllegalArgumentException when it is not one of the values
         */
        public One starting(double value) {
            return new One(first.startingAt("value", value));
        }

        /**
         * Computes all settings.
         *
         * @throws IllegalArgumentException when the figures differ in more than their numbers and names, or are too many to fit
         */
        public Explorer figure(DoubleFunction<Figure> showing) {
            Require.notNull("showing", showing);
            return of(List.of(first), Arrays.stream(first.values()).mapToObj(showing), first.start());
        }
    }

    /** An explorer in the making that has two parameters. */
    public static final class Two {

        private final Control first;
        private final Control second;

        private Two(Control first, Control second) {
            this.first = first;
            this.second = second;
        }

        /** Adds the third parameter; more are added in the same way. */
        Several and(String name, double... values) {
            return new Several(List.of(first, second, Control.of(name, values)));
        }

        /**
         * The values shown at first, which should carry the message.
         *
         * @throws IllegalArgumentException when one is not among its parameter's values
         */
        public Two starting(double firstValue, double secondValue) {
            return new Two(first.startingAt("firstValue", firstValue), second.startingAt("secondValue", secondValue));
        }

        /**
         * Computes all settings.
         *
         * @throws IllegalArgumentException as {@link One#figure}
         */
        public Explorer figure(Showing showing) {
            Require.notNull("showing", showing);
            return new Several(List.of(first, second)).figure(values -> showing.at(values[0], values[1]));
        }
    }

    /** An explorer in the making that has several parameters. */
    static final class Several {

        private final List<Control> controls;

        private Several(List<Control> controls) {
            this.controls = controls;
        }

        /** Adds a parameter. */
        Several and(String name, double... values) {
            return new Several(Stream.concat(controls.stream(), Stream.of(Control.of(name, values))).toList());
        }

        /**
         * The values shown at first, which should carry the message.
         *
         * @throws IllegalArgumentException when there is not one for each parameter, or one is not among its parameter's values
         */
        Several starting(double... values) {
            if (Require.notNull("values", values).length != controls.size()) {
                throw new IllegalArgumentException("values must be one for each of " + controls.size() + " parameters, got " + values.length);
            }
            return new Several(IntStream.range(0, values.length).mapToObj(i -> controls.get(i).startingAt("values[" + i + "]", values[i])).toList());
        }

        /**
         * Computes all settings.
         *
         * @param showing from the values of the parameters, in their order
         * @throws IllegalArgumentException as {@link One#figure}
         */
        Explorer figure(Function<double[], Figure> showing) {
            Require.notNull("showing", showing);
            Stream<double[]> settings = Stream.of(new double[0]);
            int position = 0;
            for (Control control : controls) {
                settings = settings.flatMap(values -> Arrays.stream(control.values()).mapToObj(value -> with(values, value)));
                position = position * control.values().length + control.start();
            }
            return of(controls, settings.map(showing), position);
        }

        private static double[] with(double[] values, double value) {
            double[] longer = Arrays.copyOf(values, values.length + 1);
            longer[values.length] = value;
            return longer;
        }
    }

    private final Figure start;
    private final String html;

    private Explorer(Figure start, String html) {
        super(start.sentence(), start.width(), start.height());
        this.start = start;
        this.html = html;
    }

    /**
     * Begins with a parameter; the first of its values is shown at first unless {@code starting} says otherwise.
     *
     * @param values increasing, at least 2
     * @throws IllegalArgumentException when the values do not increase
     */
    public static One over(String name, double... values) {
        return new One(Control.of(name, values));
    }

    private static Explorer of(List<Control> controls, Stream<Figure> showing, int position) {
        List<Figure> settings = showing.map(figure -> Require.notNull("figure that showing gives", figure)).toList();
        settings.forEach(figure -> Settings.requireSame("panels", figure.panels().size(), settings.get(position).panels().size()));
        List<Figure> shown = Figure.onOneScale(settings);
        return new Explorer(shown.get(position), Settings.html(controls, shown, position));
    }

    @Override
    public String html() {
        return html;
    }

    @Override
    void paint(Graphics2D graphics) {
        start.paint(graphics);
    }

    @Override
    public byte[] png() {
        return start.png();
    }
}

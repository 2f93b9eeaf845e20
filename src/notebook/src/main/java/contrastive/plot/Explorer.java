package contrastive.plot;

import contrastive.data.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A figure for each setting of one or two parameters, worked out beforehand: on a page that runs scripts its sliders switch between
 * them without a kernel, elsewhere the starting figure is shown and no dead control.
 */
public final class Explorer implements Drawing {

    /** What is shown for a setting of two parameters. */
    @FunctionalInterface
    public interface Showing {
        Figure at(double first, double second);
    }

    /** A parameter with its values and the place of the one that is shown at first. */
    record Control(String name, double[] values, int start) {

        Control startingAt(String argument, double value) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == value) {
                    return new Control(name, values, i);
                }
            }
            throw new IllegalArgumentException(argument + " of \"" + name + "\" must be one of " + Arrays.toString(values) + ", got " + value);
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
            return new Two(first, control(name, values));
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
         * Works out all settings.
         *
         * @throws IllegalArgumentException when the figures differ in more than their numbers and names, or are too many to fit
         */
        public Explorer figure(DoubleFunction<Figure> showing) {
            Require.notNull("showing", showing);
            List<Figure> settings = new ArrayList<>();
            for (double value : first.values()) {
                settings.add(Require.notNull("figure that showing gives", showing.apply(value)));
            }
            return new Explorer(List.of(first), settings);
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

        /**
         * The values shown at first, which should carry the message.
         *
         * @throws IllegalArgumentException when one is not among its parameter's values
         */
        public Two starting(double firstValue, double secondValue) {
            return new Two(first.startingAt("firstValue", firstValue), second.startingAt("secondValue", secondValue));
        }

        /**
         * Works out all settings.
         *
         * @throws IllegalArgumentException when the figures differ in more than their numbers and names, or are too many to fit
         */
        public Explorer figure(Showing showing) {
            Require.notNull("showing", showing);
            List<Figure> settings = new ArrayList<>();
            for (double value : first.values()) {
                for (double other : second.values()) {
                    settings.add(Require.notNull("figure that showing gives", showing.at(value, other)));
                }
            }
            return new Explorer(List.of(first, second), settings);
        }
    }

    private final Figure start;
    private final String html;

    private Explorer(List<Control> controls, List<Figure> settings) {
        int position = controls.stream().mapToInt(Control::start)
                .reduce((first, second) -> first * controls.get(1).values().length + second).orElseThrow();
        start = settings.get(position);
        html = Settings.html(controls, settings, position);
    }

    /**
     * Begins with a parameter; the first of its values is shown at first unless {@code starting} says otherwise.
     *
     * @param values increasing, at least 2
     * @throws IllegalArgumentException when the values do not increase
     */
    public static One over(String name, double... values) {
        return new One(control(name, values));
    }

    private static Control control(String name, double[] values) {
        Require.notNull("name", name);
        Numbers.requireIncreasing("values", values);
        return new Control(name, values.clone(), 0);
    }

    @Override
    public String html() {
        return html;
    }

    @Override
    public byte[] png() {
        return start.png();
    }

    @Override
    public String sentence() {
        return start.sentence();
    }

    @Override
    public int width() {
        return start.width();
    }

    @Override
    public int height() {
        return start.height();
    }

    /** The sentence of the starting figure. */
    @Override
    public String toString() {
        return sentence();
    }
}

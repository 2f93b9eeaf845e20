package contrastive.scale;

import contrastive.data.Require;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One choice of all settings of a {@link Sweep}.
 *
 * @param settings name to value, in the order in which they were given
 */
public record SweepPoint(Map<String, Double> settings) {

    public SweepPoint {
        settings = new LinkedHashMap<>(Require.notNull("settings", settings));
    }

    /**
     * The value of a setting.
     *
     * @throws IllegalArgumentException if the sweep has no setting of that name
     */
    public double value(String name) {
        Double value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("name must be one of the sweep's settings " + settings.keySet() + ", got \"" + name + "\"");
        }
        return value;
    }

    /** The settings in words, as "tau^2 = 4.0, K = 100.0". */
    @Override
    public String toString() {
        String text = settings.toString();
        return text.substring(1, text.length() - 1).replace("=", " = ");
    }
}

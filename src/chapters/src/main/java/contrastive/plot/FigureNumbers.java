package contrastive.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The numbers and names of a figure as JSON: what its page's plot changes when a parameter moves. */
public final class FigureNumbers {

    private FigureNumbers() {
    }

    /**
     * What a cell shows, with its sentence, its titles, the names of its rows, and the name and the numbers of each trace.
     *
     * @param shown an explorer, a figure or a chart
     * @param values one for each parameter of the explorer; none for the others
     * @throws IllegalArgumentException if the explorer has another number of parameters, or the library refuses one of the values
     */
    public static String of(Object shown, double... values) {
        Figure figure = shown instanceof Explorer explorer ? explorer.at(values) : shown instanceof Chart chart ? chart.figure() : (Figure) shown;
        return "{\"sentence\":" + text(figure.sentence()) + ",\"title\":" + text(figure.title()) + ",\"panels\":"
                + list(figure.panels().stream().map(FigureNumbers::panel).toList()) + "}";
    }

    private static String panel(Chart chart) {
        return "{\"title\":" + text(chart.title()) + ",\"rows\":" + list(chart.rows().stream().map(FigureNumbers::text).toList()) + ",\"traces\":"
                + list(new LivePanel(chart).parts().stream().map(part -> trace(part, chart)).toList()) + "}";
    }

    private static String trace(LivePanel.Part part, Chart chart) {
        String heights = chart.heat().filter(heat -> heat.ys() == part.ys())
                .map(heat -> ",\"z\":" + list(Arrays.stream(heat.z()).map(FigureNumbers::numbers).toList())).orElse("");
        String marker = chart.layers().stream().filter(layer -> layer instanceof Layer.Points && layer.ys() == part.ys())
                .map(points -> ",\"colour\":" + text(points.ink().colour()) + ",\"symbol\":" + text(points.ink().marker().toString())).findFirst().orElse("");
        return "{\"name\":" + text(part.name()) + ",\"x\":" + numbers(part.xs()) + ",\"y\":" + numbers(part.ys()) + heights + marker + "}";
    }

    private static String list(List<String> parts) {
        return parts.stream().collect(Collectors.joining(",", "[", "]"));
    }

    /** With null for what is infinite or NaN, for which JSON has no word. */
    private static String numbers(double[] values) {
        return Arrays.stream(values).mapToObj(value -> Double.isFinite(value) ? String.valueOf(value) : "null").collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            escaped.append(letter == '"' || letter == '\\' ? "\\" + letter : letter < ' ' ? " " : String.valueOf(letter));
        }
        return escaped.append('"').toString();
    }
}

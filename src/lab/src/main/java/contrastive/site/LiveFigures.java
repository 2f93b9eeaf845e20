package contrastive.site;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Element;

/** The figures that a chapter's page computes: each is found by the code of its cell, and told its numbers with the range of their sliders. */
final class LiveFigures {

    private static final String FIGURES = "/contrastive/chapters/figures.json";
    private static final Pattern CONTROLS = Pattern.compile("\"controls\":(\\[.*?\\]),\"figures\"");
    /** A slider goes from the number over this to the number times this. */
    private static final double REACH = 4;
    /** Values further apart than this are an explorer's in equal ratios. */
    private static final double RATIO = 8;
    /** An explorer whose values are whole and reach this counts something. */
    private static final double COUNT = 50;

    private LiveFigures() {}

    /** Marks the output of a cell, if its figure can be computed. */
    static void mark(Element output, String code) {
        mark(output, code, Holder.ALL);
    }

    static void mark(Element output, String code, JsonArray figures) {
        Element script = output.selectFirst("script");
        if (!output.select("[data-figure]").isEmpty() && script != null) {
            for (JsonElement each : figures) {
                JsonObject figure = each.getAsJsonObject();
                if (figure.get("code").getAsString().strip().equals(code.strip())) {
                    List<String> numbers = numbers(figure, script.data());
                    if (!numbers.isEmpty()) {
                        output.attr("data-figure-name", figure.get("name").getAsString()).attr("data-numbers", String.join(";", numbers));
                        if (figure.get("emoji").getAsBoolean()) {
                            output.attr("data-emoji", "");
                        }
                    }
                }
            }
        }
    }

    private static List<String> numbers(JsonObject figure, String script) {
        List<String> numbers = new ArrayList<>();
        Matcher controls = CONTROLS.matcher(script);
        if (controls.find()) {
            for (JsonElement each : JsonParser.parseString(controls.group(1)).getAsJsonArray()) {
                JsonObject control = each.getAsJsonObject();
                double[] values = StreamSupport.stream(control.getAsJsonArray("values").spliterator(), false).mapToDouble(JsonElement::getAsDouble).toArray();
                double start = values[control.get("start").getAsInt()];
                double least = values[0];
                double last = values[values.length - 1];
                // a slider that begins at its end has somewhere to go, but a time from 0 has an end
                double greatest = start == last && least > 0 ? REACH * last : last;
                boolean whole = last >= COUNT && DoubleStream.of(values).allMatch(value -> value == Math.rint(value));
                numbers.add(specification(control.get("name").getAsString(), start, least, greatest, least > 0 && greatest / least >= RATIO, whole));
            }
        }
        for (JsonElement each : figure.getAsJsonArray("numbers")) {
            JsonObject number = each.getAsJsonObject();
            double value = number.get("value").getAsDouble();
            boolean whole = number.get("whole").getAsBoolean();
            double least = value > 0 ? whole ? Math.max(1, Math.floor(value / REACH)) : value / REACH : REACH * value;
            numbers.add(specification(number.get("name").getAsString(), value, least, value > 0 ? value * REACH : value == 0 ? 1 : -value, value > 0, whole));
        }
        return numbers;
    }

    private static String specification(String name, double value, double least, double greatest, boolean logarithmic, boolean whole) {
        return String.join("|", name, text(value), text(least), text(greatest), (logarithmic ? "logarithmic" : "linear") + (whole ? " whole" : ""));
    }

    private static String text(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** Read when it is first asked for. */
    private static final class Holder {
        private static final JsonArray ALL = all();

        private static JsonArray all() {
            try (InputStream in = LiveFigures.class.getResourceAsStream(FIGURES)) {
                if (in == null) {
                    throw new IllegalStateException(FIGURES + " is not on the class path");
                }
                try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                    return JsonParser.parseReader(reader).getAsJsonArray();
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}

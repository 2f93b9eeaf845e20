package contrastive.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The colours that a figure is drawn with, and the blends with white that smooth its edges. */
final class Palette {

    private static final double[] GREYS = {0.2, 0.4, 0.6, 0.8};
    /** Bands are painted with a quarter. */
    private static final double[] TINTS = {0.25, 0.6};

    private static final int MOST_COLOURS = 256;

    private Palette() {}

    static List<Color> of(List<Chart> panels) {
        Set<Color> colours = new LinkedHashSet<>(List.of(Color.WHITE, StaticPanel.GRID, StaticPanel.TEXT));
        colours.addAll(tints(StaticPanel.TEXT, GREYS));
        for (Chart panel : panels) {
            for (Layer layer : panel.layers()) {
                colours.add(layer.ink().awtColour());
                if (layer.ink() != Ink.THEORY) {
                    colours.addAll(tints(layer.ink().awtColour(), TINTS));
                }
            }
            if (panel.heat().isPresent()) {
                colours.addAll(Cividis.shades());
            }
        }
        return List.copyOf(colours);
    }

    /** The 256 most frequent colours of an image; the others are near one of them, being smoothed edges. */
    static List<Color> of(BufferedImage image) {
        Map<Integer, Integer> pixels = new TreeMap<>();
        for (int colour : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            pixels.merge(colour, 1, Integer::sum);
        }
        return pixels.entrySet().stream().sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed()).limit(MOST_COLOURS)
                .map(entry -> new Color(entry.getKey())).toList();
    }

    private static List<Color> tints(Color colour, double[] shares) {
        return Arrays.stream(shares).mapToObj(share ->
                new Color(tint(colour.getRed(), share), tint(colour.getGreen(), share), tint(colour.getBlue(), share))).toList();
    }

    private static int tint(int part, double share) {
        return (int) Math.round(255 + (part - 255) * share);
    }
}

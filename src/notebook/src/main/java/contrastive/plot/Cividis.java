package contrastive.plot;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The colour scale of heat maps, from dark blue to yellow: of evenly growing lightness, and the same to colour-blind eyes. */
final class Cividis {

    private static final int[][] ANCHORS = {
        {0, 32, 76}, {0, 52, 110}, {60, 74, 107}, {91, 95, 109}, {117, 117, 117},
        {146, 140, 120}, {176, 165, 114}, {209, 191, 102}, {255, 233, 69}};

    private static final int SHADES = 32;

    private Cividis() {}

    /** The steps of the scale that a static picture shows. */
    static List<Color> shades() {
        return IntStream.range(0, SHADES).mapToObj(i -> shade((double) i / (SHADES - 1) * (ANCHORS.length - 1))).toList();
    }

    private static Color shade(double place) {
        int below = Math.min((int) place, ANCHORS.length - 2);
        double rest = place - below;
        int[] rgb = IntStream.range(0, 3)
                .map(i -> (int) Math.round(ANCHORS[below][i] * (1 - rest) + ANCHORS[below + 1][i] * rest)).toArray();
        return new Color(rgb[0], rgb[1], rgb[2]);
    }

    /** The scale as Plotly takes it: pairs of a share and a colour. */
    static Object[][] plotly() {
        return IntStream.range(0, ANCHORS.length).mapToObj(i -> new Object[] {(double) i / (ANCHORS.length - 1),
            String.format(Locale.ROOT, "#%02x%02x%02x", ANCHORS[i][0], ANCHORS[i][1], ANCHORS[i][2])}).toArray(Object[][]::new);
    }
}

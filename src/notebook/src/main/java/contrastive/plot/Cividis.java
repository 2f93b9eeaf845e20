package contrastive.plot;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** The colour scale of heat maps: from dark blue to yellow, its lightness grows evenly and it looks alike with colour-blind eyes. */
final class Cividis {

    private static final int[][] ANCHORS = {
        {0, 32, 76}, {0, 52, 110}, {60, 74, 107}, {91, 95, 109}, {117, 117, 117},
        {146, 140, 120}, {176, 165, 114}, {209, 191, 102}, {255, 233, 69}};

    private static final int SHADES = 32;

    private Cividis() {}

    /** The steps of the scale that a static picture shows. */
    static List<Color> shades() {
        return IntStream.range(0, SHADES).mapToObj(i -> at((double) i / (SHADES - 1))).toList();
    }

    /** The colour at a share from 0 to 1. */
    private static Color at(double share) {
        double place = Math.max(0, Math.min(1, share)) * (ANCHORS.length - 1);
        int below = Math.min((int) place, ANCHORS.length - 2);
        double rest = place - below;
        int[] mixed = new int[3];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (int) Math.round(ANCHORS[below][i] * (1 - rest) + ANCHORS[below + 1][i] * rest);
        }
        return new Color(mixed[0], mixed[1], mixed[2]);
    }

    /** The scale as Plotly takes it: pairs of a share and a colour. */
    static Object[][] plotly() {
        Object[][] scale = new Object[ANCHORS.length][];
        for (int i = 0; i < scale.length; i++) {
            int[] c = ANCHORS[i];
            scale[i] = new Object[] {(double) i / (scale.length - 1), String.format("#%02x%02x%02x", c[0], c[1], c[2])};
        }
        return scale;
    }
}

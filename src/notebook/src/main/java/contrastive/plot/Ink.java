package contrastive.plot;

import java.awt.Color;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Symbol;

/**
 * The role that a line plays, with its colour, dash and marker: one role looks the same in every notebook.
 *
 * <p>The hues are those of Okabe and Ito where these have a contrast of 3 to 1 on a white page as well as on a dark one, and
 * neighbours of them otherwise. No two roles share a pair of dash and marker, so lines are told apart without colour.
 */
public enum Ink {
    /** Training with positive pairs only. */
    POSITIVES_ONLY("#D55E00", Line.Dash.SOLID, Symbol.CIRCLE),
    /** Training with the closed-form contrastive objective. */
    CONTRASTIVE("#0072B2", Line.Dash.LONG_DASH_DOT, Symbol.DIAMOND),
    /** Training with mini-batch InfoNCE. */
    INFO_NCE("#009E73", Line.Dash.DOT, Symbol.SQUARE),
    /** A prediction: always the dashed line, in the colour of the text. */
    THEORY("#222222", Line.Dash.DASH, Symbol.X),
    /** A spread over seeds, or a single one of them. */
    SEEDS("#808080", Line.Dash.SOLID, Symbol.CROSS),
    /** The first of several settings that are compared. */
    SETTING_1("#8A63C9", Line.Dash.SOLID, Symbol.TRIANGLE_UP),
    /** The second of several settings. */
    SETTING_2("#C0508C", Line.Dash.LONG_DASH, Symbol.TRIANGLE_DOWN),
    /** The third of several settings. */
    SETTING_3("#A6791B", Line.Dash.DASH_DOT, Symbol.TRIANGLE_LEFT),
    /** The fourth of several settings. */
    SETTING_4("#4F8F2F", Line.Dash.DOT, Symbol.TRIANGLE_RIGHT),
    /** The fifth of several settings. */
    SETTING_5("#1F8A9E", Line.Dash.LONG_DASH_DOT, Symbol.HOURGLASS),
    /** The sixth of several settings. */
    SETTING_6("#B05A4A", Line.Dash.LONG_DASH, Symbol.BOWTIE);

    private static final int SETTINGS = 6;

    private final String colour;
    private final Line.Dash dash;
    private final Symbol marker;

    Ink(String colour, Line.Dash dash, Symbol marker) {
        this.colour = colour;
        this.dash = dash;
        this.marker = marker;
    }

    /**
     * The ink of the setting at a position of a list that is compared.
     *
     * @param position from 0 to 5
     * @throws IllegalArgumentException when position lies outside 0 to 5: more than six lines are not told apart
     */
    public static Ink setting(int position) {
        if (position < 0 || position >= SETTINGS) {
            throw new IllegalArgumentException("position must be from 0 to " + (SETTINGS - 1) + ", got " + position);
        }
        return values()[SETTING_1.ordinal() + position];
    }

    /** The colour as #RRGGBB. */
    public String colour() {
        return colour;
    }

    Color awtColour() {
        return Color.decode(colour);
    }

    Line.Dash dash() {
        return dash;
    }

    Symbol marker() {
        return marker;
    }

    /** Lengths of dash and gap in pixels of the shown size, null for a solid line. */
    static float[] dashLengths(Line.Dash dash) {
        return switch (dash) {
            case SOLID -> null;
            case DASH -> new float[] {7, 5};
            case DOT -> new float[] {2, 4};
            case LONG_DASH -> new float[] {14, 5};
            case DASH_DOT -> new float[] {7, 4, 2, 4};
            case LONG_DASH_DOT -> new float[] {14, 4, 2, 4};
        };
    }

    /** The outline of the marker in the static picture, as Plotly draws it. */
    Shape outline() {
        return switch (marker) {
            case CIRCLE -> new Ellipse2D.Double(-4, -4, 8, 8);
            case SQUARE -> new Rectangle2D.Double(-4, -4, 8, 8);
            case DIAMOND -> polygon(0, -5, 5, 0, 0, 5, -5, 0);
            case CROSS -> polygon(-2, -5, 2, -5, 2, -2, 5, -2, 5, 2, 2, 2, 2, 5, -2, 5, -2, 2, -5, 2, -5, -2, -2, -2);
            case X -> polygon(-5, -3, -3, -5, 0, -2, 3, -5, 5, -3, 2, 0, 5, 3, 3, 5, 0, 2, -3, 5, -5, 3, -2, 0);
            case TRIANGLE_UP -> polygon(0, -5, 5, 4, -5, 4);
            case TRIANGLE_DOWN -> polygon(0, 5, 5, -4, -5, -4);
            case TRIANGLE_LEFT -> polygon(-5, 0, 4, -5, 4, 5);
            case TRIANGLE_RIGHT -> polygon(5, 0, -4, -5, -4, 5);
            case HOURGLASS -> polygon(-4, -5, 4, -5, -4, 5, 4, 5);
            case BOWTIE -> polygon(-5, -4, 5, 4, 5, -4, -5, 4);
            default -> throw new IllegalStateException("no outline for the symbol " + marker);
        };
    }

    private static Shape polygon(int... corners) {
        Polygon polygon = new Polygon();
        for (int i = 0; i < corners.length; i += 2) {
            polygon.addPoint(corners[i], corners[i + 1]);
        }
        return polygon;
    }
}

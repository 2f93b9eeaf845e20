package contrastive.plot;

import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import tech.tablesaw.plotly.components.Symbol;

/** The outline of a marker in the static picture, as Plotly draws the symbol of that name. */
final class MarkerShape {

    private MarkerShape() {}

    static Shape of(Symbol symbol) {
        return switch (symbol) {
            case CIRCLE -> new Ellipse2D.Double(-4, -4, 8, 8);
            case SQUARE -> new Rectangle2D.Double(-4, -4, 8, 8);
            case DIAMOND -> shape(0, -5, 5, 0, 0, 5, -5, 0);
            case CROSS -> shape(-2, -5, 2, -5, 2, -2, 5, -2, 5, 2, 2, 2, 2, 5, -2, 5, -2, 2, -5, 2, -5, -2, -2, -2);
            case X -> shape(-5, -3, -3, -5, 0, -2, 3, -5, 5, -3, 2, 0, 5, 3, 3, 5, 0, 2, -3, 5, -5, 3, -2, 0);
            case TRIANGLE_UP -> shape(0, -5, 5, 4, -5, 4);
            case TRIANGLE_DOWN -> shape(0, 5, 5, -4, -5, -4);
            case TRIANGLE_LEFT -> shape(-5, 0, 4, -5, 4, 5);
            case TRIANGLE_RIGHT -> shape(5, 0, -4, -5, -4, 5);
            case HOURGLASS -> shape(-4, -5, 4, -5, -4, 5, 4, 5);
            case BOWTIE -> shape(-5, -4, 5, 4, 5, -4, -5, 4);
            default -> throw new IllegalArgumentException("no outline for the symbol " + symbol);
        };
    }

    private static Shape shape(int... corners) {
        Polygon polygon = new Polygon();
        for (int i = 0; i < corners.length; i += 2) {
            polygon.addPoint(corners[i], corners[i + 1]);
        }
        return polygon;
    }
}

package contrastive.lab.kernelspec;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** The kernel's logo: two curves rise together; one stays up, the other comes back down. */
public final class Logo {

    private static final Color STAYS = new Color(0xD55E00);
    private static final Color RETURNS = new Color(0x0072B2);

    private Logo() {}

    public static BufferedImage draw(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(size, size);
        graphics.setStroke(new BasicStroke(0.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(STAYS);
        graphics.draw(curve(0.2));
        graphics.setColor(RETURNS);
        graphics.draw(curve(0.85));
        graphics.dispose();
        return image;
    }

    private static Path2D curve(double end) {
        Path2D curve = new Path2D.Double();
        curve.moveTo(0.1, 0.85);
        curve.curveTo(0.3, 0.85, 0.3, 0.2, 0.5, 0.2);
        curve.curveTo(0.7, 0.2, 0.7, end, 0.9, end);
        return curve;
    }
}

package contrastive.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;

/** Draws the panels of a figure side by side into one image of twice the shown size. */
final class Picture {

    private static final int SCALE = 2;
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    private static final int LINE_HEIGHT = 20;
    private static final int MARGIN = 8;

    private Picture() {}

    static byte[] png(Figure figure) {
        BufferedImage image = new BufferedImage(SCALE * figure.width(), SCALE * figure.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, figure.width(), figure.height());
        draw(figure, graphics);
        graphics.dispose();
        return Png.encode(image, Palette.of(figure.panels()));
    }

    /** Draws the title in as many lines as it needs, and answers where they end. */
    private static int drawTitle(Figure figure, Graphics2D graphics) {
        graphics.setColor(StaticPanel.TEXT);
        graphics.setFont(TITLE);
        int bottom = LINE_HEIGHT;
        String line = "";
        for (String word : figure.title().split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && graphics.getFontMetrics().stringWidth(longer) > figure.width() - 2 * MARGIN) {
                graphics.drawString(line, MARGIN, bottom);
                bottom += LINE_HEIGHT;
                longer = word;
            }
            line = longer;
        }
        graphics.drawString(line, MARGIN, bottom);
        return bottom + MARGIN;
    }

    private static void draw(Figure figure, Graphics2D graphics) {
        int top = 0;
        if (!figure.title().isEmpty()) {
            top = drawTitle(figure, graphics);
        }
        List<JFreeChart> panels = figure.panels().stream().map(StaticPanel::of).toList();
        double width = (double) figure.width() / panels.size();
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).draw(graphics, new Rectangle2D.Double(i * width, top, width, figure.height() - top));
        }
    }
}

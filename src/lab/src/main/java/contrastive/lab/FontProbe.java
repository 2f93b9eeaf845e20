package contrastive.lab;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Draws one letter and ends with 0, or fails as Java does where fontconfig or every font is missing. */
final class FontProbe {

    private FontProbe() {}

    public static void main(String[] arguments) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        graphics.drawString("K", 4, 28);
        graphics.dispose();
        for (int pixel : image.getRGB(0, 0, 32, 32, null, 0, 32)) {
            if (pixel != Color.BLACK.getRGB()) {
                return;
            }
        }
        System.exit(1);
    }
}

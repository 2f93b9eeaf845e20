package contrastive.emoji;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** Draws the parts of the gallery's pictures: emoji, lines of text cut to fit, and the tick of a right answer. */
record Canvas(Graphics2D graphics, EmojiSheet sheet) {

    static final Color TEXT = new Color(0x22, 0x22, 0x22);
    static final Color FAINT = new Color(0x70, 0x70, 0x70);
    static final Color RIGHT = new Color(0x00, 0x6B, 0x4E);
    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font BOLD = PLAIN.deriveFont(Font.BOLD);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    private static final String CUT = "...";

    /** An emoji without smoothing: it has few pixels, and smoothing would blur them and cost bytes. */
    void emoji(Emoji one, int x, int y, int size) {
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(sheet.picture(one), x, y, size, size, null);
    }

    /** A line of text from its left end, cut to a width. */
    void text(String line, int x, int baseline, int width, Font font, Color colour) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(fitting(line, width), x, baseline);
    }

    /** The same, centred. */
    void centred(String line, int middle, int baseline, int width, Font font, Color colour) {
        graphics.setFont(font);
        int length = graphics.getFontMetrics().stringWidth(fitting(line, width));
        text(line, middle - length / 2, baseline, width, font, colour);
    }

    private String fitting(String line, int width) {
        if (graphics.getFontMetrics().stringWidth(line) <= width) {
            return line;
        }
        int kept = line.length();
        while (kept > 0 && graphics.getFontMetrics().stringWidth(line.substring(0, kept).stripTrailing() + CUT) > width) {
            kept--;
        }
        return line.substring(0, kept).stripTrailing() + CUT;
    }

    /** A tick before a line of text, drawn because not every font has one. */
    void tick(int x, int baseline) {
        graphics.setColor(RIGHT);
        graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.drawPolyline(new int[] {x, x + 3, x + 9}, new int[] {baseline - 4, baseline - 1, baseline - 9}, 3);
    }
}

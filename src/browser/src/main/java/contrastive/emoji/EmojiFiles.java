package contrastive.emoji;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The pictures and the table as a page has them: its worker is given their bytes, which the site's {@code EmojiData} has written. */
public final class EmojiFiles {

    private static final int PIXELS = EmojiSheet.SIZE * EmojiSheet.SIZE;

    private static EmojiFiles given;

    private final int columns;
    private final int rows;
    private final int[] colours;
    /** The place of a pixel's colour among them, cell by cell. */
    private final byte[] pixels;
    private final List<String> table;

    private EmojiFiles(ByteBuffer bytes) {
        columns = bytes.getInt();
        rows = bytes.getInt();
        colours = new int[bytes.getInt()];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = bytes.getInt();
        }
        pixels = new byte[columns * rows * PIXELS];
        bytes.get(pixels);
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        table = List.of(new String(text, StandardCharsets.UTF_8).split("\n"));
    }

    /** Called before the first figure. */
    public static void give(byte[] bytes) {
        given = new EmojiFiles(ByteBuffer.wrap(bytes));
    }

    static EmojiFiles read() {
        return given;
    }

    List<String> table() {
        return table;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int[] argb(int column, int row) {
        int[] argb = new int[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            argb[i] = colours[pixels[(row * columns + column) * PIXELS + i] & 0xFF];
        }
        return argb;
    }
}

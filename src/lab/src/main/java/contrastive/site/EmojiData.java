package contrastive.site;

import contrastive.emoji.Emoji;
import contrastive.emoji.EmojiSheet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pictures and captions for the pages that train on them, as a script: the size of the sheet in pictures, its colours, the place of each
 * pixel's colour among them, the table. That is a fifth of what the features would take, and a page can make them for any d.
 */
final class EmojiData {

    /** What the licences ask for. */
    private static final String SOURCES = "// Pictures: Noto Emoji, Apache License 2.0. Names and keywords: Unicode CLDR, Unicode License. "
            + "See ATTRIBUTION.md in the project.\n";
    private static final String TABLE = "/contrastive/emoji/emoji.tsv";
    private static final int PIXELS = EmojiSheet.SIZE * EmojiSheet.SIZE;
    private static final int MOST_COLOURS = 256;

    private EmojiData() {}

    static void write(Path file) throws IOException {
        Files.writeString(file, SOURCES + "window.contrastiveEmoji = '" + PackedLibrary.packed(bytes()) + "';\n");
    }

    private static byte[] bytes() throws IOException {
        EmojiSheet sheet = EmojiSheet.load();
        int columns = 1 + sheet.emoji().stream().mapToInt(Emoji::sheetColumn).max().orElseThrow();
        int rows = 1 + sheet.emoji().stream().mapToInt(Emoji::sheetRow).max().orElseThrow();
        Map<Integer, Integer> colours = new LinkedHashMap<>();
        byte[] pixels = new byte[columns * rows * PIXELS];
        for (Emoji one : sheet.emoji()) {
            BufferedImage picture = sheet.picture(one);
            int first = (one.sheetRow() * columns + one.sheetColumn()) * PIXELS;
            for (int i = 0; i < PIXELS; i++) {
                int argb = picture.getRGB(i % EmojiSheet.SIZE, i / EmojiSheet.SIZE);
                pixels[first + i] = colours.computeIfAbsent(argb, colour -> colours.size()).byteValue();
            }
        }
        if (colours.size() > MOST_COLOURS) {
            throw new IllegalStateException("the emoji's sheet must have at most " + MOST_COLOURS + " colours, a byte a pixel, got " + colours.size());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes); InputStream table = EmojiData.class.getResourceAsStream(TABLE)) {
            out.writeInt(columns);
            out.writeInt(rows);
            out.writeInt(colours.size());
            for (int argb : colours.keySet()) {
                out.writeInt(argb);
            }
            out.write(pixels);
            table.transferTo(out);
        }
        return bytes.toByteArray();
    }
}

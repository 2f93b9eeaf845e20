package contrastive.emoji;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The picture of all pictures and the table, from the library's jar; a page of the site has another class in the place of this one. */
final class EmojiFiles {

    /** Cells of the sheet have a border of one pixel. */
    private static final int CELL = EmojiSheet.SIZE + 2;

    private final BufferedImage pictures;
    private final List<String> table;

    private EmojiFiles(BufferedImage pictures, List<String> table) {
        this.pictures = pictures;
        this.table = table;
    }

    /** @throws UncheckedIOException if the jar lacks them */
    static EmojiFiles read() {
        try (InputStream sheet = resource("sheet.png"); InputStream table = resource("emoji.tsv")) {
            return new EmojiFiles(ImageIO.read(new MemoryCacheImageInputStream(sheet)),
                    new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = EmojiFiles.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException("the library's jar has no contrastive/emoji/" + name + "; build it with mvn package");
        }
        return found;
    }

    /** The lines of the table, the first of which names its columns. */
    List<String> table() {
        return table;
    }

    int columns() {
        return pictures.getWidth() / CELL;
    }

    int rows() {
        return pictures.getHeight() / CELL;
    }

    /** The picture in a cell, row by row: opacity, red, green and blue, a byte each. */
    int[] argb(int column, int row) {
        return pictures.getRGB(column * CELL + 1, row * CELL + 1, EmojiSheet.SIZE, EmojiSheet.SIZE, null, 0, EmojiSheet.SIZE);
    }
}

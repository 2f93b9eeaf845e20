package contrastive.emoji;

import contrastive.data.Require;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.ejml.data.DMatrixRMaj;

/** The emoji of the library's jar: a sheet of pictures and a table of captions. Immutable; one is enough. */
public final class EmojiSheet {

    /** Width and height of a picture in pixels. */
    public static final int SIZE = 20;
    /** Cells of the sheet have a border of one pixel. */
    private static final int CELL = SIZE + 2;
    private static final int CHANNELS = 4;
    private static final double BRIGHTEST = 255;

    private final BufferedImage pictures;
    private final List<Emoji> emoji;

    private EmojiSheet(BufferedImage pictures, List<Emoji> emoji) {
        this.pictures = pictures;
        this.emoji = emoji;
    }

    /**
     * Reads the sheet and the table.
     *
     * @throws UncheckedIOException if the jar lacks them
     */
    public static EmojiSheet load() {
        try (InputStream sheet = resource("sheet.png"); InputStream table = resource("emoji.tsv")) {
            List<Emoji> emoji = new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(EmojiSheet::parse).toList();
            return new EmojiSheet(ImageIO.read(new MemoryCacheImageInputStream(sheet)), emoji);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = EmojiSheet.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException("the library's jar has no contrastive/emoji/" + name + "; build it with mvn package");
        }
        return found;
    }

    /** A line of the table: code points, name, keywords, category, sheet column, sheet row. */
    private static Emoji parse(String line) {
        String[] fields = line.split("\t", -1);
        List<String> keywords = fields[2].isEmpty() ? List.of() : List.of(fields[2].split("\\|"));
        return new Emoji(fields[0], fields[1], keywords, fields[3], Integer.parseInt(fields[4]), Integer.parseInt(fields[5]));
    }

    /** All emoji without a skin tone, in the order of the Unicode charts. */
    public List<Emoji> emoji() {
        return emoji;
    }

    /**
     * The first emoji of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Emoji named(String name) {
        Require.notNull("name", name);
        return emoji.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "name must be that of one of the " + emoji.size() + " emoji, such as \"red heart\", got \"" + name + "\""));
    }

    /**
     * A picture, 20 x 20 pixels with transparency; a copy.
     *
     * @throws IllegalArgumentException if the sheet has no such place
     */
    public BufferedImage picture(Emoji one) {
        requireHas("one", one);
        BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, SIZE, SIZE, argb(one), 0, SIZE);
        return picture;
    }

    private int[] argb(Emoji one) {
        return pictures.getRGB(one.sheetColumn() * CELL + 1, one.sheetRow() * CELL + 1, SIZE, SIZE, null, 0, SIZE);
    }

    /**
     * Pictures as numbers from 0 to 1: for each pixel red, green and blue as they look on white, then how opaque it is.
     *
     * @return shape (n, 1600), one picture a row
     */
    public DMatrixRMaj pixels(List<Emoji> chosen) {
        Require.notNull("chosen", chosen).forEach(one -> requireHas("each of chosen", one));
        DMatrixRMaj pixels = new DMatrixRMaj(chosen.size(), SIZE * SIZE * CHANNELS);
        int at = 0;
        for (Emoji one : chosen) {
            for (int argb : argb(one)) {
                double opaque = (argb >>> 24) / BRIGHTEST;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    pixels.data[at++] = opaque * (argb >> shift & 0xFF) / BRIGHTEST + 1 - opaque;
                }
                pixels.data[at++] = opaque;
            }
        }
        return pixels;
    }

    /** Refuses an emoji whose place is not on the sheet. */
    void requireHas(String argument, Emoji one) {
        int columns = pictures.getWidth() / CELL;
        int rows = pictures.getHeight() / CELL;
        if (Require.notNull(argument, one).sheetColumn() >= columns || one.sheetRow() >= rows) {
            throw new IllegalArgumentException(argument + " must have a place on the sheet of " + columns + " x " + rows
                    + " pictures, got column " + one.sheetColumn() + ", row " + one.sheetRow());
        }
    }
}

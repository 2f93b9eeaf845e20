package contrastive.emoji;

import contrastive.data.Require;
import java.awt.image.BufferedImage;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The emoji of the library's jar: a sheet of pictures and a table of captions. Immutable; one is enough. */
public final class EmojiSheet {

    /** Width and height of a picture in pixels. */
    public static final int SIZE = 20;
    private static final int CHANNELS = 4;
    private static final double BRIGHTEST = 255;

    private final EmojiFiles files;
    private final List<Emoji> emoji;

    private EmojiSheet(EmojiFiles files) {
        this.files = files;
        emoji = files.table().stream().skip(1).map(EmojiSheet::parse).toList();
    }

    /**
     * Reads the sheet and the table.
     *
     * @throws java.io.UncheckedIOException if the jar lacks them
     */
    public static EmojiSheet load() {
        return new EmojiSheet(EmojiFiles.read());
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
        return files.argb(one.sheetColumn(), one.sheetRow());
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
        if (Require.notNull(argument, one).sheetColumn() >= files.columns() || one.sheetRow() >= files.rows()) {
            throw new IllegalArgumentException(argument + " must have a place on the sheet of " + files.columns() + " x " + files.rows()
                    + " pictures, got column " + one.sheetColumn() + ", row " + one.sheetRow());
        }
    }
}

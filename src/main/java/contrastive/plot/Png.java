package contrastive.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes an image with a palette of at most 256 colours: a chart needs no more, and it takes a third of the bytes. */
final class Png {

    private static final int MOST_COLOURS = 256;

    private Png() {}

    static byte[] encode(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        int[] palette = palette(pixels);
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage indexed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] row = new byte[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = (byte) Arrays.binarySearch(palette, pixels[y * row.length + x]);
            }
            indexed.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return write(indexed);
    }

    /** The colours of the image in order; shades are merged, pixels with them, until there are few enough. */
    private static int[] palette(int[] pixels) {
        int[] colours = Arrays.stream(pixels).sorted().distinct().toArray();
        for (int bits = 5; colours.length > MOST_COLOURS; bits--) {
            int step = 1 << (8 - bits);
            Arrays.setAll(pixels, i -> merged(pixels[i], step));
            colours = Arrays.stream(pixels).sorted().distinct().toArray();
        }
        return colours;
    }

    private static int merged(int colour, int step) {
        int mixed = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = colour >> shift & 0xFF;
            // to the nearest step, with black and white kept
            int steps = Math.round((float) part * (256 / step - 1) / 255);
            mixed = mixed << 8 | Math.round(steps * 255f / (256 / step - 1));
        }
        return mixed;
    }

    private static byte[] write(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(0f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

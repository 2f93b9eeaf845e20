package contrastive.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes an image in the few colours that it was drawn with: half the bytes of a full-colour one, and no difference to the eye. */
final class Png {

    private static final int COLOURS_OF_FOUR_BITS = 16;

    private Png() {}

    /**
     * @param palette at most 256 different colours; every pixel takes the nearest one
     */
    static byte[] encode(BufferedImage image, List<Color> palette) {
        int[] colours = palette.stream().mapToInt(Color::getRGB).toArray();
        int bits = colours.length <= COLOURS_OF_FOUR_BITS ? 4 : 8;
        IndexColorModel model = new IndexColorModel(bits, colours.length, colours, 0, false, -1, 0);
        WritableRaster raster = model.createCompatibleWritableRaster(image.getWidth(), image.getHeight());
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                raster.setSample(x, y, 0, nearest.computeIfAbsent(image.getRGB(x, y), colour -> nearest(colour, colours)));
            }
        }
        return write(new BufferedImage(model, raster, false, null));
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = (one >> shift & 0xFF) - (other >> shift & 0xFF);
            sum += difference * difference;
        }
        return sum;
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

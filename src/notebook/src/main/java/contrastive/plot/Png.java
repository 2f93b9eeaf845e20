package contrastive.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes an image in the few colours that it was drawn with: half the bytes of full colour, with no visible difference. */
final class Png {

    /** Pixels per pixel of the shown size, in width and in height. */
    static final int SCALE = 2;
    private static final int COLOURS_OF_FOUR_BITS = 16;

    private Png() {}

    /**
     * A white page with something painted on it.
     *
     * @param painter in coordinates of the shown size
     * @param palette at most 256 different colours for the painted image; every pixel takes the nearest one
     */
    static byte[] of(int width, int height, Consumer<Graphics2D> painter, Function<BufferedImage, List<Color>> palette) {
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(StaticPanel.TEXT);
        painter.accept(graphics);
        graphics.dispose();
        return encode(image, palette.apply(image));
    }

    private static byte[] encode(BufferedImage image, List<Color> palette) {
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
        return IntStream.range(0, palette.length).boxed().min(Comparator.comparingInt(i -> distance(colour, palette[i]))).orElseThrow();
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
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
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

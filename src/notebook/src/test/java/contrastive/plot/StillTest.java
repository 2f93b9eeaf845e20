package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StillTest {

    private static Still square() {
        return Still.of(30, 20, "A red square & nothing <else>", graphics -> {
            graphics.setColor(Color.RED);
            graphics.fillRect(5, 5, 10, 10);
        });
    }

    @Test
    void whatIsPaintedIsInThePictureAtTwiceItsSizeOnWhite() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(square().png()));
        assertThat(image.getWidth()).isEqualTo(60);
        assertThat(image.getHeight()).isEqualTo(40);
        assertThat(new Color(image.getRGB(20, 20))).isEqualTo(Color.RED);
        assertThat(new Color(image.getRGB(50, 20))).isEqualTo(Color.WHITE);
    }

    @Test
    void itsHtmlIsThePictureWithItsSentenceAndNoScript() {
        assertThat(square().html()).startsWith("<div data-figure=\"").contains("alt=\"A red square &amp; nothing &lt;else&gt;\"")
                .contains("width=\"30\"").doesNotContain("<script");
    }

    @Test
    void aPictureOfManyColoursKeepsThoseItHasMostOf() throws IOException {
        Still still = Still.of(40, 40, "Many colours", graphics -> {
            for (int i = 0; i < 400; i++) {
                graphics.setColor(new Color(i / 2, i % 2 * 90, 40));
                graphics.fillRect(i % 20, i / 20, 1, 1);
            }
            graphics.setColor(new Color(1, 200, 3));
            graphics.fillRect(0, 20, 40, 20);
        });
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(still.png()));
        assertThat(new Color(image.getRGB(40, 60))).isEqualTo(new Color(1, 200, 3));
    }

    @Test
    void aPictureWithoutASentenceOrASizeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Still.of(10, 10, " ", graphics -> {})).withMessageContaining("sentence");
        assertThatIllegalArgumentException().isThrownBy(() -> Still.of(0, 10, "a", graphics -> {})).withMessageContaining("width must be >= 1, got 0");
    }
}

package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InkTest {

    /** Relative luminance of the web content accessibility guidelines. */
    private static double luminance(int red, int green, int blue) {
        double[] parts = Stream.of(red, green, blue).mapToDouble(part -> {
            double share = part / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }).toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "THEORY")
    void everyColourStandsOutOnAWhiteAndOnADarkPage(Ink ink) {
        double luminance = luminance(ink.awtColour().getRed(), ink.awtColour().getGreen(), ink.awtColour().getBlue());
        assertThat(1.05 / (luminance + 0.05)).isGreaterThan(3);
        assertThat((luminance + 0.05) / (luminance(0x11, 0x11, 0x11) + 0.05)).isGreaterThan(3);
    }

    @Test
    void noTwoInksShareColourOrPairOfDashAndMarker() {
        assertThat(Arrays.stream(Ink.values()).map(Ink::colour)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Ink.values()).map(ink -> ink.dash() + " " + ink.marker())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyMarkerHasAnOutline(Ink ink) {
        assertThat(ink.outline().getBounds2D().getWidth()).isBetween(7.0, 11.0);
    }

    @Test
    void aSeventhSettingIsRefused() {
        assertThat(Ink.setting(5)).isEqualTo(Ink.SETTING_6);
        assertThatThrownBy(() -> Ink.setting(6)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 6");
    }
}

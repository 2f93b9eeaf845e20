package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Line;

class LineLookTest {

    private static Layer.Curve.Look look(int points, Ink ink, IntToDoubleFunction y) {
        return new Layer.Curve("line", IntStream.range(0, points).asDoubleStream().toArray(), IntStream.range(0, points).mapToDouble(y).toArray(), ink).look();
    }

    @Test
    void aLineThroughFivePointsShowsThem() {
        assertThat(look(5, Ink.CONTRASTIVE, i -> i * i).marked()).isTrue();
        assertThat(look(100, Ink.CONTRASTIVE, i -> i * i).marked()).isFalse();
        assertThat(look(5, Ink.THEORY, i -> i * i).marked()).isFalse();
    }

    @Test
    void aNoisyLineIsFineAndSolidAndASmoothOneKeepsItsDashes() {
        assertThat(look(100, Ink.INFO_NCE, i -> i % 3 == 0 ? 1 : 0)).isEqualTo(new Layer.Curve.Look(Line.Dash.SOLID, 1.2, false));
        assertThat(look(100, Ink.INFO_NCE, i -> i % 2 == 0 ? 1 : 0.99999).dash()).isEqualTo(Line.Dash.DOT);
        assertThat(look(100, Ink.INFO_NCE, i -> Math.sin(i / 5.0)).dash()).isEqualTo(Line.Dash.DOT);
    }

    @Test
    void aPlaceOnTheAxisIsToldFromAPredictedCurve() {
        Chart chart = Tables.rising("t", "run").vertical("best", 3, Ink.THEORY);
        Layer.Curve place = (Layer.Curve) chart.drawnLayers().get(1);
        assertThat(place.look().dash()).isNotEqualTo(Ink.THEORY.dash());
    }

    @Test
    void aLogarithmicAxisWithinADecadeHasSeveralLabels() {
        Chart chart = Chart.titled("t").axes("x", "y").logY().line("run", Tables.of(30, t -> 1.3 + 3 * t / 29), "time", "value", Ink.CONTRASTIVE);
        assertThat(new LivePanel(chart.ready(200, 5)).texts().get("yTicks").toString()).doesNotContain("dtick");
        DecadeAxis axis = new DecadeAxis("y");
        axis.setRange(1.3, 4.3);
        assertThat(axis.refreshTicks(null, null, null, RectangleEdge.LEFT)).hasSizeGreaterThan(2);
    }
}

package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.data.Digits;
import contrastive.data.PairModel;
import contrastive.theory.ClosedForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ExplorerTest {

    private static Figure figure(double factor) {
        return Chart.titled("It grows").axes("time t", "value")
                .line("run", Tables.of(400, t -> 1 + Math.sin(t) * factor * 0.1 + factor * t), "time", "value", Ink.CONTRASTIVE)
                .horizontal("start", 1, Ink.THEORY).figure();
    }

    @Test
    void itShowsTheStartingSetting() {
        Explorer explorer = Explorer.over("factor", 1, 2, 3).starting(2).figure(ExplorerTest::figure);
        assertThat(explorer.sentence()).isEqualTo(figure(2).sentence());
        assertThat(explorer.png()).isEqualTo(Explorer.over("factor", 1, 2, 3).starting(2).figure(ExplorerTest::figure).png())
                .isNotEqualTo(Explorer.over("factor", 1, 2, 3).starting(3).figure(ExplorerTest::figure).png());
    }

    @Test
    void theAxesSpanWhatAnySettingShowsSoThatOnlyTheCurvesMove() {
        Figure small = Tables.rising("small", "run").figure();
        Figure large = Chart.titled("large").axes("time t", "value").line("run", Tables.of(5, t -> 1000 * t), "time", "value", Ink.CONTRASTIVE).figure();
        List<Figure> shared = Figure.onOneScale(List.of(small, large));
        assertThat(shared).allSatisfy(figure -> {
            assertThat(figure.panels().get(0).height().greatest()).isEqualTo(large.panels().get(0).height().greatest());
            assertThat(new LivePanel(figure.panels().get(0)).texts().get("yTicks").toString()).contains("range");
        });
        assertThat(new LivePanel(small.panels().get(0)).texts().get("yTicks").toString()).doesNotContain("range");
    }

    @Test
    void barsAreStillReadFromZero() {
        Table heights = Table.create("t", StringColumn.create("name", "a", "b"), DoubleColumn.create("height", 5, 6));
        Figure bars = Chart.titled("bars").axes("name", "height").bars("h", heights, "name", "height", Ink.CONTRASTIVE).figure();
        assertThat(Figure.onOneScale(List.of(bars, bars)).get(0).panels().get(0).height().least()).isZero();
    }

    @Test
    void withoutScriptsThereIsNoControl() {
        String html = Explorer.over("factor", 1, 2).figure(ExplorerTest::figure).html();
        assertThat(html.substring(0, html.indexOf("<script>"))).doesNotContain("input").contains("<img alt=");
    }

    @Test
    void aGridOfElevenByFiveFits() {
        Explorer explorer = Explorer.over("factor", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).and("other", 1, 2, 3, 4, 5).starting(3, 2)
                .figure((first, second) -> Figure.of(figure(first + second / 10).panels().get(0), figure(first * second).panels().get(0)));
        assertThat(explorer.html().length() + explorer.png().length * 4 / 3).isLessThan(150_000);
    }

    @Test
    void ofSeveralParametersTheLastChangesFastest() {
        List<String> seen = new ArrayList<>();
        Explorer explorer = Explorer.over("a", 1, 2).and("b", 3, 4).and("c", 5, 6).and("d", 7, 8).starting(2, 3, 6, 7).figure(at -> {
            seen.add(Arrays.toString(at));
            return figure(at[0] * at[1] * at[2] * at[3]);
        });
        assertThat(seen).hasSize(16).startsWith("[1.0, 3.0, 5.0, 7.0]", "[1.0, 3.0, 5.0, 8.0]", "[1.0, 3.0, 6.0, 7.0]").endsWith("[2.0, 4.0, 6.0, 8.0]");
        assertThat(explorer.sentence()).isEqualTo(figure(2 * 3 * 6 * 7).sentence());
        assertThatThrownBy(() -> Explorer.over("a", 1, 2).and("b", 3, 4).and("c", 5, 6).starting(1, 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values must be one for each of 3 parameters, got 2");
    }

    @Test
    void theEffectOfTheNegativesFitsAndSaysWhereBothEnd() {
        Explorer effect = EffectExplorer.draw();
        assertThat(effect.html().length() + effect.png().length * 4 / 3).isLessThan(150_000);
        double end = ClosedForm.finalConditionNumber(PairModel.of(100, IntStream.range(0, 10).mapToDouble(k -> Math.pow(4, 0.5 - k / 9.0)).toArray(), 1));
        assertThat(effect.sentence()).contains("positive pairs only rises from", "final value, predicted at " + Digits.text(end, 4),
                "and falls to 1;");
    }

    @Test
    void theSameSettingsGiveTheSameBytes() {
        assertThat(Explorer.over("factor", 1, 2).figure(ExplorerTest::figure).html())
                .isEqualTo(Explorer.over("factor", 1, 2).figure(ExplorerTest::figure).html());
    }

    @Test
    void aStartThatIsNotAmongTheValuesIsRefused() {
        assertThatThrownBy(() -> Explorer.over("tau^2", 1, 2).starting(3))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("tau^2").hasMessageContaining("got 3.0");
    }

    @Test
    void aSettingWithAnotherNumberOfLinesIsRefused() {
        assertThatThrownBy(() -> Explorer.over("factor", 1, 2).figure(factor -> factor == 1 ? figure(1) : Tables.rising("t", "a").figure()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("same number of lines");
    }

    @Test
    void aSettingWithNamedRowsIsRefused() {
        assertThatThrownBy(() -> Explorer.over("factor", 1, 2).figure(factor -> Tables.rising("It rises", "a").rows("a", "b", "c", "d", "e", "f", "g",
                "h", "i", "j", "k", "l").figure())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"It rises\" has named rows");
    }
}

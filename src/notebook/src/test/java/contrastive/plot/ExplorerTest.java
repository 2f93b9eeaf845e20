package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
        assertThat(explorer.png()).isEqualTo(figure(2).png());
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
}

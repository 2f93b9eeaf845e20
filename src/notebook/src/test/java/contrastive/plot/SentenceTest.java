package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SentenceTest {

    private static String of(double... values) {
        double[] time = new double[values.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = i;
        }
        return Chart.titled("It moves").axes("time t", "condition number")
                .line("run", Tables.of(time, values), "time", "value", Ink.CONTRASTIVE).figure().sentence();
    }

    @Test
    void itSaysFromWhereToWhereALineRises() {
        assertThat(of(2, 4, 5.101027)).isEqualTo("It moves. Condition number: run rises from 2 to 5.101 (time t from 0 to 2).");
    }

    @Test
    void itSpeaksOfAPeakOnTheWay() {
        assertThat(of(2, 2.6, 1.02)).contains("run rises from 2 to 2.6 and falls to 1.02");
    }

    @Test
    void itSpeaksOfAValleyOnTheWay() {
        assertThat(of(2, 1, 3)).contains("run falls from 2 to 1 and rises to 3");
    }

    @Test
    void onALogarithmicAxisAPeakCountsByItsRatio() {
        double[] time = {0, 1, 2, 3};
        Chart chart = Chart.titled("It moves").axes("time t", "condition number").logY()
                .line("high", Tables.of(time, new double[] {23, 230_000, 225_000, 226_000}), "time", "value", Ink.POSITIVES_ONLY)
                .line("low", Tables.of(time, new double[] {23, 581, 20, 4}), "time", "value", Ink.CONTRASTIVE);
        assertThat(chart.figure().sentence()).contains("high rises from 23 to 226000;").contains("low rises from 23 to 581 and falls to 4 (");
    }

    @Test
    void aCloudOfPointsHasNoCourse() {
        Table cloud = Tables.of(new double[] {2, 1, 3}, new double[] {5, 7, 6});
        assertThat(Chart.titled("They lie").axes("predicted", "measured").points("a claim", cloud, "time", "value", Ink.THEORY).figure().sentence())
                .contains("a claim lies between 5 and 7 (");
    }

    @Test
    void pointsThatFollowOneAnotherHaveACourse() {
        Table row = Tables.of(new double[] {1, 2, 3}, new double[] {5, 6, 7});
        assertThat(Chart.titled("They rise").axes("d", "value").points("flow", row, "time", "value", Ink.THEORY).figure().sentence())
                .contains("flow rises from 5 to 7 (");
    }

    @Test
    void itSaysThatALineStays() {
        assertThat(of(1, 1, 1)).contains("run stays at 1");
    }

    @Test
    void roundOffIsZeroUnlessTheAxisIsLogarithmic() {
        assertThat(of(1, 0.5, 7.141e-19)).contains("run falls from 1 to 0");
        Chart chart = Chart.titled("It decays").axes("t", "y").line("run", Tables.of(new double[] {0, 1}, new double[] {1, 7.141e-19}), "time", "value", Ink.THEORY);
        assertThat(chart.logY().figure().sentence()).contains("run falls from 1 to 7.141e-19");
    }

    @Test
    void itSpeaksOfPeakAndValley() {
        assertThat(of(2, 5, 1, 3)).contains("run starts at 2, moves between 1 and 5, ends at 3");
    }

    @Test
    void itCountsWhatLeavesGaps() {
        assertThat(of(1, Double.NaN, Double.POSITIVE_INFINITY, 4)).contains("rises from 1 to 4 (2 values are infinite or NaN and leave gaps)");
    }

    @Test
    void aRunOfGapsIsCountedBeforeItIsThinned() {
        assertThat(of(1, Double.NaN, Double.NaN, Double.NaN, 4)).contains("(3 values are infinite or NaN and leave gaps)");
    }

    @Test
    void itNamesTheLevelOfAPrediction() {
        String sentence = Tables.rising("It rises", "a").horizontal("kappa_inf", 5.101027, Ink.THEORY).figure().sentence();
        assertThat(sentence).contains("kappa_inf at 5.101");
    }

    @Test
    void itNamesEachBar() {
        Table table = Table.create("s", StringColumn.create("direction", "1", "2"), DoubleColumn.create("strength", 0.75, 0.25));
        String sentence = Chart.titled("One wins").axes("direction", "strength")
                .bars("positives", table, "direction", "strength", Ink.POSITIVES_ONLY).figure().sentence();
        assertThat(sentence).isEqualTo("One wins. Strength: positives 1 has 0.75, 2 has 0.25.");
    }

    @Test
    void ofNamedRowsItNamesThoseFurthestToEitherSide() {
        Table claims = Tables.of(new double[] {0.5, -0.2, Double.NaN, 0.1}, new double[] {0, 1, 2, 3});
        Table failing = Tables.of(new double[] {1.5}, new double[] {2});
        Table band = Table.create("band", DoubleColumn.create("x", -1, 1), DoubleColumn.create("low", -0.5, -0.5), DoubleColumn.create("high", 3.5, 3.5));
        String sentence = Chart.titled("One fails").axes("off", "").rows("rate", "end", "peak", "start")
                .band("within the tolerance", band, "x", "low", "high", Ink.SEEDS).vertical("no difference", 0, Ink.THEORY)
                .points("holds", claims, "time", "value", Ink.SETTING_1).points("fails", failing, "time", "value", Ink.SETTING_2).figure().sentence();
        assertThat(sentence).isEqualTo("One fails. Off, 4 rows: within the tolerance from -1 to 1; no difference at 0; "
                + "holds lies between -0.2 (end) and 0.5 (rate) (1 value is infinite or NaN and leaves a gap); fails has 1.5 (peak).");
    }

    @Test
    void itSaysWhereAHeatMapIsGreatest() {
        String sentence = Chart.titled("There is a best").axes("tau^2", "K")
                .heatMap("rate", new double[] {1, 2, 4}, new double[] {10, 100}, new double[][] {{1, 2, 3}, {4, 9, 5}})
                .figure().sentence();
        assertThat(sentence).contains("rate is least, 1, at tau^2 1 and K 10, and greatest, 9, at tau^2 2 and K 100");
    }
}

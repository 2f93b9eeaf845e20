package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.emoji.EmojiSheet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.LinePlot;

class FigureTest {

    @Test
    void thePictureHasTwiceTheShownSize() throws IOException {
        Figure figure = Tables.rising("It rises", "a").figure();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(figure.png()));
        assertThat(picture.getWidth()).isEqualTo(2 * figure.width());
        assertThat(picture.getHeight()).isEqualTo(2 * figure.height());
    }

    @Test
    void thePictureShowsTheInkOfItsLine() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Tables.rising("It rises", "a").figure().png()));
        int ink = Ink.CONTRASTIVE.awtColour().getRGB();
        int pixels = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                pixels += picture.getRGB(x, y) == ink ? 1 : 0;
            }
        }
        assertThat(pixels).isGreaterThan(1000);
    }

    @Test
    void theSameDataGiveTheSameBytes() {
        Figure one = Tables.rising("It rises", "a").figure();
        Figure other = Tables.rising("It rises", "a").figure();
        assertThat(one.png()).isEqualTo(other.png());
        assertThat(one.html()).isEqualTo(other.html());
    }

    @Test
    void otherDataGiveAnotherKey() {
        String one = Tables.rising("It rises", "a").figure().html();
        String other = Tables.rising("It rises", "b").figure().html();
        assertThat(one.substring(0, 40)).isNotEqualTo(other.substring(0, 40));
    }

    @Test
    void theHtmlHasAPictureWithTheSentenceAndNoIds() {
        Figure figure = Tables.rising("It rises", "a").figure();
        assertThat(figure.html())
                .startsWith("<div data-figure=\"")
                .contains("<img alt=\"" + figure.sentence() + "\" src=\"data:image/png;base64,")
                .doesNotContain(" id=");
    }

    @Test
    void aPairOfPanelsWithLongLinesStaysFarBelowTheLimit() {
        Chart chart = Chart.panel().axes("time t", "value")
                .line("a", Tables.of(20_000, t -> 2 + Math.sin(3 * t)), "time", "value", Ink.POSITIVES_ONLY)
                .line("b", Tables.of(20_000, t -> 2 + Math.cos(5 * t)), "time", "value", Ink.CONTRASTIVE);
        Figure figure = Figure.titled("They swing", chart, chart);
        assertThat(figure.html().length() + figure.png().length * 4 / 3).isLessThan(110_000);
    }

    @Test
    void theScriptThatEveryFigureCarriesIsShort() {
        assertThat(Bundle.SCRIPT).hasSizeLessThan(4_700);
    }

    @Test
    void noTextCanEndTheScriptOrTheAttribute() {
        String attack = "</script><img src=x onerror=alert(1)>\"'\\";
        String html = Chart.titled(attack).axes(attack, attack)
                .line(attack, Tables.of(5, t -> t), "time", "value", Ink.CONTRASTIVE).figure().html();
        assertThat(html.split("</script>", -1)).hasSize(2);
        assertThat(html).doesNotContain("<img src=x");
        assertThat(html).contains("alt=\"&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;\\");
    }

    @Test
    void aLogarithmicAxisRefusesZeroByName() {
        Chart chart = Chart.titled("It touches zero").axes("time t", "condition number").logY()
                .line("negatives", Tables.of(3, t -> t), "time", "value", Ink.CONTRASTIVE);
        assertThatThrownBy(chart::figure).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("condition number").hasMessageContaining("negatives").hasMessageContaining("0.0 at position 0");
    }

    @Test
    void aLineThatStaysWhereItIsHasALogarithmicAxisFromHalfToTwice() {
        Table steady = Table.create(DoubleColumn.create("t", 0, 1), DoubleColumn.create("kappa", 5, 5));
        Chart chart = Chart.titled("It stays").axes("time t", "condition number").logY().line("steady", steady, "t", "kappa", Ink.CONTRASTIVE);
        assertThat(chart.figure().html()).contains("\"range\":[" + Math.log10(2.5) + "," + Math.log10(10) + "]");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Chart.titled("t").line("a", Tables.of(3, t -> t), "time", "kappa", Ink.CONTRASTIVE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"kappa\"").hasMessageContaining("[time, value]");
    }

    @Test
    void aChartThatDrawsNothingIsRefused() {
        assertThatThrownBy(() -> Chart.titled("Empty").figure())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("draws nothing");
    }

    @Test
    void aLineWithoutANumberIsRefused() {
        Chart chart = Chart.titled("t").line("lost", Tables.of(3, t -> Double.NaN), "time", "value", Ink.CONTRASTIVE);
        assertThatThrownBy(chart::figure).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("lost");
    }

    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Columns "x", "low" and "high". */
    private static Table edges(double[] x, double[] low, double[] high) {
        return Table.create("edges", DoubleColumn.create("x", x), DoubleColumn.create("low", low), DoubleColumn.create("high", high));
    }

    private static Chart band(double[] low, double[] high) {
        return Chart.titled("t").band("seeds", edges(new double[] {1, 2, 3}, low, high), "x", "low", "high", Ink.SEEDS);
    }

    private static Chart bars(Chart chart, String label, double... heights) {
        Table table = Table.create("bars", StringColumn.create("name", "a", "b", "c"), DoubleColumn.create("height", heights));
        return chart.bars(label, table, "name", "height", Ink.SEEDS);
    }

    private static void refuses(Chart chart, String... parts) {
        assertThatThrownBy(chart::figure).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(parts);
    }

    private static Chart heatMap(double... values) {
        return Chart.titled("t").heatMap("rate", new double[] {1, 2}, new double[] {1, 2},
                new double[][] {{values[0], values[1]}, {values[2], values[3]}});
    }

    @Test
    void aHeatMapWithoutANumberIsRefused() {
        refuses(heatMap(NAN, NAN, INFINITY, NAN), "\"rate\"", "finite");
    }

    @Test
    void aHeatMapWithSomeNumbersIsDrawnWithGaps() {
        assertThat(heatMap(NAN, 2, INFINITY, 4).figure().sentence()).contains("rate is least, 2", "2 values are infinite or NaN and leave gaps");
        assertThat(heatMap(NAN, 2, INFINITY, 4).figure().png()).isNotEmpty();
    }

    @Test
    void aBandWithAnEdgeThatHasNoNumberIsRefused() {
        refuses(band(new double[] {NAN, NAN, NAN}, new double[] {1, 2, 3}), "\"seeds\"", "finite");
        refuses(band(new double[] {1, 2, 3}, new double[] {INFINITY, NAN, NAN}), "\"seeds\"", "finite");
    }

    @Test
    void aBandIsNotDrawnAcrossARowThatIsMissing() {
        refuses(band(new double[] {1, 1, 1}, new double[] {2, INFINITY, 3}), "\"seeds\"", "2.0, 1.0 and Infinity at position 1");
        refuses(band(new double[] {1, 1, NAN}, new double[] {2, 3, 4}), "\"seeds\"", "3.0, NaN and 4.0 at position 2");
    }

    @Test
    void anInfiniteBarLeavesAGap() {
        Figure figure = bars(Chart.titled("t"), "kappa", 1, INFINITY, 2).figure();
        assertThat(figure.png()).isNotEmpty();
        assertThat(figure.sentence()).contains("b has Infinity");
    }

    @Test
    void anInfinitePlaceOfAMarkerLeavesAGap() {
        Table table = edges(new double[] {1, INFINITY, 3}, new double[] {1, 1, 1}, new double[3]);
        Figure figure = Chart.titled("t").points("runs", table, "x", "low", Ink.SEEDS).figure();
        assertThat(figure.png()).isNotEmpty();
        assertThat(figure.sentence()).contains("(1 value is infinite or NaN and leaves a gap)");
    }

    @Test
    void aLineThatNowhereHasBothNumbersIsRefused() {
        Table table = edges(new double[] {1, NAN}, new double[] {NAN, 1}, new double[2]);
        refuses(Chart.titled("t").line("lost", table, "x", "low", Ink.SEEDS), "\"lost\"", "finite");
    }

    @Test
    void barsOfOneLabelAreRefused() {
        Chart chart = bars(Chart.titled("t"), "kappa", 1, 2, 3);
        assertThatThrownBy(() -> bars(chart, "kappa", 3, 2, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label").hasMessageContaining("\"kappa\"");
    }

    @Test
    void aNumberThatIsTooLargeForALinearAxisIsRefused() {
        Table table = edges(new double[] {1, 2}, new double[] {-1e308, 1e308}, new double[2]);
        refuses(Chart.titled("t").axes("x", "loss").line("huge", table, "x", "low", Ink.SEEDS), "axis \"loss\"", "\"huge\"", "-1.0E308 at position 0");
        refuses(heatMap(-1e308, 0, 0, 1e308), "\"rate\"", "-1.0E308 at position 0");
    }

    @Test
    void everyMarkerOfALargeCloudIsShown() {
        Chart cloud = Chart.titled("t").points("cloud", Tables.of(2000, Math::sin), "time", "value", Ink.SEEDS);
        assertThat(cloud.figure().panels().get(0).layers().get(0).xs()).hasSize(2000);
    }

    @Test
    void aCloudOfMoreMarkersThanAPictureCanShowIsRefused() {
        assertThatThrownBy(() -> Chart.titled("t").points("cloud", Tables.of(2001, Math::sin), "time", "value", Ink.SEEDS))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("table", "\"cloud\"", "2000", "2001");
    }

    /** Markers at 0, 1, ... in the rows of a chart. */
    private static Chart inRows(double[] places, String... names) {
        double[] x = IntStream.range(0, places.length).asDoubleStream().toArray();
        return Chart.titled("t").rows(names).points("claims", edges(x, places, new double[x.length]), "x", "low", Ink.SETTING_1);
    }

    @Test
    void aRowHasItsNameInBothRenderings(@TempDir Path folder) throws IOException {
        Figure figure = inRows(new double[] {0, 1}, "rate, flow", "rate < 1 & \"descent\"").figure();
        assertThat(figure.html()).contains("\"ticktext\":[\"rate, flow\",\"rate &lt; 1 &amp; \\\"descent\\\"\"]")
                .contains("\"range\":[1.5,-0.5]");
        assertThat(figure.save(folder.resolve("rows.svg").toString())).content().contains("rate, flow", "rate &lt; 1 &amp;");
    }

    @Test
    void theFirstRowIsTheUppermost() throws IOException {
        Figure figure = inRows(new double[] {0}, "first", "second", "third").figure();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(figure.png()));
        int ink = Ink.SETTING_1.awtColour().getRGB();
        // the legend has a marker too, above the rows: the lowest one is the row's
        int lowest = IntStream.range(0, picture.getHeight()).filter(y -> IntStream.range(0, picture.getWidth()).anyMatch(x -> picture.getRGB(x, y) == ink))
                .max().orElseThrow();
        assertThat(lowest).isBetween(picture.getHeight() / 5, picture.getHeight() / 2);
    }

    @Test
    void manyRowsMakeTheFigureTallAndNarrowInBothRenderings() {
        String[] names = IntStream.range(0, 40).mapToObj(i -> "T" + i + " condition number at the end, flow").toArray(String[]::new);
        Figure figure = inRows(new double[] {3}, names).figure();
        assertThat(figure.height()).isBetween(40 * 15, 40 * 25);
        assertThat(figure.width()).isLessThan(450);
        assertThat(figure.html()).contains("height:heights[i]").contains(".bind(null,[" + figure.height() + "])");
        assertThat(figure.html().length() + figure.png().length * 4 / 3).isLessThan(150_000);
    }

    @Test
    void aMarkerOutsideOfTheRowsIsRefused() {
        refuses(inRows(new double[] {0, 2}, "a", "b"), "chart \"t\" has named rows from 0 to 1", "\"claims\" has y = 2.0");
    }

    @Test
    void rowsBesideBarsAHeatMapOrALogarithmicAxisAreRefused() {
        String why = "named rows must have a linear y axis, no bars and no heat map";
        refuses(bars(Chart.titled("t"), "kappa", 1, 2, 3).rows("a"), why);
        refuses(heatMap(1, 1, 1, 1).rows("a", "b"), why);
        refuses(inRows(new double[] {1}, "a", "b").logY(), why);
    }

    @Test
    void noRowsTooManyOrBlankOnesAreRefused() {
        String[] tooMany = Stream.generate(() -> "a").limit(41).toArray(String[]::new);
        for (String[] names : new String[][] {null, {}, {"a", " "}, {"a", null}, tooMany}) {
            assertThatThrownBy(() -> Chart.panel().rows(names)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("names");
        }
    }

    @Test
    void fourPanelsAreRefused() {
        Chart chart = Tables.rising("It rises", "a");
        assertThatThrownBy(() -> Figure.of(chart, chart, chart, chart))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got 4");
    }

    @Test
    void theTitleOfATablesawFigureIsWrittenOnce() {
        String html = TablesawFigure.of(LinePlot.create("It rises", Tables.of(5, t -> t), "time", "value")).html();
        assertThat(html).contains("\"title\":\"It rises\"").doesNotContain("title: 'It rises'");
    }

    @Test
    void whatThePageReadsOfATablesawFigureIsInOneOrderInEveryJvm() {
        String html = TablesawFigure.of(LinePlot.create("It rises", Tables.of(5, t -> t), "time", "value")).html();
        assertThat(html).containsSubsequence("\"title\":\"It rises\"", "\"x\":\"time\"", "\"y\":\"value\"", "\"names\":", "\"xTicks\":", "\"yTicks\":");
    }

    @Test
    void aSavedPictureIsWhereItIsSaidToBe(@TempDir Path folder) throws IOException {
        Figure figure = Tables.rising("It rises", "a").figure();
        Path saved = figure.save(folder.resolve("rising.png").toString());
        assertThat(saved).isEqualTo(folder.resolve("rising.png")).hasBinaryContent(figure.png());
    }

    @Test
    void aPictureSavedAsSvgHasItsTextAsTextAndAlwaysTheSameBytes(@TempDir Path folder) throws Exception {
        Path one = Figure.titled("All < rise", Tables.rising("It rises", "a")).save(folder.resolve("one.svg").toString());
        Path other = Figure.titled("All < rise", Tables.rising("It rises", "a")).save(folder.resolve("other.svg").toString());
        assertThat(other).hasSameBinaryContentAs(one);
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
        parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element root = parsers.newDocumentBuilder().parse(one.toFile()).getDocumentElement();
        assertThat(root.getAttribute("width")).isEqualTo("700");
        assertThat(root.getTextContent()).contains("All < rise", "It rises");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rising.pdf", "rising", "ris\0ing.png", "ris\0ing.svg"})
    void aNameThatIsNoPicturesIsRefusedByName(String name) {
        Figure figure = Tables.rising("It rises", "a").figure();
        assertThatThrownBy(() -> figure.save(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("file must be ").hasMessageContaining("got \"" + name + "\"");
    }

    @Test
    void aFileWithoutAFolderIsNamed(@TempDir Path folder) {
        Figure figure = Tables.rising("It rises", "a").figure();
        String lost = folder.resolve("none/rising.png").toString();
        assertThatThrownBy(() -> figure.save(lost)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("cannot write " + lost);
    }

    /** In a JVM of its own: the folder for temporary files is read once. */
    @Test
    void picturesNeedNoTemporaryFolder(@TempDir Path folder) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Djava.io.tmpdir=" + folder.resolve("none"),
                "-cp", System.getProperty("java.class.path"), WithoutTemporaryFolder.class.getName()).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).endsWith("drawn");
    }

    /** Draws a figure and reads the emoji. */
    static final class WithoutTemporaryFolder {
        public static void main(String[] arguments) {
            EmojiSheet.load();
            System.out.print(Tables.rising("It rises", "a").figure().png().length > 0 ? "drawn" : "empty");
        }
    }
}

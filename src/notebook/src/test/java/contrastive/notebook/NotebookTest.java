package contrastive.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.PositivesOnly;
import contrastive.exercise.Exercise;
import contrastive.plot.Chart;
import contrastive.plot.Figure;
import contrastive.plot.Ink;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrix2x2;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.Plot;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;

class NotebookTest {

    private final RecordingFrontEnd frontEnd = new RecordingFrontEnd();

    @AfterEach
    void silence() {
        Progress.install((task, fraction) -> { });
    }

    private Rendering rendered(Object value) {
        Notebook.attach(frontEnd);
        return frontEnd.rendered(value);
    }

    @Test
    void aFigureHasAllThreeForms() {
        Figure figure = Chart.titled("It rises").line("a", Table.create("t", DoubleColumn.create("x", 1, 2), DoubleColumn.create("y", 1, 2)),
                "x", "y", Ink.CONTRASTIVE).figure();
        Rendering rendering = rendered(figure);
        assertThat(rendering.html()).isEqualTo(figure.html());
        assertThat(rendering.text()).isEqualTo(figure.sentence());
        assertThat(rendering.picture()).hasValueSatisfying(picture -> {
            assertThat(picture.png()).isEqualTo(figure.png());
            assertThat(picture.width()).isEqualTo(700);
            assertThat(picture.sentence()).isEqualTo(figure.sentence());
        });
    }

    @Test
    void aVerdictHasTheWorkedAnswerFoldedAndSaysThatItOpens() {
        Rendering rendering = rendered(Exercise.expecting(2).hint(4, "<4> is the square.").explained("$\\kappa < 3$ by `f(x)`.").check(4));
        assertThat(rendering.html()).startsWith("<p role=\"status\"><strong>Not yet.</strong> &lt;4&gt; is the square.</p><details><summary")
                .contains("display:list-item", "cursor:pointer", "click to open", "$\\kappa &lt; 3$ by <code>f(x)</code>.").doesNotContain("<4>", "open>");
        assertThat(rendering.text()).startsWith("Not yet. <4> is the square.").doesNotContain("kappa");
    }

    @Test
    void anExerciseThatIsNotAnsweredKeepsItsAnswer() {
        Rendering rendering = rendered(Exercise.expecting(2).explained("Two.").check(Double.NaN));
        assertThat(rendering.html()).doesNotContain("details", "Two.");
        assertThat(rendering.text()).isEqualTo("Not answered yet. Put your number in place of NaN and run the cell again.");
    }

    @Test
    void aSmallMatrixIsShownWholeWithItsShape() {
        Rendering rendering = rendered(new DMatrixRMaj(new double[][] {{1, 2.5, 3}, {-4, 5, Double.NaN}}));
        assertThat(rendering.text()).isEqualTo("2 x 3\n  1  2.5    3\n -4    5  NaN");
        assertThat(rendering.html()).contains("<caption>2 x 3</caption>").contains(">2.5</td>");
    }

    @Test
    void ofALargeMatrixTheCornersAreShown() {
        DMatrixRMaj large = new DMatrixRMaj(200, 300);
        large.set(199, 299, 7);
        large.set(100, 100, 9);
        String html = rendered(SimpleMatrix.wrap(large)).html();
        assertThat(html).contains("200 x 300").contains("\u2026").contains(">7</td>").doesNotContain(">9</td>");
        assertThat(html.split("<td", -1)).hasSize(9 * 9 + 1);
    }

    @Test
    void aChartIsShownAsItsFigure() {
        Chart chart = Chart.titled("It stays").horizontal("level", 1, Ink.THEORY);
        assertThat(rendered(chart).text()).isEqualTo(chart.figure().sentence());
        assertThat(rendered(chart).html()).isEqualTo(chart.figure().html());
    }

    @Test
    void anArrayIsATableOfItsFirstNumbers() {
        assertThat(rendered(new double[] {1, 2.5}).text()).isEqualTo("2 numbers\n  1  2.5");
        assertThat(rendered(new double[1000]).text()).isEqualTo("1000 numbers\n0  0  0  0  0  0  0  0  0  0  ... 990 more");
        assertThat(rendered(new double[1000]).html().split("<td", -1)).hasSize(11 + 1);
        assertThat(rendered(new int[] {1234567}).text()).isEqualTo("1 number\n1234567");
        assertThat(rendered(new double[0]).text()).isEqualTo("[]");
    }

    @Test
    void anArrayOfArraysHasARowForEach() {
        assertThat(rendered(new double[][] {{1, 2}, {3}}).text()).isEqualTo("2 rows\n1  2\n3");
        assertThat(rendered(new double[20][30]).text()).contains("... 20 more\n").endsWith("\n... 10 more");
    }

    @Test
    void aListIsATableOnlyWhenItHoldsNumbers() {
        Notebook.attach(frontEnd);
        assertThat(frontEnd.taught.get(List.class).apply(List.of(0.25, 3)).text()).isEqualTo("2 numbers\n0.25     3");
        Rendering words = frontEnd.taught.get(List.class).apply(List.of("red", "heart"));
        assertThat(words.text()).isEqualTo("[red, heart]");
        assertThat(words.html()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva"})
    void whatACellFormatsAndWhatIsDrawnIsTheSameInEveryLocale(String language) {
        Chart chart = Chart.titled("It rises").line("a", Table.create("t", DoubleColumn.create("x", 0.001, 2000), DoubleColumn.create("y", 1.5, 2.5)),
                "x", "y", Ink.CONTRASTIVE);
        byte[] picture = chart.figure().png();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            Notebook.attach(frontEnd);
            assertThat(String.format("asymptote, power %.3f of %d", 0.375, 12)).isEqualTo("asymptote, power 0.375 of 12");
            assertThat(chart.figure().png()).isEqualTo(picture);
            assertThat(rendered(new double[] {1234.5, 0.25}).text()).isEqualTo("2 numbers\n1235  0.25");
            assertThat(SimpleMatrix.filled(1, 1, 0.5).toString()).contains("5.0000E-01");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void modelObjectsAreOneLineThatSaysWhatTheyAre() {
        PairModel model = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
        assertThat(rendered(TwoTower.orthogonal(model)).text()).isEqualTo("TwoTower(source = " + model + ", weightsA = 12 x 24 matrix, weightsB = 12 x 24 matrix)");
        assertThat(rendered(new Contrastive(3, 5)).text()).isEqualTo("Contrastive(tauSquared = 3, negatives = 5)");
        assertThat(rendered(Schedule.twoStage(new PositivesOnly(), 1.5, new Contrastive(3, 5))).text())
                .isEqualTo("Schedule: PositivesOnly() at time 0, Contrastive(tauSquared = 3, negatives = 5) from 1.5 on");
        assertThat(rendered(Schedule.constant(new PositivesOnly())).text()).isEqualTo("Schedule: PositivesOnly() at time 0");
        assertThat(rendered(InfiniteWidth.of(model)).text()).isEqualTo("InfiniteWidth");
        DoubleUnaryOperator square = x -> x * x;
        assertThat(rendered(square).text()).isEqualTo("lambda: DoubleUnaryOperator");
        Trajectory run = InfiniteWidth.of(model).run(new PositivesOnly(), 1);
        assertThat(rendered(run).text()).isEqualTo(run.toString());
        assertThat(rendered(model.draw(3, new Random(1))).text()).isEqualTo("PairBatch(a = 3 x 12 matrix, b = 3 x 12 matrix, exact = false)");
        assertThat(rendered(model.drawSigns(3, new Random(1))).text()).contains("a = 3 of long");
        assertThat(rendered("text").text()).isEqualTo("text");
        assertThat(rendered(7).text()).isEqualTo("7");
        assertThat(rendered(Optional.of(7)).text()).isEqualTo("Optional[7]");
    }

    @Test
    void matricesOfEveryKindAreTables() {
        DMatrixSparseCSC sparse = new DMatrixSparseCSC(2, 3);
        sparse.set(1, 2, 4.5);
        assertThat(rendered(sparse).text()).isEqualTo("2 x 3\n  0    0    0\n  0    0  4.5");
        ZMatrixRMaj complex = new ZMatrixRMaj(new double[][] {{1, -2, 0, 0.5}});
        assertThat(rendered(complex).text()).isEqualTo("1 x 2\n  1 - 2i  0 + 0.5i");
        assertThat(rendered(SimpleMatrix.wrap(complex)).text()).contains("1 - 2i");
        assertThat(rendered(new FMatrixRMaj(1, 1)).text()).isEqualTo("1 x 1\n0");
        assertThat(rendered(new DMatrix2x2(1, 2, 3, 4)).text()).isEqualTo("2 x 2\n1  2\n3  4");
    }

    @Test
    void tablesawsOwnFiguresAreFiguresWithAPicture() {
        Table table = Table.create("t", DoubleColumn.create("x", 1, 2.5, 3), DoubleColumn.create("y", 1, Double.NaN, 9), StringColumn.create("name", "p", "q", "r"));
        Rendering line = rendered(LinePlot.create("It's a <b> line", table, "x", "y"));
        assertThat(line.text()).startsWith("It's a <b> line").contains("9");
        assertThat(line.html()).contains("<img ").contains("mode: 'lines'").contains("<script>");
        assertThat(line.picture()).hasValueSatisfying(picture -> assertThat(picture.png().length).isGreaterThan(3000));
        assertThat(rendered(VerticalBarPlot.create("Bars", table, "name", "y")).text()).startsWith("Bars.").contains("r");
        assertThat(rendered(ScatterPlot.create("Points", table, "x", "y", "name")).html()).contains("'markers'");
        assertThat(rendered(Histogram.create("Counts", table, "x")).text()).contains("Counts").contains("histogram").contains("where scripts run");
        assertThat(rendered(Histogram.create("Counts", table, "x")).picture()).isPresent();
    }

    @Test
    void plotShowShowsUnderTheCellAndLeavesNoFolder() {
        Notebook.attach(frontEnd);
        Table table = Table.create("t", DoubleColumn.create("x", 1, 2), DoubleColumn.create("y", 3, 4));
        Plot.show(LinePlot.create("It rises", table, "x", "y"));
        assertThat(frontEnd.shown).singleElement().asString().startsWith("show It rises.");
        assertThat(Path.of("testoutput")).doesNotExist();
    }

    @Test
    void outsideOfANotebookTheReasonIsSaid() {
        assertThatThrownBy(Notebook::attach).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("found no Java notebook kernel");
    }
}

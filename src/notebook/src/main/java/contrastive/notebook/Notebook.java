package contrastive.notebook;

import contrastive.dynamics.Progress;
import contrastive.exercise.Verdict;
import contrastive.plot.Chart;
import contrastive.plot.Drawing;
import contrastive.plot.Explorer;
import contrastive.plot.Figure;
import contrastive.plot.Still;
import contrastive.plot.TablesawFigure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ejml.data.Matrix;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.Table;

/** Teaches the Java kernel that runs this notebook to show what the course shows. */
public final class Notebook {

    private static final String NO_KERNEL = "Notebook.attach() found no Java notebook kernel in this process: call it in a notebook that "
            + "runs on the course's own kernel, JJava or IJava; outside a notebook use Figure.png() or Figure.html()";

    private static boolean attached;
    private static FrontEnd shownBy;

    private Notebook() {}

    /**
     * From now on a cell that ends with a chart, a figure, Tablesaw's own too, an explorer, a still picture, a table, a matrix, numbers in an array or a list,
     * or an exercise's verdict shows it well, and runs that together take over two seconds show a bar. Numbers are written with a decimal point
     * from now on, whatever the reader's locale. Calling it again does nothing.
     *
     * @throws IllegalStateException when no notebook kernel that this library knows runs in this process
     */
    public static synchronized void attach() {
        if (attached) {
            return;
        }
        attach(frontEnd().orElseThrow(() -> new IllegalStateException(NO_KERNEL)));
        attached = true;
    }

    static void attach(FrontEnd frontEnd) {
        // String.format of a cell, and what Tablesaw, EJML and JFreeChart write, are then the same everywhere
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        frontEnd.teach(Figure.class, Rendering::of);
        frontEnd.teach(Explorer.class, Rendering::of);
        frontEnd.teach(Still.class, Rendering::of);
        frontEnd.teach(Chart.class, chart -> Rendering.of(chart.figure()));
        frontEnd.teach(Table.class, table -> Rendering.of(TableMarkup.html(table), TableMarkup.text(table)));
        frontEnd.teach(Matrix.class, NumbersMarkup::matrix);
        frontEnd.teach(SimpleMatrix.class, matrix -> NumbersMarkup.matrix(matrix.getMatrix()));
        frontEnd.teach(tech.tablesaw.plotly.components.Figure.class, figure -> Rendering.of(TablesawFigure.of(figure)));
        frontEnd.teach(Object.class, value -> Rendering.of(null, OneLine.of(value)));
        for (Class<?> numbers : List.of(double[].class, float[].class, long[].class, int[].class,
                double[][].class, float[][].class, long[][].class, int[][].class, List.class)) {
            frontEnd.teach(numbers, NumbersMarkup::of);
        }
        frontEnd.teach(Verdict.class, Rendering::of);
        shownBy = frontEnd;
        Progress.install(new ProgressBar(frontEnd, System::nanoTime));
    }

    /** Shows a drawing under the running cell; false where no notebook is attached. */
    public static boolean show(Drawing drawing) {
        if (shownBy != null) {
            shownBy.show("plot " + UUID.randomUUID(), Rendering.of(drawing));
        }
        return shownBy != null;
    }

    /** The classes of both families can be on one class path; only a kernel that runs counts. */
    private static Optional<FrontEnd> frontEnd() {
        Optional<FrontEnd> jjava = present("org.dflib.jjava.jupyter.kernel.BaseKernel") ? JJavaFrontEnd.running() : Optional.empty();
        return jjava.isPresent() || !present(IJavaFrontEnd.HOLDER) ? jjava : IJavaFrontEnd.running();
    }

    private static boolean present(String name) {
        try {
            Class.forName(name, false, Notebook.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

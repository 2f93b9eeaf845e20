package contrastive.notebook;

import contrastive.dynamics.Progress;
import contrastive.plot.Drawing;
import contrastive.plot.Explorer;
import contrastive.plot.Figure;
import contrastive.plot.Still;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.Table;

/** Teaches the Java kernel that runs this notebook to show what the course shows. */
public final class Notebook {

    private static final String NO_KERNEL = "Notebook.attach() found no Java notebook kernel in this process: call it in a notebook that "
            + "runs on the course's own kernel, JJava or IJava; outside a notebook use Figure.png() or Figure.html()";

    private static boolean attached;

    private Notebook() {}

    /**
     * From now on a cell that ends with a figure, an explorer, a still picture, a table, a matrix or an exercise's verdict shows it
     * well, and runs that together take over two seconds show a bar. Calling it again does nothing.
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
        frontEnd.teach(Figure.class, Notebook::drawing);
        frontEnd.teach(Explorer.class, Notebook::drawing);
        frontEnd.teach(Still.class, Notebook::drawing);
        frontEnd.teach(Table.class, table -> Rendering.of(TableMarkup.html(table), TableMarkup.text(table)));
        frontEnd.teach(DMatrixRMaj.class, matrix -> MatrixMarkup.of(matrix.numRows, matrix.numCols, matrix::get));
        frontEnd.teach(SimpleMatrix.class, matrix -> MatrixMarkup.of(matrix.getNumRows(), matrix.getNumCols(), matrix::get));
        frontEnd.teach(Exercise.Verdict.class, verdict -> Rendering.of(verdict.html(), verdict.toString()));
        Progress.install(new ProgressBar(frontEnd, System::nanoTime));
    }

    private static Rendering drawing(Drawing drawing) {
        return new Rendering(drawing.html(), drawing.sentence(), Optional.of(
                new Rendering.Picture(drawing.png(), drawing.width(), drawing.height(), drawing.sentence())));
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

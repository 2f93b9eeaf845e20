package contrastive.lab;

import java.nio.file.Path;

/** Runs notebooks from top to bottom by the real kernel, as {@code Lab prepare} set it up. */
record NotebookRun(JupyterSettings settings) {

    private static final int SECONDS_A_CELL = 120;

    /** Runs all cells; errors are let through into the result, where they are found with their cell and traceback. */
    Outcome everyCell(Path notebook, Path results) {
        return run(notebook, results, "--allow-errors");
    }

    /** Runs until a cell fails; then the outcome's code is not 0 and its text has the error. */
    Outcome untilItFails(Path notebook, Path results) {
        return run(notebook, results, "--ExecutePreprocessor.allow_errors=False");
    }

    private Outcome run(Path notebook, Path results, String errors) {
        long start = System.nanoTime();
        Outcome outcome = new LocalMachine(settings.folders().log()).run(settings
                .python("-m", "nbconvert", "--to", "notebook", "--execute", errors,
                        "--ExecutePreprocessor.kernel_name=java", "--ExecutePreprocessor.timeout=" + SECONDS_A_CELL,
                        "--ExecutePreprocessor.record_timing=False", "--output-dir", results.toString(), notebook.toString())
                .in(notebook.getParent()));
        System.out.printf("%s ran in %.1f s%n", notebook.getFileName(), (System.nanoTime() - start) / 1e9);
        return outcome;
    }
}

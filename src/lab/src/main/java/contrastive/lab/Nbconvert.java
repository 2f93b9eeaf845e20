package contrastive.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs notebooks without a browser, and makes html of them.
 *
 * @param python the Python that Jupyter runs in
 */
record Nbconvert(Machine machine, Path python, LabFolders folders) {

    private static final int SECONDS_A_CELL = 120;

    /**
     * Runs notebooks one after another from top to bottom, each on a kernel of its own; a cell that fails ends it all.
     *
     * @param results the folder that gets the notebooks with their outputs
     * @param more further options of nbconvert
     */
    Outcome execute(List<Path> notebooks, Path results, String... more) {
        List<String> words = new ArrayList<>(List.of("--to", "notebook", "--execute", "--ExecutePreprocessor.kernel_name=java",
                "--ExecutePreprocessor.timeout=" + SECONDS_A_CELL, "--ExecutePreprocessor.record_timing=False"));
        words.addAll(List.of(more));
        return run(words, notebooks, results);
    }

    /** The bare cells of notebooks as html, without a page around them, which nbconvert's releases make alike. */
    Outcome toHtml(List<Path> notebooks, Path results) {
        return run(List.of("--to", "html", "--template", "basic"), notebooks, results);
    }

    private Outcome run(List<String> options, List<Path> notebooks, Path results) {
        return machine.run(Command.of(python, "-m", "nbconvert").with(options)
                .with(List.of("--output-dir", results.toString())).with(notebooks.stream().map(Path::toString).toList())
                .with(folders.environment()).in(folders.notebooks()));
    }
}

package contrastive.lab.jupyter;

import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs notebooks without a browser, and converts them to HTML. */
public record Nbconvert(Machine machine, Path python, LabFolders folders) {

    private static final int SECONDS_PER_CELL = 120;

    /**
     * Runs notebooks one after another from top to bottom, each on its own kernel; stops at the first cell that fails.
     *
     * @param results the folder for the notebooks with their outputs
     * @param more further options for nbconvert
     */
    public CommandResult execute(List<Path> notebooks, Path results, String... more) {
        return executePatiently(SECONDS_PER_CELL, notebooks, results, more);
    }

    /** The same with another limit for each cell. */
    public CommandResult executePatiently(int secondsPerCell, List<Path> notebooks, Path results, String... more) {
        Stream<String> options = Stream.of("--to", "notebook", "--execute", "--ExecutePreprocessor.kernel_name=java",
                "--ExecutePreprocessor.timeout=" + secondsPerCell, "--ExecutePreprocessor.record_timing=False");
        return run(Stream.concat(options, Stream.of(more)).toList(), notebooks, results);
    }

    /** Converts only the cells to HTML, without a page around them, since those are the same in all releases of nbconvert. */
    public CommandResult toHtml(List<Path> notebooks, Path results) {
        return run(List.of("--to", "html", "--template", "basic"), notebooks, results);
    }

    private CommandResult run(List<String> options, List<Path> notebooks, Path results) {
        return machine.run(Command.of(python, "-m", "nbconvert").with(options)
                .with(List.of("--output-dir", results.toString())).with(notebooks.stream().map(Path::toString).toList())
                .with(folders.environment()).in(folders.notebooks()).silently());
    }
}

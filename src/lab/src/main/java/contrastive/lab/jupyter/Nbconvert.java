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

    /** Converts to a deck of slides each, with the project's own settings. */
    public CommandResult toSlides(List<Path> notebooks, Path results) {
        // the settings name the template by its place in the project's folder
        return machine.run(command(List.of("--to", "slides", "--config=.github/slides/config.json"), notebooks, results).in(folders.project()));
    }

    private CommandResult run(List<String> options, List<Path> notebooks, Path results) {
        return machine.run(command(options, notebooks, results).in(folders.notebooks()));
    }

    private Command command(List<String> options, List<Path> notebooks, Path results) {
        return Command.of(python, "-m", "nbconvert").with(options).with(List.of("--output-dir", results.toString()))
                .with(notebooks.stream().map(Path::toString).toList()).with(folders.environment()).silently();
    }
}

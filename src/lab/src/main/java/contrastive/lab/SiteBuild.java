package contrastive.lab;

import contrastive.lab.jupyter.Nbconvert;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import contrastive.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Behind {@code mvn -Psite}: runs every notebook, and makes the site from the results. */
record SiteBuild(Machine machine, LabFolders folders, Nbconvert nbconvert) {

    /** A kernel runs on one thread most of the time. */
    private static final int AT_A_TIME = 2;

    /** @throws SetupException if a cell of a notebook fails; the message contains the traceback */
    void run() {
        List<Path> notebooks = folders.notebookFiles();
        machine.say("Running " + notebooks.size() + " notebooks, " + AT_A_TIME + " at a time (about two minutes).");
        write(executed(notebooks));
        machine.say("The site is in " + folders.site() + ": open index.html, or copy the folder to a web server.");
    }

    private List<Path> executed(List<Path> notebooks) {
        ExecutorService executions = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Path>> runs = notebooks.stream().map(notebook -> executions.submit(() -> execute(notebook))).toList();
            List<Path> results = new ArrayList<>();
            for (Future<Path> run : runs) {
                results.add(run.get());
                machine.say(results.size() + " of " + runs.size() + ": " + results.get(results.size() - 1).getFileName() + " ran through.");
            }
            return results;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SetupException fault) {
                throw fault;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SetupException("Stopped.");
        } finally {
            executions.shutdownNow();
        }
    }

    private Path execute(Path notebook) {
        Path results = folders.executed();
        require(nbconvert.execute(List.of(notebook), results), notebook.getFileName() + " did not run through");
        return results.resolve(notebook.getFileName());
    }

    /** Makes the site from notebooks as they are, without running them. */
    void write(List<Path> notebooks) {
        Path pages = folders.project().resolve("target/site-cells");
        require(nbconvert.toHtml(notebooks, pages), "nbconvert made no pages");
        try {
            Site.write(notebooks.stream().map(notebook -> pages.resolve(notebook.getFileName().toString().replace(".ipynb", ".html")))
                    .toList(), folders.site());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the site into " + folders.site(), failure);
        }
    }

    private static void require(CommandResult result, String fault) {
        if (!result.succeeded()) {
            throw new SetupException(fault + "; the output:" + System.lineSeparator() + result.text());
        }
    }
}

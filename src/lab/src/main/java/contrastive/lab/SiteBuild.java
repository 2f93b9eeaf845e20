package contrastive.lab;

import contrastive.lab.jupyter.Nbconvert;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import contrastive.site.MadeFrom;
import contrastive.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Behind {@code mvn -Psite}: runs every notebook, and makes the site from the results. */
record SiteBuild(Machine machine, LabFolders folders, Nbconvert nbconvert) {

    /** A kernel runs on one thread most of the time. */
    private static final int AT_A_TIME = 2;
    /** Libraries that decide what a page shows, and the jars that have their versions in their names. */
    private static final Map<String, String> LIBRARIES = Map.of("EJML", "ejml-simple", "Hipparchus", "hipparchus-ode", "Tablesaw", "tablesaw-core",
            "JFreeChart", "jfreechart", "KaTeX", "katex");

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
                machine.say(results.size() + " of " + runs.size() + ": " + results.get(results.size() - 1).getFileName() + " is done.");
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
        require(nbconvert.execute(List.of(notebook), results), notebook.getFileName() + " did not run to the end");
        return results.resolve(notebook.getFileName());
    }

    /** Makes the site from notebooks as they are, without running them. */
    void write(List<Path> notebooks) {
        Path pages = folders.project().resolve("target/site-cells");
        require(nbconvert.toHtml(notebooks, pages), "nbconvert made no pages");
        try {
            Site.write(notebooks.stream().map(notebook -> pages.resolve(notebook.getFileName().toString().replace(".ipynb", ".html")))
                    .toList(), madeFrom(System.getProperty("java.class.path")), folders.site());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the site into " + folders.site(), failure);
        }
    }

    /** @param classPath the file names of its jars tell the versions of the libraries */
    MadeFrom madeFrom(String classPath) {
        Map<String, String> versions = new HashMap<>(Map.of("Java", System.getProperty("java.version")));
        try {
            versions.put(MadeFrom.PROJECT, Jsoup.parse(folders.project().resolve("pom.xml")).selectXpath("//project/version").text());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the project's pom.xml", failure);
        }
        LIBRARIES.forEach((name, jar) -> {
            Matcher found = Pattern.compile("\\b" + jar + "-(\\d[\\w.-]*)\\.jar").matcher(classPath);
            if (found.find()) {
                versions.put(name, found.group(1));
            }
        });
        return new MadeFrom(commit(), versions);
    }

    /** Empty where the project is not a clone or there is no git. */
    private Optional<MadeFrom.Commit> commit() {
        Optional<Path> git = Files.exists(folders.project().resolve(".git")) ? machine.program("git") : Optional.empty();
        return git.flatMap(program -> {
            CommandResult commit = machine.run(Command.of(program, "log", "-1", "--format=%h %cs").in(folders.project()).silently());
            CommandResult changes = machine.run(Command.of(program, "status", "--porcelain").in(folders.project()).silently());
            String[] parts = commit.text().strip().split(" ");
            return commit.succeeded() && parts.length == 2
                    ? Optional.of(new MadeFrom.Commit(parts[0], parts[1], !changes.text().isBlank())) : Optional.empty();
        });
    }

    private static void require(CommandResult result, String fault) {
        if (!result.succeeded()) {
            throw new SetupException(fault + "; the output:" + System.lineSeparator() + result.text());
        }
    }
}

package contrastive.lab;

import contrastive.kernel.KernelOptions;
import contrastive.lab.installers.Fonts;
import contrastive.lab.installers.JupyterSearch;
import contrastive.lab.jupyter.Browser;
import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.jupyter.Nbconvert;
import contrastive.lab.jupyter.NotebookServer;
import contrastive.lab.jupyter.ServerSession;
import contrastive.lab.kernelspec.ClassArchive;
import contrastive.lab.kernelspec.Jdk;
import contrastive.lab.kernelspec.KernelSpec;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.LocalMachine;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Behind {@code mvn -Plab} ({@code start}), {@code mvn verify} ({@code prepare}), {@code mvn -Psite} ({@code site}),
 * {@code mvn -Psolutions} ({@code solutions}), {@code mvn -Pslides} ({@code slides}) and {@code mvn -Pdoctor} ({@code doctor}). Runs in
 * the project's folder.
 */
public record Lab(Machine machine, LabFolders folders) {

    private static final Path JAVA = Jdk.executable();
    /** After the notebooks have opened: the first kernel starts meanwhile, and a reader waits for that one. */
    private static final int SECONDS_FOR_THE_FIRST_KERNEL = 15;

    /** Runs the task that the only argument names; exits with 1 and one sentence if the reader has to do something first. */
    public static void main(String[] arguments) {
        LabFolders folders = new LabFolders(Path.of(""));
        Machine machine = new LocalMachine(folders.log());
        Lab lab = new Lab(machine, folders);
        String task = arguments.length == 1 ? arguments[0] : "";
        try {
            switch (task) {
                case "start" -> lab.start();
                case "prepare" -> lab.prepare();
                case "site" -> new SiteBuild(machine, folders, lab.nbconvert()).run();
                case "solutions" -> new Solutions(machine, folders, lab.nbconvert()).run();
                case "slides" -> new Slides(machine, folders, lab.nbconvert()).run();
                case "doctor" -> new Doctor(machine, folders, JAVA).report();
                default -> throw new IllegalArgumentException("expected one argument, start, prepare, site, solutions, slides or doctor, got "
                        + String.join(" ", arguments));
            }
        } catch (SetupException | UncheckedIOException fault) {
            String cause = fault instanceof UncheckedIOException failure ? " (" + failure.getCause() + ")" : "";
            // Maven adds a page of its own, which this sentence must not be lost in
            machine.say(String.join(System.lineSeparator(), "", "  " + fault.getMessage() + cause, "",
                    "What follows is Maven's report that the command stopped here.", ""));
            System.exit(1);
        }
    }

    private void start() {
        String first = firstNotebook();
        Jupyter jupyter = setUp(EnumSet.of(JupyterComponent.SERVER));
        machine.say("Starting " + jupyter.title() + ".");
        new ServerSession(machine, folders, System.getenv(), NotebookServer::freePort).run(jupyter, first, this::recordClassesLater);
    }

    private void prepare() {
        Jupyter jupyter = setUp(EnumSet.allOf(JupyterComponent.class));
        recordClasses();
        Properties properties = new Properties();
        properties.setProperty("python", jupyter.python().toString());
        jupyter.script().ifPresent(script -> properties.setProperty("jupyter", script.toString()));
        properties.setProperty("jupyterPath", folders.jupyter().toString());
        Browser.forTests(machine).forEach((name, path) -> properties.setProperty(name, path.toString()));
        write(properties, folders.properties());
        machine.say("The tests run in " + jupyter.title() + ".");
    }

    /** Writes properties in ASCII, so that whoever reads them as UTF-8 or as ISO-8859-1 reads the same. */
    static void write(Properties properties, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "what the integration tests run");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    private Nbconvert nbconvert() {
        Jupyter jupyter = setUp(EnumSet.of(JupyterComponent.CONVERTER));
        recordClasses();
        return new Nbconvert(machine, jupyter.python(), folders);
    }

    private Jupyter setUp(Set<JupyterComponent> components) {
        Jdk.check(Jdk::hasModule);
        Jupyter jupyter = JupyterSearch.on(machine, folders.project()).findOrInstall(components);
        new Fonts(machine, JAVA).install();
        new KernelSpec(folders, JAVA).write();
        KernelSpec.fault(machine, folders.kernelSpecFile()).ifPresent(fault -> {
            throw new SetupException("Notebooks cannot run: " + fault);
        });
        return jupyter;
    }

    private void recordClasses() {
        new ClassArchive(folders).update(machine, JAVA, KernelOptions.JVM);
    }

    /** The first notebook opens without the archive; the others, and all of the next time, start with it. */
    private void recordClassesLater() {
        Executor later = CompletableFuture.delayedExecutor(SECONDS_FOR_THE_FIRST_KERNEL, TimeUnit.SECONDS);
        CompletableFuture.runAsync(this::recordClasses, later).exceptionally(failure -> {
            machine.say("Notebooks start a little slower: " + failure.getCause().getMessage() + ".");
            return null;
        });
    }

    private String firstNotebook() {
        if (!Files.isDirectory(folders.notebooks())) {
            throw new SetupException("There is no folder " + folders.notebooks() + ": type the command in the project's own folder.");
        }
        return folders.notebookFiles().stream().findFirst().map(file -> file.getFileName().toString())
                .orElseThrow(() -> new SetupException("There is no notebook in " + folders.notebooks() + "."));
    }
}

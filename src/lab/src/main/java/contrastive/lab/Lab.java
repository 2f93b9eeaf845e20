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
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Behind {@code mvn -Plab} ({@code start}), {@code mvn verify} ({@code prepare}), {@code mvn -Psite} ({@code site}) and
 * {@code mvn -Pdoctor} ({@code doctor}).
 * Runs in the project's folder.
 */
public final class Lab {

    private final Machine machine;
    private final LabFolders folders;
    private final Path java = Jdk.executable();

    private Lab(Machine machine, LabFolders folders) {
        this.machine = machine;
        this.folders = folders;
    }

    /**
     * Runs the task that the only argument names; exits with 1 and one sentence if the reader has to do something first.
     *
     * @param arguments start, prepare, site or doctor
     */
    public static void main(String[] arguments) {
        LabFolders folders = new LabFolders(Path.of(""));
        Machine machine = new LocalMachine(folders.log());
        Lab lab = new Lab(machine, folders);
        String task = arguments.length == 1 ? arguments[0] : "";
        try {
            switch (task) {
                case "start" -> lab.start();
                case "prepare" -> lab.prepare();
                case "site" -> lab.site();
                case "doctor" -> new Doctor(machine, folders, lab.java).report();
                default -> throw new IllegalArgumentException("expected one argument, start, prepare, site or doctor, got "
                        + String.join(" ", arguments));
            }
        } catch (SetupException fault) {
            System.out.println(fault.getMessage());
            System.exit(1);
        }
    }

    private void start() {
        String first = firstNotebook();
        Jupyter jupyter = setUp(EnumSet.of(JupyterComponent.SERVER));
        boolean opensBrowser = Browser.canOpen(machine, System.getenv(), System.getProperty("os.name").startsWith("Linux"));
        NotebookServer server = new NotebookServer(jupyter, first, NotebookServer.freePort());
        machine.say("Starting " + jupyter.title() + ".");
        new ServerSession(machine, server, folders.jupyter().resolve("server.log"))
                .run(server.command(folders, opensBrowser, machine.isRoot()));
    }

    private void prepare() {
        Jupyter jupyter = setUp(EnumSet.allOf(JupyterComponent.class));
        Map<String, Path> browser = Browser.forTests(machine);
        Properties properties = new Properties();
        properties.setProperty("python", jupyter.python().toString());
        jupyter.script().ifPresent(script -> properties.setProperty("jupyter", script.toString()));
        properties.setProperty("jupyterPath", folders.jupyter().toString());
        browser.forEach((name, path) -> properties.setProperty(name, path.toString()));
        try (Writer writer = Files.newBufferedWriter(folders.properties())) {
            properties.store(writer, "what the integration tests run");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + folders.properties(), failure);
        }
        machine.say("The tests run in " + jupyter.title() + ".");
    }

    private void site() {
        Jupyter jupyter = setUp(EnumSet.of(JupyterComponent.CONVERTER));
        new SiteBuild(machine, folders, new Nbconvert(machine, jupyter.python(), folders)).run();
    }

    private Jupyter setUp(Set<JupyterComponent> components) {
        Jdk.check(Jdk::hasModule);
        Jupyter jupyter = JupyterSearch.on(machine, folders.project()).findOrInstall(components);
        new Fonts(machine, java).install();
        new KernelSpec(folders, java).write();
        new ClassArchive(folders).update(machine, java, KernelOptions.JVM);
        return jupyter;
    }

    private String firstNotebook() {
        if (Files.isDirectory(folders.notebooks())) {
            try (Stream<Path> files = Files.list(folders.notebooks())) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".ipynb"))
                        .sorted()
                        .findFirst()
                        .orElseThrow(() -> new SetupException("There is no notebook in " + folders.notebooks() + "."));
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot read " + folders.notebooks(), failure);
            }
        }
        throw new SetupException("There is no folder " + folders.notebooks() + ": type the command in the project's own folder.");
    }
}

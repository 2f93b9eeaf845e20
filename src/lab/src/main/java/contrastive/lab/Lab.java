package contrastive.lab;

import contrastive.kernel.KernelOptions;
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
    private final Path java = JavaKit.executable();

    private Lab(Machine machine, LabFolders folders) {
        this.machine = machine;
        this.folders = folders;
    }

    /**
     * Does what the one argument says; ends with 1 and one sentence where the reader has to do something first.
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
        Jupyter jupyter = ready(EnumSet.of(Part.SERVER));
        boolean opensBrowser = Browser.canOpen(machine, System.getenv(), System.getProperty("os.name").startsWith("Linux"));
        NotebookServer server = new NotebookServer(jupyter, first, NotebookServer.freePort());
        machine.say("Starting " + jupyter.title() + ".");
        new Session(machine, server, folders.jupyter().resolve("server.log"))
                .run(server.command(folders, opensBrowser, machine.isRoot()));
    }

    private void prepare() {
        Jupyter jupyter = ready(EnumSet.allOf(Part.class));
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
        Jupyter jupyter = ready(EnumSet.of(Part.CONVERTER));
        new SiteBuild(machine, folders, new Nbconvert(machine, jupyter.python(), folders)).run();
    }

    private Jupyter ready(Set<Part> parts) {
        JavaKit.ensure(JavaKit::hasModule);
        Jupyter jupyter = JupyterSearch.on(machine, folders.project()).find(parts);
        new Fonts(machine, java).ensure();
        new KernelSpec(folders, java).write();
        new ClassArchive(folders).ensure(machine, java, KernelOptions.JVM);
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

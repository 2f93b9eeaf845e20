package contrastive.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Looks at every piece of the set-up, says in plain sentences what is there, what is not, and what to do; changes nothing. */
final class Doctor {

    private static final String MAKE_IT = "type \"mvn -Plab\", which makes it.";
    private static final String FIRST_CELL = """
            from jupyter_client.manager import start_new_kernel
            manager, client = start_new_kernel(kernel_name='java', startup_timeout=60)
            try:
                reply = client.execute_interactive('1 + 1', timeout=60, output_hook=lambda message: None)
                print(reply['content']['status'])
            finally:
                client.stop_channels()
                manager.shutdown_kernel(now=True)
            """;

    private final Machine machine;
    private final LabFolders folders;
    private final Path java;
    private final IntSupplier ports;
    private int faults;

    Doctor(Machine machine, LabFolders folders, Path java) {
        this(machine, folders, java, NotebookServer::freePort);
    }

    /**
     * @param ports gives the port that a notebook server would take, or throws as {@link NotebookServer#freePort} does
     */
    Doctor(Machine machine, LabFolders folders, Path java, IntSupplier ports) {
        this.ports = ports;
        this.machine = machine;
        this.folders = folders;
        this.java = java;
    }

    /** Prints one line for each piece, and a last one with the number of faults. */
    void report() {
        java();
        fonts();
        jars("the library's jars", folders.libraryJars(), "contrastive-balance.jar");
        jars("the kernel's jars", folders.kernelJars(), "contrastive-balance-kernel.jar");
        notebooks();
        Optional<Jupyter> jupyter = jupyter();
        boolean hasSpec = kernelSpec();
        port();
        if (jupyter.isPresent() && hasSpec) {
            firstCell(jupyter.get());
        }
        machine.say(faults == 0 ? "Nothing is wrong." : faults + (faults == 1 ? " thing is" : " things are") + " missing or wrong.");
    }

    private void java() {
        try {
            JavaKit.ensure(JavaKit::hasModule);
            well("Java " + System.getProperty("java.version") + " in " + java + " is a full JDK");
        } catch (SetupException fault) {
            wrong(fault.getMessage());
        }
        Optional<Path> onPath = machine.program("java");
        if (onPath.isEmpty()) {
            well("there is no java on the PATH; the kernel needs none, it runs on Maven's");
        } else if (!sameFile(onPath.get(), java)) {
            well("the java on the PATH, " + onPath.get() + ", is another one; the kernel runs on Maven's");
        }
    }

    private static boolean sameFile(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    private void fonts() {
        if (new Fonts(machine, java).areThere()) {
            well("Java finds fonts to draw figures with");
        } else {
            wrong(Fonts.ADVICE);
        }
    }

    private void jars(String title, Path folder, String own) {
        List<Path> jars = files(folder, ".jar");
        List<Path> damaged = jars.stream().filter(Doctor::isDamaged).toList();
        if (jars.isEmpty()) {
            wrong(title + " are not in " + folder + ": " + MAKE_IT);
        } else if (!Files.isRegularFile(folder.resolve(own))) {
            wrong("of " + title + ", " + own + " is not in " + folder + ": " + MAKE_IT);
        } else if (jars.size() == 1) {
            wrong("of " + title + ", only " + own + " is in " + folder + ", without those it needs: " + MAKE_IT);
        } else if (!damaged.isEmpty()) {
            wrong("of " + title + ", " + damaged.get(0) + " cannot be read: type \"mvn clean\" and then \"mvn -Plab\", which makes it anew.");
        } else {
            well(title + " are in " + folder + " (" + jars.size() + ")");
        }
    }

    private static boolean isDamaged(Path jar) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.size() == 0;
        } catch (IOException failure) {
            return true;
        }
    }

    private void notebooks() {
        int count = files(folders.notebooks(), ".ipynb").size();
        if (count > 0) {
            well("the notebooks are in " + folders.notebooks() + " (" + count + ")");
        } else {
            wrong("there is no notebook in " + folders.notebooks() + ": run Maven in the project's own folder.");
        }
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + folder, failure);
        }
    }

    private Optional<Jupyter> jupyter() {
        List<Jupyter> found = JupyterSearch.on(machine, folders.project()).existing().toList();
        Optional<Jupyter> usable = found.stream().filter(jupyter -> jupyter.has(Part.SERVER)).findFirst();
        if (usable.isPresent()) {
            well(usable.get().title() + " opens the notebooks");
        } else if (found.isEmpty()) {
            wrong("there is no Jupyter on the PATH or below target: " + MAKE_IT);
        } else {
            wrong(found.get(0).title() + " has no notebook server: " + MAKE_IT);
        }
        usable.map(jupyter -> jupyter.missing(EnumSet.allOf(Part.class))).filter(missing -> !missing.isEmpty()).ifPresent(missing ->
                well("it has no " + Jupyter.titles(missing) + ", which only \"mvn verify\" needs and sees to"));
        return usable;
    }

    private boolean kernelSpec() {
        Path file = folders.kernelSpec().resolve("kernel.json");
        if (!Files.isRegularFile(file)) {
            wrong("Jupyter does not know the kernel yet (no " + file + "): " + MAKE_IT);
            return false;
        }
        Optional<String> fault = KernelSpec.fault(file);
        fault.ifPresent(sentence -> wrong(sentence + ": type \"mvn -Plab\", which writes " + file + " anew."));
        if (fault.isEmpty()) {
            well("Jupyter is told of the kernel by " + file);
        }
        return fault.isEmpty();
    }

    private void port() {
        int port;
        try {
            port = ports.getAsInt();
        } catch (SetupException taken) {
            wrong(taken.getMessage());
            return;
        }
        well(port == NotebookServer.USUAL_PORT ? "port " + port + " is free"
                : "port " + NotebookServer.USUAL_PORT + " is taken (another Jupyter?); port " + port + " will be used");
    }

    private void firstCell(Jupyter jupyter) {
        machine.say("        Starting the kernel for one cell.");
        Outcome outcome = machine.run(Command.of(jupyter.python(), "-c", FIRST_CELL).with(folders.environment()).in(folders.notebooks()));
        if (outcome.text().lines().anyMatch("ok"::equals)) {
            well("the kernel starts and runs a cell");
        } else {
            wrong("the kernel does not run a cell; " + folders.log() + " has what it said, the last being: " + outcome.lastLine());
        }
    }

    private void well(String sentence) {
        machine.say("  well  " + sentence + ".");
    }

    private void wrong(String sentence) {
        faults++;
        machine.say("  WRONG " + sentence);
    }
}

package contrastive.lab;

import contrastive.lab.installers.Fonts;
import contrastive.lab.installers.JupyterSearch;
import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.jupyter.NotebookServer;
import contrastive.lab.kernelspec.Jdk;
import contrastive.lab.kernelspec.KernelSpec;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.zip.ZipFile;

/** Checks each part of the set-up, and says in plain sentences what is there, what is missing and what to do; changes nothing. */
final class Doctor {

    private static final String RUN_LAB = "type \"mvn -Plab\", which installs or writes it.";
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
    private static final int BYTES_TO_TRY = 1 << 20;

    private final Machine machine;
    private final LabFolders folders;
    private final Path java;
    private final IntSupplier ports;
    private int faults;

    Doctor(Machine machine, LabFolders folders, Path java) {
        this(machine, folders, java, NotebookServer::freePort);
    }

    /** @param ports gives the port that a notebook server would take, or throws as {@link NotebookServer#freePort} does */
    Doctor(Machine machine, LabFolders folders, Path java, IntSupplier ports) {
        this.ports = ports;
        this.machine = machine;
        this.folders = folders;
        this.java = java;
    }

    /** Prints one line for each part, and a last one with the number of faults. */
    void report() {
        java();
        fonts();
        temporaryFolder();
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
            Jdk.check(Jdk::hasModule);
            ok("Java " + System.getProperty("java.version") + " in " + java + " is a full JDK");
        } catch (SetupException fault) {
            wrong(fault.getMessage());
        }
        Optional<Path> onPath = machine.program("java");
        if (onPath.isEmpty()) {
            ok("there is no java on the PATH; the kernel needs none, it runs on Maven's");
        } else if (!sameFile(onPath.get(), java)) {
            ok("the java on the PATH, " + onPath.get() + ", is another one; the kernel runs on Maven's");
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
        if (new Fonts(machine, java).areInstalled()) {
            ok("Java finds fonts to draw figures with");
        } else {
            wrong(Fonts.ADVICE);
        }
    }

    private void temporaryFolder() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path file = Files.createTempFile(folder, "doctor", null);
            try {
                Files.write(file, new byte[BYTES_TO_TRY]);
            } finally {
                Files.delete(file);
            }
            ok("temporary files can be written to " + folder);
        } catch (IOException failure) {
            wrong("temporary files cannot be written to " + folder + " (" + failure + "): free space there, or name another folder in "
                    + "JAVA_TOOL_OPTIONS, as in -Djava.io.tmpdir=/a/folder/of/yours.");
        }
    }

    private void jars(String title, Path folder, String own) {
        List<Path> jars = files(folder, ".jar");
        List<Path> damaged = jars.stream().filter(Doctor::isDamaged).toList();
        if (jars.isEmpty()) {
            wrong(title + " are not in " + folder + ": " + RUN_LAB);
        } else if (!Files.isRegularFile(folder.resolve(own))) {
            wrong(own + " is missing among " + title + " in " + folder + ": " + RUN_LAB);
        } else if (jars.size() == 1) {
            wrong("only " + own + " is in " + folder + ", without the jars that it needs: " + RUN_LAB);
        } else if (!damaged.isEmpty()) {
            wrong(damaged.get(0) + ", one of " + title + ","
                    + " cannot be read: type \"mvn clean\" and then \"mvn -Plab\", which writes it again.");
        } else {
            ok(title + " are in " + folder + " (" + jars.size() + ")");
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
            ok("the notebooks are in " + folders.notebooks() + " (" + count + ")");
        } else {
            wrong("there is no notebook in " + folders.notebooks() + ": run Maven in the project's own folder.");
        }
    }

    private static List<Path> files(Path folder, String ending) {
        return Files.isDirectory(folder) ? LabFolders.files(folder, ending) : List.of();
    }

    private Optional<Jupyter> jupyter() {
        List<Jupyter> found = JupyterSearch.on(machine, folders.project()).installed().toList();
        Optional<Jupyter> usable = found.stream().filter(jupyter -> jupyter.has(JupyterComponent.SERVER)).findFirst();
        if (usable.isPresent()) {
            ok(usable.get().title() + " opens the notebooks");
        } else if (found.isEmpty()) {
            wrong("there is no Jupyter on the PATH or below target: " + RUN_LAB);
        } else {
            wrong(found.get(0).title() + " has no notebook server: " + RUN_LAB);
        }
        usable.map(jupyter -> jupyter.missing(EnumSet.allOf(JupyterComponent.class))).filter(missing -> !missing.isEmpty())
                .ifPresent(missing -> ok("it has no " + JupyterComponent.titles(missing)
                        + ", which only \"mvn verify\" needs and installs"));
        return usable;
    }

    private boolean kernelSpec() {
        Path file = folders.kernelSpecFile();
        if (!Files.isRegularFile(file)) {
            wrong("Jupyter does not know the kernel yet (no " + file + "): " + RUN_LAB);
            return false;
        }
        Optional<String> fault = KernelSpec.fault(machine, file);
        fault.ifPresent(this::wrong);
        if (fault.isEmpty()) {
            ok("Jupyter finds the kernel through " + file);
        }
        return fault.isEmpty();
    }

    private void port() {
        try {
            int port = ports.getAsInt();
            ok(port == NotebookServer.USUAL_PORT ? "port " + port + " is free"
                    : "port " + NotebookServer.USUAL_PORT + " is taken (another Jupyter?); port " + port + " will be used");
        } catch (SetupException taken) {
            wrong(taken.getMessage());
        }
    }

    private void firstCell(Jupyter jupyter) {
        machine.say("        Starting the kernel for one cell.");
        CommandResult result = machine.run(
                Command.of(jupyter.python(), "-c", FIRST_CELL).with(folders.environment()).in(folders.notebooks()));
        if (result.text().lines().anyMatch("ok"::equals)) {
            ok("the kernel starts and runs a cell");
        } else {
            wrong("the kernel does not run a cell: " + result.jvmCause() + " (" + result.lastLine() + "; all of the output is in "
                    + folders.log() + ").");
        }
    }

    private void ok(String sentence) {
        machine.say("  ok    " + sentence + ".");
    }

    private void wrong(String sentence) {
        faults++;
        machine.say("  WRONG " + sentence);
    }
}

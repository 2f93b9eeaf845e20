package contrastive.lab;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.NotebookServer;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.LocalMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A notebook server for copies of some notebooks, in a folder of its own: nothing there is trusted, and nothing committed can change. */
record RunningServer(Process process, NotebookServer server, String token, Path link) implements AutoCloseable {

    static RunningServer start(Jupyter jupyter, Path scratch, List<String> notebooks, String token, List<String> options) throws IOException {
        LabFolders ours = new LabFolders(Path.of(""));
        LabFolders folders = new LabFolders(scratch);
        Files.createDirectories(folders.notebooks());
        for (String notebook : notebooks) {
            Files.copy(ours.notebooks().resolve(notebook), folders.notebooks().resolve(notebook));
        }
        Files.createDirectories(folders.jupyter());
        // where the notebook's first cell looks for the library
        Files.createSymbolicLink(folders.libraryJars(), ours.libraryJars());
        NotebookServer server = new NotebookServer(jupyter, notebooks.get(0), NotebookServer.freePort());
        Command command = server.command(folders, false, new LocalMachine(folders.log()).isRoot()).with(options)
                .with(Map.of("JUPYTER_PATH", ours.jupyter().toString(), "JUPYTER_TOKEN", token));
        Process process = command.builder().redirectOutput(scratch.resolve("server.log").toFile()).start();
        RunningServer running = new RunningServer(process, server, token, folders.libraryJars());
        running.awaitAnswer(scratch.resolve("server.log"));
        return running;
    }

    String address(String notebook) {
        return new NotebookServer(server.jupyter(), notebook, server.port()).address(token);
    }

    private void awaitAnswer(Path log) throws IOException {
        for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120); process.isAlive() && System.nanoTime() < deadline;) {
            try {
                if (server.answers(token)) {
                    return;
                }
                Thread.sleep(200);
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
        }
        throw new IOException("the server does not answer:\n" + Files.readString(log));
    }

    /** Ends the server and its kernels. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        process.destroy();
        try {
            process.waitFor(8, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        Files.delete(link);
    }
}

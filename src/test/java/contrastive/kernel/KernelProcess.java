package contrastive.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that start a kernel, without its last word, the connection file. */
final class KernelProcess {
    private static final Path DESCRIPTION = Path.of("target/jupyter/kernels/java/kernel.json");

    private KernelProcess() {
    }

    /** From the classes under test, with additional options of the JVM. */
    static List<String> command(List<String> options) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.add("-javaagent:" + Path.of("target/kernel/contrastive-balance-kernel.jar").toAbsolutePath());
        return command(KernelMain.class, all);
    }

    static List<String> commandWithoutAgent() throws IOException {
        return command(KernelMain.class, List.of());
    }

    static List<String> command(Class<?> main, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("kernel.java.home", System.getProperty("java.home")), "bin", "java").toString());
        command.addAll(KernelOptions.with(Files.createDirectories(Path.of("target/kernel-tests", String.valueOf(ProcessHandle.current().pid())))));
        // these kernels live for seconds, and what they do is the same with the quick compiler alone
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        return command;
    }

    /** As the set-up, which runs before the integration tests, has told Jupyter. */
    static List<String> installed() throws IOException {
        List<String> words = new ArrayList<>(JsonParser.parseString(Files.readString(DESCRIPTION)).getAsJsonObject()
                .getAsJsonArray("argv").asList().stream().map(JsonElement::getAsString).toList());
        words.remove("{connection_file}");
        return words;
    }

    /** What the kernel has in target/kernel: its own classes and the Jupyter side, not the library. */
    private static String classPath() {
        List<String> wanted = List.of("jjava-jupyter", "gson", "jeromq", "jnacl", "slf4j", "asm-");
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (name.equals("classes") || wanted.stream().anyMatch(name::startsWith)) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    static ProcessBuilder builder(List<String> command, Path folder, String... arguments) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        // a kernel ends with the tests, however they end
        builder.environment().put("JPY_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
        return builder;
    }

    static Path writeConnection(Path folder, int[] ports, String ip, String key) throws IOException {
        return Files.writeString(folder.resolve("connection.json"), """
                {"ip": "%s", "transport": "tcp", "signature_scheme": "hmac-sha256", "key": "%s", "shell_port": %d,
                 "iopub_port": %d, "stdin_port": %d, "control_port": %d, "hb_port": %d}
                """.formatted(ip, key, ports[0], ports[1], ports[2], ports[3], ports[4]));
    }

    static int[] freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}

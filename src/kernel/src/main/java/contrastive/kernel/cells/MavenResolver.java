package contrastive.kernel.cells;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** Finds libraries with all they need by asking the reader's own Maven, with its settings, mirrors and repository. */
final class MavenResolver {
    /** Of one version, as in our pom.xml: a plugin without one is whatever is newest on that day. */
    static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";

    private MavenResolver() {
    }

    /** @throws IOException with a message for the reader if Maven is missing or finds nothing */
    static List<Path> resolve(List<String> coordinates) throws IOException, InterruptedException {
        Path folder = temporary();
        Path pom = folder.resolve("pom.xml");
        Path answer = folder.resolve("classpath");
        Path log = folder.resolve("log");
        try {
            Files.writeString(pom, pomWith(coordinates));
            Process maven = start(pom, answer, log);
            try {
                if (maven.waitFor() != 0) {
                    throw new IOException("Maven did not find " + String.join(", ", coordinates) + ": " + Files.readAllLines(log).stream()
                            .filter(line -> line.matches("\\[ERROR] .*\\w.*")).findFirst().orElse("it gave no reason"));
                }
            } finally {
                maven.destroy();
            }
            return PathsHandler.split(Files.readString(answer).strip()).stream().map(Path::of).toList();
        } finally {
            for (Path file : List.of(pom, answer, log, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path temporary() throws IOException {
        try {
            return Files.createTempDirectory("maven-magic");
        } catch (IOException e) {
            throw new IOException("%maven needs a folder for temporary files, and " + System.getProperty("java.io.tmpdir")
                    + " cannot be written (" + e + "); give the kernel another one with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=/a/folder", e);
        }
    }

    private static Process start(Path pom, Path answer, Path log) throws IOException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        try {
            return new ProcessBuilder(windows ? "mvn.cmd" : "mvn", "-B", "-q", "-f", pom.toString(), PLUGIN + ":build-classpath",
                    "-Dmdep.outputFile=" + answer).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            throw new IOException("%maven needs Maven, and there is no mvn on the PATH; install it, or download the jar"
                    + " and use %classpath", e);
        }
    }

    private static String pomWith(List<String> coordinates) {
        String dependencies = coordinates.stream().map(c -> c.split(":")).map(c -> """
                    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>
                """.formatted(c[0], c[1], c[2])).collect(Collectors.joining());
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>notebook</groupId>
                  <artifactId>notebook</artifactId>
                  <version>1</version>
                  <dependencies>
                %s  </dependencies>
                </project>
                """.formatted(dependencies);
    }
}

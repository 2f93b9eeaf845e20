package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library of a reader's own, brought by {@code %classpath}. */
class LibraryTest {
    @TempDir
    private static Path folder;
    private static KernelClient kernel;

    @BeforeAll
    static void start() throws IOException {
        // so many constants that their class's initializer comes close to the 64 KB of a method; loops stay open for a check each
        String table = IntStream.range(0, 3_000).mapToObj(i -> "do { t[" + i + "] = s.hashCode() + " + (i + 70_000) + "; } while (s.isEmpty());")
                .collect(Collectors.joining("\n"));
        Map<String, String> classes = new TreeMap<>(Map.of(
                "Shelf", "package shelf; public interface Shelf { String title(); }",
                "Book", "package shelf; public class Book implements Shelf { public String title() { assert false; return \"found\"; } }",
                "Table", "package shelf; public class Table { public static int[] fill(String s) { int[] t = new int[3000];\n" + table + "\nreturn t; } }"));
        Path sources = Files.createDirectories(folder.resolve("shelf"));
        for (Map.Entry<String, String> each : classes.entrySet()) {
            Files.writeString(sources.resolve(each.getKey() + ".java"), each.getValue());
        }
        String[] files = classes.keySet().stream().map(name -> sources.resolve(name + ".java").toString()).toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, files)).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "4.2");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("shelf.jar")), manifest)) {
            for (String name : classes.keySet()) {
                jar.putNextEntry(new JarEntry("shelf/" + name + ".class"));
                jar.write(Files.readAllBytes(sources.resolve(name + ".class")));
            }
            jar.putNextEntry(new JarEntry("META-INF/services/shelf.Shelf"));
            jar.write("shelf.Book".getBytes(StandardCharsets.UTF_8));
        }
        kernel = KernelClient.start();
        kernel.run("%classpath " + folder + "/shelf.jar\nimport shelf.*;");
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private static String titleIn(String thread) {
        return kernel.run("String[] seen = {null};\nRunnable look = () -> seen[0] = ServiceLoader.load(Shelf.class).findFirst().map(s -> s.title())"
                + ".orElse(null);\n" + thread + "\nseen[0]").value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"look.run();", "Thread t = new Thread(look); t.start(); t.join();",
        "ExecutorService pool = Executors.newFixedThreadPool(1); pool.submit(look).get(); pool.shutdown();"})
    void aServiceOfALibraryIsFoundByTheContextClassLoaderAndItsAssertionsStayOff(String thread) {
        assertThat(titleIn(thread)).isEqualTo("found");
    }

    @Test
    void andOnTheThreadThatTakesThePlaceOfOneThatCouldNotBeStopped() {
        String id = kernel.submit("new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress()).accept();");
        kernel.awaitCellIn("ServerSocket.accept", true);
        kernel.interrupt();
        assertThat(kernel.finish(id).errorName()).isEqualTo("Stopped");
        assertThat(titleIn("look.run();")).isEqualTo("found");
    }

    @Test
    void aResourceOfALibraryIsFoundByTheContextClassLoader() {
        assertThat(kernel.run("new String(Thread.currentThread().getContextClassLoader().getResourceAsStream("
                + "\"META-INF/services/shelf.Shelf\").readAllBytes())").value()).isEqualTo("shelf.Book");
    }

    @Test
    void theVersionInTheManifestIsThatOfTheLibrarysPackages() {
        assertThat(kernel.run("Book.class.getPackage().getImplementationVersion()").value()).isEqualTo("4.2");
    }

    @Test
    void aMethodWithNoRoomForChecksRunsWithoutThem() {
        assertThat(kernel.run("Table.fill(\"s\")[2]").value()).isEqualTo("70117");
    }
}

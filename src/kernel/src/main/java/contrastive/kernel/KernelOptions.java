package contrastive.kernel;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The options of the JVM that the kernel is made for and tested with. Public because the set-up writes them into the kernel's description. */
public final class KernelOptions {

    /** Without the java agent, whose jar lies elsewhere in each clone. An option that a JVM does not know is passed over. */
    public static final List<String> JVM = List.of(
            // one collector, whatever JAVA_TOOL_OPTIONS names: a JVM does not start with two; first, that not every JVM has each of them
            "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockExperimentalVMOptions", "-XX:-UseParallelGC", "-XX:-UseG1GC", "-XX:-UseZGC", "-XX:-UseShenandoahGC",
            "-XX:-UseEpsilonGC", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
            // a heap that leaves room for the browser: half of the memory there is, in a container too, and at most 1 GB
            "-XX:MaxRAMPercentage=50", "-XX:ErgoHeapSizeLimit=1g",
            // as from JDK 18 on, whatever the language of the machine
            "-Dfile.encoding=UTF-8",
            // matrix products and exponentials by the processor's wide instructions
            "--add-modules", "jdk.incubator.vector",
            // an edited cell changes classes in place; the last option exists in JDK 17 to 25, and without the first, the JVM says at
            // each start that it may go one day
            "-XX:-PrintWarnings", "-XX:+AllowRedefinitionToAddDeleteMethods");

    /**
     * What the JVM's optimising compiler leaves to the quick one, as HotSpot reads it from a file. Most of a notebook's time goes
     * into compiling its cells and drawing its figures: code that runs a few times, never long enough for the second compilation to
     * pay; it took half the processor time of a chapter. Numerics, the collections and a reader's own code are not on the list.
     */
    private static final List<Map<String, Object>> NOT_WORTH_OPTIMISING = List.of(Map.of(
            "match", List.of(
                    "com/sun/*.*", "jdk/jshell/*.*", "jdk/internal/jshell/*.*", "jdk/internal/org/*.*", "jdk/internal/jimage/*.*",
                    "jdk/internal/jrtfs/*.*", "jdk/internal/loader/*.*", "jdk/nio/*.*", "sun/*.*", "java/awt*.*", "java/util/zip/*.*",
                    "java/util/jar/*.*", "java/util/regex/*.*", "java/nio/file/*.*", "java/lang/invoke/*.*", "javax/*.*",
                    "org/objectweb/*.*", "org/dflib/*.*", "org/zeromq/*.*", "zmq/*.*", "com/google/*.*", "com/fasterxml/*.*",
                    "io/pebbletemplates/*.*", "io/github/classgraph/*.*", "nonapi/*.*", "org/unbescape/*.*", "org/jfree/*.*",
                    "contrastive/kernel/*.*", "contrastive/plot/*.*", "contrastive/notebook/*.*",
                    // its work is in what it calls, and putting all of that into one method takes the compiler two seconds
                    "contrastive/dynamics/Measurement.*"),
            "c2", Map.of("Exclude", true)));

    private KernelOptions() {
    }

    /** All options, one of which names a file that this writes into {@code folder}. */
    public static List<String> with(Path folder) throws IOException {
        Path directives = folder.resolve("compiler-directives.json").toAbsolutePath();
        Files.writeString(directives, new Gson().newBuilder().setPrettyPrinting().create().toJson(NOT_WORTH_OPTIMISING));
        List<String> all = new ArrayList<>(JVM);
        // the second keeps HotSpot from saying so on the standard output, which may be somebody's file
        all.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-DisplayVMOutput", "-XX:CompilerDirectivesFile=" + directives));
        return all;
    }
}

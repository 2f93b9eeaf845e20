package contrastive.kernel;

import java.util.List;

/** The options of the JVM that the kernel is made for and tested with. Public because the set-up writes them into the kernel's description. */
public final class KernelOptions {

    /** Without the java agent, whose jar lies elsewhere in each clone. An option that a JVM does not know is passed over. */
    public static final List<String> JVM = List.of(
            // a small process, and a heap that leaves room for the browser
            "-XX:+UseSerialGC", "-Xmx1g", "-Djava.awt.headless=true",
            // matrix products and exponentials by the processor's wide instructions
            "--add-modules", "jdk.incubator.vector",
            // an edited cell changes classes in place; the last option exists in JDK 17 to 25, and without the first, the JVM says at
            // each start that it may go one day
            "-XX:-PrintWarnings", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+AllowRedefinitionToAddDeleteMethods");

    private KernelOptions() {
    }
}

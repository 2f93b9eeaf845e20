package contrastive.lab.kernelspec;

import contrastive.lab.machine.SetupException;
import java.io.File;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The JDK that runs Maven, and will run the kernel. */
public final class Jdk {

    private static final List<String> MODULES = List.of("jdk.compiler", "jdk.jshell");

    private Jdk() {}

    /** The absolute path of its java: the java on the PATH of a notebook server is often another one. */
    public static Path executable() {
        return Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
    }

    /**
     * Checks that it can compile and run notebook cells.
     *
     * @throws SetupException if it is a runtime without the tools
     */
    public static void check(Predicate<String> hasModule) {
        List<String> missing = MODULES.stream().filter(hasModule.negate()).toList();
        if (!missing.isEmpty()) {
            throw new SetupException("The Java in " + System.getProperty("java.home") + " is not a full JDK (it has no "
                    + String.join(" and no ", missing) + "): install a JDK 17 or later (on Debian type \"sudo apt-get install "
                    + "openjdk-17-jdk-headless\"), let JAVA_HOME name it, and type the same Maven command again.");
        }
    }

    public static boolean hasModule(String name) {
        return ModuleFinder.ofSystem().find(name).isPresent();
    }
}

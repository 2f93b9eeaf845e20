package contrastive.lab;

import java.util.List;
import java.util.Map;

/**
 * What the JVM's optimising compiler leaves to the quick one. Most of a notebook's time goes into compiling its cells and drawing
 * its figures: code that runs a few times, never long enough for the second compilation to pay. Measured on two cores: half the
 * processor time of a chapter.
 */
final class CompilerDirectives {

    /** As HotSpot reads it from a file: numerics, the collections and a reader's own code are not on the list. */
    static final Map<String, Object> NOT_WORTH_OPTIMISING = Map.of(
            "match", List.of(
                    "com/sun/*.*", "jdk/jshell/*.*", "jdk/internal/jshell/*.*", "jdk/internal/org/*.*", "jdk/internal/jimage/*.*",
                    "jdk/internal/jrtfs/*.*", "jdk/internal/loader/*.*", "jdk/nio/*.*", "sun/*.*", "java/awt*.*", "java/util/zip/*.*", "java/util/jar/*.*",
                    "java/util/regex/*.*", "java/nio/file/*.*", "java/lang/invoke/*.*", "javax/*.*",
                    "org/objectweb/*.*", "org/dflib/*.*", "org/zeromq/*.*", "zmq/*.*", "com/google/*.*", "com/fasterxml/*.*",
                    "io/pebbletemplates/*.*", "io/github/classgraph/*.*", "nonapi/*.*", "org/unbescape/*.*", "org/jfree/*.*",
                    "contrastive/kernel/*.*", "contrastive/plot/*.*", "contrastive/notebook/*.*",
                    // its work is in what it calls, and putting all of that into one method takes the compiler two seconds
                    "contrastive/dynamics/Measurement.*"),
            "c2", Map.of("Exclude", true));

    private CompilerDirectives() {
    }
}

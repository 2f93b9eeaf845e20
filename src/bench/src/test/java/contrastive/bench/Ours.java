package contrastive.bench;

import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one of our JMH benchmarks with one choice of its parameters. */
final class Ours {

    /** Flags of the kernel, which has the collector that needs least, and the vectors. */
    static final String[] AS_THE_KERNEL = {"-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector"};

    private Ours() {
    }

    /**
     * @param benchmark class with a single {@code @Benchmark} method
     * @param parameters values of its {@code @Param} fields
     * @param flags of the JVM; if none are given, those that the benchmark names
     * @return its score, in the benchmark's own mode and unit
     */
    static double score(Class<?> benchmark, Map<String, String> parameters, String... flags) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include("^" + benchmark.getName() + "\\.").forks(1)
                .verbosity(VerboseMode.SILENT);
        if (flags.length > 0) {
            // none at all would still take the place of those that the benchmark names
            options.jvmArgsAppend(flags);
        }
        parameters.forEach(options::param);
        RunResult result = new Runner(options.build()).runSingle();
        return result.getPrimaryResult().getScore();
    }
}

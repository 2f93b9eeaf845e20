package contrastive.bench;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.objective.Contrastive;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The whole curve of the flow: integrated, and its condition number and alignment read at every recorded point; in 1 GiB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class FlowBenchmark {

    @Param({"10", "1000", "100000", "1000000"})
    public int directions;

    private InfiniteWidth limit;
    private double duration;

    /** Strengths evenly from 2 down to 0.5, and d = 10 r. */
    public static PairModel model(int directions) {
        double[] variances = new double[directions];
        Arrays.setAll(variances, k -> 2 - 1.5 * k / (directions - 1));
        return PairModel.of(10 * directions, variances, 1);
    }

    /** 2000 at r = 10; else until the condition number is just below 1.05, for which the time grows as r^2. */
    public static double duration(int directions) {
        return directions == 10 ? 2000 : 10.08 * directions * directions;
    }

    @Setup
    public void prepare() {
        limit = InfiniteWidth.of(model(directions));
        duration = duration(directions);
    }

    @Benchmark
    public void curve(Blackhole reader) {
        for (Snapshot snapshot : run().snapshots()) {
            reader.consume(snapshot.conditionNumber());
            reader.consume(snapshot.alignment());
        }
    }

    private Trajectory run() {
        return limit.run(new Contrastive(4, 100), duration);
    }
}

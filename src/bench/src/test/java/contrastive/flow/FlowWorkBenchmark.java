package contrastive.flow;

import contrastive.bench.FlowBenchmark;
import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.objective.Contrastive;
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

/** What the flow of a million strengths spends its time in before its curve is read: choosing its nodes, and with that integrating them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class FlowWorkBenchmark {

    public static final int DIRECTIONS = 1_000_000;

    @Param({"nodes", "integration"})
    public String work;

    private PairModel model;
    private Masses start;
    private InfiniteWidth limit;

    @Setup
    public void prepare() {
        model = FlowBenchmark.model(DIRECTIONS);
        start = Masses.standardStart(model);
        limit = InfiniteWidth.of(model);
    }

    @Benchmark
    public Object work() {
        return work.equals("nodes") ? FlowNodes.of(model, start) : limit.run(new Contrastive(4, 100), FlowBenchmark.duration(DIRECTIONS));
    }
}

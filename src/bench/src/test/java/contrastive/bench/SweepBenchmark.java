package contrastive.bench;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.scale.Sweep;
import contrastive.dynamics.Trajectory;
import contrastive.objective.Contrastive;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tech.tablesaw.api.Table;

/** A sweep of 100 x 100 settings of the flow at d = 100, r = 10, to time 2000, with its peak and its end measured. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class SweepBenchmark {

    private final PairModel model = FlowBenchmark.model(10);
    private final double[] tauSquareds = IntStream.rangeClosed(1, 100).mapToDouble(i -> 0.12 * i).toArray();
    private final double[] negatives = IntStream.rangeClosed(1, 100).mapToDouble(i -> Math.pow(10, 0.04 * i)).toArray();

    @Benchmark
    public Table sweep() {
        return Sweep.over("tau^2", tauSquareds).and("K", negatives)
                .run(at -> InfiniteWidth.of(model).run(new Contrastive(at.value("tau^2"), at.value("K")), 2000))
                .measure("peak", Trajectory::peakConditionNumber)
                .measure("condition number", run -> run.last().conditionNumber())
                .table();
    }
}

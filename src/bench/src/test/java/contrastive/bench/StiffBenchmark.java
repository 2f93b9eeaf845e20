package contrastive.bench;

import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Snapshot;
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

/** The whole curve of a stiff flow: integrated, and its condition number and alignment read at every recorded point; in 1 GiB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class StiffBenchmark {

    /** Its place in {@link StiffSetting#ALL}. */
    @Param("0")
    public int place;

    private StiffSetting setting;
    private InfiniteWidth limit;

    @Setup
    public void prepare() {
        setting = StiffSetting.ALL.get(place);
        limit = InfiniteWidth.of(setting.model());
    }

    @Benchmark
    public void curve(Blackhole reader) {
        for (Snapshot snapshot : limit.run(setting.objective(), setting.duration()).snapshots()) {
            reader.consume(snapshot.conditionNumber());
            reader.consume(snapshot.alignment());
        }
    }
}

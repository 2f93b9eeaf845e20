package contrastive.bench;

import contrastive.data.PairModel;
import contrastive.data.RandomStream;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import contrastive.step.FastModelDescent;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A full training step: sample the batch, objective, gradient of both towers, update; with the collector that the kernel has. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
// the vectors come in when they are compiled, after some seconds of training
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 3, time = 1)
public class StepBenchmark {

    @Param({"S", "M", "L"})
    public String size;

    @Param({"positives", "closed form", "InfoNCE"})
    public String objective;

    private FastModelDescent descent;
    private Objective minimised;
    private Random random;

    @Setup
    public void prepare() {
        Size chosen = Size.valueOf(size);
        double[] variances = new double[chosen.signals];
        Arrays.setAll(variances, k -> 2 - 1.5 * k / (chosen.signals - 1));
        PairModel model = PairModel.of(chosen.dimension, variances, 0.7);
        descent = new FastModelDescent(TwoTower.gaussian(model, chosen.width, 1), model, chosen.batch, 0.05);
        random = RandomStream.PAIRS.seeded(0);
        minimised = switch (objective) {
            case "positives" -> new PositivesOnly();
            case "closed form" -> new Contrastive(4, chosen.batch - 1);
            default -> new InfoNce(4);
        };
    }

    @TearDown
    public void close() {
        descent.close();
    }

    @Benchmark
    public double step() {
        double value = descent.compute(minimised, random);
        descent.update();
        return value;
    }
}

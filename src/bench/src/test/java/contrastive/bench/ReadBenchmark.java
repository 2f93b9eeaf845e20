package contrastive.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Gigabytes a second that two threads read and add up, each from numbers of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
@Threads(2)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ReadBenchmark {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    /** Bytes of one invocation, the same for both places, so that the score is bytes a nanosecond. */
    private static final int BYTES = 1 << 27;

    @Param({"second cache", "memory"})
    public String place;

    /** Where in the array to begin: an array may lie anywhere, and a vector that lies across two lines of the cache takes two reads. */
    @Param({"0", "1", "2", "3", "4", "5", "6", "7"})
    public int first;

    private double[] numbers;

    @Setup
    public void prepare() {
        numbers = new double[count() + 8];
    }

    private int count() {
        return (place.equals("memory") ? BYTES : 1 << 18) / Double.BYTES;
    }

    @Benchmark
    @OperationsPerInvocation(BYTES)
    public double read() {
        double sum = 0;
        for (int times = BYTES / Double.BYTES / count(); times > 0; times--) {
            sum += sum(numbers, first, first + count());
        }
        return sum;
    }

    private static double sum(double[] numbers, int from, int to) {
        int length = SPECIES.length();
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        for (int i = from; i < to; i += 4 * length) {
            a = a.add(DoubleVector.fromArray(SPECIES, numbers, i));
            b = b.add(DoubleVector.fromArray(SPECIES, numbers, i + length));
            c = c.add(DoubleVector.fromArray(SPECIES, numbers, i + 2 * length));
            d = d.add(DoubleVector.fromArray(SPECIES, numbers, i + 3 * length));
        }
        return a.add(b).add(c.add(d)).lane(0);
    }
}

package contrastive.step;

import contrastive.bench.Size;
import contrastive.data.PairModel;
import contrastive.data.RandomStream;
import contrastive.data.SignBatch;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a training step spends its time in, each kind of work by itself, on matrices of the step's shapes and on its threads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector"})
public class StepWorkBenchmark {

    @Param({"S", "M", "L"})
    public String size;

    @Param({"positives", "closed form", "InfoNCE"})
    public String objective;

    @Param({"signs", "towers", "exponentials"})
    public String work;

    private ThreadTeam team;
    private Products products;
    private SignMatrices signs;
    private double[][] mapA;
    private double[][] mapB;
    private double[][] transposed;
    private double[][] square;
    private double[][] otherSquare;
    private double[][] gradient;
    private double[][] tall;
    private double[][] otherTall;
    private double[][] wide;
    private double[][][] blocks;
    private double[] halves;
    private double[][] sums;
    private double[] columnSums;

    @Setup(Level.Trial)
    public void prepare() throws InterruptedException {
        VectorWarmUp.count(1e12);
        while (!(VectorWarmUp.now() instanceof VectorArithmetic)) {
            Thread.sleep(100);
        }
        Size chosen = Size.valueOf(size);
        int d = chosen.dimension;
        int n = chosen.batch;
        int m = NarrowMaps.width(d, chosen.width);
        team = new ThreadTeam();
        products = new Products(VectorWarmUp::now, team);
        Random random = RandomStream.PAIRS.seeded(0);
        double[] variances = new double[chosen.signals];
        Arrays.fill(variances, 1);
        PairModel model = PairModel.of(d, variances, 1);
        SignBatch batch = model.drawSigns(n, random);
        signs = new SignMatrices(n, d, products);
        signs.load(batch);
        signs.prepare();
        mapA = filled(d, m, random);
        mapB = filled(d, m, random);
        transposed = filled(m, d, random);
        square = filled(d, d, random);
        otherSquare = filled(d, d, random);
        gradient = filled(d, m, random);
        tall = filled(n, d, random);
        otherTall = filled(n, d, random);
        wide = filled(d, n, random);
        blocks = Products.blocks(n, n, signs.b.blockWidth());
        halves = new double[RowArithmetic.padded(n)];
        Arrays.fill(halves, 0.5);
        sums = new double[blocks.length][n];
        columnSums = new double[RowArithmetic.padded(n)];
    }

    private static double[][] filled(int rows, int columns, Random random) {
        double[][] matrix = Products.matrix(rows, columns);
        for (double[] row : matrix) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return matrix;
    }

    @TearDown
    public void close() {
        team.close();
    }

    @Benchmark
    public void work() {
        switch (work) {
            case "signs" -> productsWithSigns();
            case "towers" -> productsOfTheTowers();
            default -> exponentials();
        }
    }

    private void productsWithSigns() {
        switch (objective) {
            case "positives" -> signs.cross(square, 1);
            case "closed form" -> {
                products.product(tall, signs.a, square);
                products.product(otherTall, signs.b, square);
                products.product(otherSquare, signs.transposedA, tall);
                products.product(otherSquare, signs.transposedB, otherTall);
            }
            default -> {
                products.product(tall, signs.a, square);
                products.product(blocks, signs.b, wide, block -> { });
                products.product(wide, signs.transposedB, blocks, block -> { });
                products.product(otherSquare, signs.transposedA, tall);
            }
        }
    }

    /** The form, where the objective needs one, and the two gradients. */
    private void productsOfTheTowers() {
        if (!objective.equals("positives")) {
            products.product(otherSquare, mapA, transposed);
        }
        products.product(gradient, square, mapB);
        products.product(gradient, square, mapA);
    }

    /** Of InfoNCE those of all similarities and their weights, of the closed form the hyperbolic tangents of both towers. */
    private void exponentials() {
        if (objective.equals("closed form")) {
            products.rows(tall.length, 16 * tall[0].length, i -> {
                products.arithmetic().logCoshTanh(tall[i], tall[i].length, 1);
                products.arithmetic().logCoshTanh(otherTall[i], otherTall[i].length, 1);
            });
        } else if (objective.equals("InfoNCE")) {
            team.run(blocks.length, 12.0 * blocks.length * blocks[0].length * blocks[0][0].length, (block, buffer) -> {
                // a scale of 0 and weights of one half leave ones behind, whatever was there
                products.arithmetic().expSums(blocks[block], 0, sums[block], columnSums, block * signs.b.blockWidth());
                products.arithmetic().weigh(blocks[block], halves, halves, block * signs.b.blockWidth());
            });
        }
    }
}

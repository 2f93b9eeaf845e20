package contrastive.theory;

import contrastive.data.PairModel;
import contrastive.data.Require;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Every claim of the course, predicted and measured afresh (theory, section 6): the table of chapter 09. Each result has a class of its own
 * here, which computes on the models that its chapter uses. Immutable.
 *
 * @param claims in the order of T1 to T7
 */
public record Course(List<CourseClaim> claims) {

    /** The model of most chapters: four directions in twelve dimensions. */
    static final PairModel SMALL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    /** Five directions in thirty dimensions, as in chapter 04. */
    static final PairModel MIDDLE = PairModel.of(30, new double[] {2, 1.5, 1, 0.7, 0.5}, 1);
    /** Ten variances evenly from 2 to 0.5, as in chapter 06. */
    static final PairModel TEN = PairModel.of(100, IntStream.range(0, 10).mapToDouble(k -> 2 - 1.5 * k / 9).toArray(), 1);

    public Course {
        Require.notNull("claims", claims).forEach(claim -> Require.notNull("each of claims", claim));
        claims = List.copyOf(claims);
    }

    /**
     * Computes all of it, in a few seconds.
     *
     * @param seeds how many random starts and batches the claims on finite width and batch are measured with, at least 2
     * @throws IllegalArgumentException if seeds is below 2
     * @throws CancellationException if the thread is interrupted meanwhile
     */
    public static Course compute(int seeds) {
        Require.atLeast(2, "seeds", seeds);
        return whole(() -> Stream.of(AlignmentClaims.all(), PriceClaims.all(), BalanceClaims.all(), StageClaims.all(), WindowClaims.all(),
                IsotropyClaims.all(), FiniteSizeClaims.all(seeds)).flatMap(List::stream).toList());
    }

    /**
     * T7 alone, the claims that depend on the seeds, for trying others.
     *
     * @throws IllegalArgumentException if seeds is below 2
     * @throws CancellationException if the thread is interrupted meanwhile
     */
    public static Course finiteSize(int seeds) {
        Require.atLeast(2, "seeds", seeds);
        return whole(() -> FiniteSizeClaims.all(seeds));
    }

    /** An interrupt cuts training runs short, and what is measured of those, if anything can be, says nothing of the claims. */
    private static Course whole(Supplier<List<CourseClaim>> claims) {
        try {
            Course course = new Course(claims.get());
            if (!Thread.currentThread().isInterrupted()) {
                return course;
            }
        } catch (IllegalArgumentException cutShort) {
            if (!Thread.currentThread().isInterrupted()) {
                throw cutShort;
            }
        }
        throw new CancellationException("interrupted before every claim was measured");
    }

    /** The claims of one result, "T1" to "T7". */
    public Course of(String result) {
        Require.notNull("result", result);
        return new Course(claims.stream().filter(row -> row.result().equals(result)).toList());
    }

    /**
     * The table, when every claim holds: one row a claim, with the columns "result", "shown in", "strength" and those of
     * {@link Verdicts#table}.
     *
     * @throws ClaimFailedException if one does not hold
     */
    public Table require() {
        Table verdicts = Verdicts.require(claims.stream().map(CourseClaim::claim).toArray(Claim[]::new));
        Table table = Table.create("the course", column("result", claims.stream().map(CourseClaim::result)),
                column("shown in", claims.stream().map(CourseClaim::chapter)),
                column("strength", claims.stream().map(row -> row.strength().toString())));
        verdicts.columns().forEach(table::addColumns);
        return table;
    }

    /** The claims of one strength that predict a number other than 0: columns "predicted" and "measured", for a picture. */
    public Table pairs(CourseClaim.Strength strength) {
        Require.notNull("strength", strength);
        List<Claim> shown = claims.stream().filter(row -> row.strength() == strength).map(CourseClaim::claim)
                .filter(claim -> Math.abs(claim.prediction()) > 0).toList();
        return Table.create(strength.toString(), DoubleColumn.create("predicted", shown.stream().mapToDouble(Claim::prediction).toArray()),
                DoubleColumn.create("measured", shown.stream().mapToDouble(Claim::measured).toArray()));
    }

    private static StringColumn column(String name, Stream<String> values) {
        return StringColumn.create(name, values);
    }
}

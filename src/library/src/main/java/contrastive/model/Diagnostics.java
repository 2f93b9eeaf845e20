package contrastive.model;

import static org.ejml.dense.row.mult.VectorVectorMult_DDRM.innerProd;

import contrastive.data.Digits;
import contrastive.data.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SpecializedOps_DDRM;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What is measured of two matrices of paired embeddings from any model: estimates from a sample, not population values.
 *
 * <p>Two normalisations are in use, and each quantity keeps that of its source. Alignment and spectrum divide a matrix by the root mean
 * square length of its rows, N^2 = (1/n) sum_i |a_i|^2, as the encoders of theory, section 2, do. Alignment distance and uniformity
 * (Wang and Isola 2020, arXiv 2005.10242) and the modality gap (Liang et al. 2022, arXiv 2203.02053) are defined on the unit sphere: there
 * each row is divided by its own length. For rows of length 1, such as those of CLIP, the two are the same. Nothing here changes when a
 * whole matrix is scaled, or when both are turned by one rotation.
 *
 * @param pairs n, at least 2
 * @param width m, at least 1
 * @param alignment (1/n) sum_i &lt;a_i, b_i&gt; / (N_A N_B), in [-1, 1]; 1 when the matrices differ by a scale at most (theory, section 4)
 * @param mismatchedAlignment the same over all a_i and b_j with i != j, the alignment of mismatched pairs. Compare alignment with it: a
 *     mean that both matrices share raises both; about 0 for centred embeddings
 * @param alignmentDistance Wang and Isola's alignment with their alpha = 2, (1/n) sum_i |a_i - b_i|^2 on the unit sphere, which is 2 - 2
 *     times the mean cosine of the pairs; in [0, 4], 0 when each pair coincides. Smaller is better
 * @param modalityGap |mean a - mean b| on the unit sphere, in [0, 2]; 0 when the two clouds have one centre
 * @param towerA what is measured of the first matrix alone
 * @param towerB the same of the second
 * @param warnings sentences on what makes these numbers misleading; empty if nothing was found
 */
public record Diagnostics(
        int pairs, int width, double alignment, double mismatchedAlignment, double alignmentDistance, double modalityGap,
        EmbeddingState towerA, EmbeddingState towerB, List<String> warnings) {

    /** @throws IllegalArgumentException if a number is outside of its range by more than round-off, or something is missing */
    public Diagnostics {
        Require.atLeast(2, "pairs", pairs);
        Require.atLeast(1, "width", width);
        Require.nearlyBetween(-1, 1, "alignment", alignment);
        Require.nearlyBetween(-1, 1, "mismatchedAlignment", mismatchedAlignment);
        Require.nearlyBetween(0, 4, "alignmentDistance", alignmentDistance);
        Require.nearlyBetween(0, 2, "modalityGap", modalityGap);
        Require.notNull("towerA", towerA);
        Require.notNull("towerB", towerB);
        Require.notNull("warnings", warnings).forEach(warning -> Require.notNull("each of warnings", warning));
        warnings = List.copyOf(warnings);
    }

    /**
     * Measures two matrices of embeddings, each as exact as its entries show: as float32 where each is one, for example, which
     * {@link EmbeddingState#precision} says. The work grows as n^2 m, for the uniformity.
     *
     * @param embeddingsA shape (n, m), one embedding a row; not modified
     * @param embeddingsB shape (n, m); row i is the partner of row i of embeddingsA; not modified
     * @throws IllegalArgumentException if the shapes differ, there are fewer than 2 rows or no column, an entry is not finite, or a row
     *     is 0 throughout and so has no direction
     */
    public static Diagnostics of(DMatrixRMaj embeddingsA, DMatrixRMaj embeddingsB) {
        require(embeddingsA, embeddingsB);
        return of(embeddingsA, embeddingsB, Precision.of(embeddingsA), Precision.of(embeddingsB));
    }

    /**
     * The same for embeddings of a known precision, such as float32 ones that were later scaled in double.
     *
     * @param precision distance between neighbouring numbers near 1: Math.ulp(1f) for float32, 0x1p-10 for float16, 0x1p-7 for bfloat16
     * @throws IllegalArgumentException as {@link #of(DMatrixRMaj, DMatrixRMaj)}, or if precision is not between 2^-52 and 1
     */
    public static Diagnostics of(DMatrixRMaj embeddingsA, DMatrixRMaj embeddingsB, double precision) {
        require(embeddingsA, embeddingsB);
        Precision given = Precision.given(precision, embeddingsA.numCols);
        return of(embeddingsA, embeddingsB, given, given);
    }

    /**
     * The same for two tables in which every column is a coordinate; {@link #pairs} is their number of rows.
     *
     * @throws IllegalArgumentException as {@link #of(DMatrixRMaj, DMatrixRMaj)}; or if a table has columns of text or of whole numbers, as ids
     *     and labels are, which the message names; or if its column names are numbers, as when the first row was read as a header
     */
    public static Diagnostics of(Table embeddingsA, Table embeddingsB) {
        return of(coordinates("embeddingsA", embeddingsA), coordinates("embeddingsB", embeddingsB));
    }

    private static DMatrixRMaj coordinates(String name, Table table) {
        Require.atLeast(2, "number of rows of " + name, Require.notNull(name, table).rowCount());
        List<String> others = table.columns().stream()
                .filter(column -> !(column instanceof DoubleColumn || column instanceof FloatColumn)
                        || column.name().matches("[-+]?\\d*\\.?\\d+([eE][-+]?\\d+)?")).map(Column::name).toList();
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(name + " must have columns of coordinates only, with names, got " + others + "; for a file without"
                    + " a header, say so when reading it, and leave out or convert columns of text and of whole numbers");
        }
        return new DMatrixRMaj(table.as().doubleMatrix());
    }

    private static Diagnostics of(DMatrixRMaj embeddingsA, DMatrixRMaj embeddingsB, Precision ofA, Precision ofB) {
        EmbeddingCloud a = EmbeddingCloud.of("embeddingsA", embeddingsA);
        EmbeddingCloud b = EmbeddingCloud.of("embeddingsB", embeddingsB);
        int n = embeddingsA.numRows;
        double alignment = innerProd(a.scaled(), b.scaled()) / n;
        // sum over all i and j, less the pairs themselves
        double strangers = (n * innerProd(EmbeddingCloud.mean(a.scaled()), EmbeddingCloud.mean(b.scaled())) - alignment) / (n - 1);
        double distance = Math.pow(SpecializedOps_DDRM.diffNormF(a.unit(), b.unit()), 2) / n;
        double gap = SpecializedOps_DDRM.diffNormF(EmbeddingCloud.mean(a.unit()), EmbeddingCloud.mean(b.unit()));
        EmbeddingState stateA = a.measure(ofA);
        EmbeddingState stateB = b.measure(ofB);
        return new Diagnostics(n, embeddingsA.numCols, alignment, strangers, distance, gap, stateA, stateB,
                warnings(n, embeddingsA.numCols, stateA, stateB));
    }

    /**
     * The uniformity of a perfectly uniform cloud on the unit sphere of R^m, the least that a large sample can have: -4 + log 0F1(m/2; 4),
     * near -4 + 8/m for a large m. From E exp(-2 |x - y|^2) = e^-4 E exp(4 &lt;x, y&gt;) for independent x and y.
     *
     * @throws IllegalArgumentException if width &lt; 1
     */
    public static double uniformityOfTheSphere(int width) {
        Require.atLeast(1, "width", width);
        // 0F1(b; z) = sum_k z^k / (k! b (b + 1) ... (b + k - 1)), with b = m/2, z = 4
        double term = 1;
        double sum = 1;
        for (int k = 0; term > sum * 1e-17; k++) {
            term *= 4 / ((k + 1) * (width / 2.0 + k));
            sum += term;
        }
        return -4 + Math.log(sum);
    }

    /** The larger of the two matrices' condition numbers, as a snapshot's headline. */
    public double conditionNumber() {
        return Math.max(towerA.conditionNumber(), towerB.conditionNumber());
    }

    /**
     * The larger of the two condition numbers over the leading directions alone.
     *
     * @throws IllegalArgumentException as {@link EmbeddingState#conditionNumber(int)}
     */
    public double conditionNumber(int directions) {
        return Math.max(towerA.conditionNumber(directions), towerB.conditionNumber(directions));
    }

    /** The smaller of the two matrices' effective ranks, as a snapshot's headline. */
    public double effectiveRank() {
        return Math.min(towerA.effectiveRank(), towerB.effectiveRank());
    }

    private static void require(DMatrixRMaj embeddingsA, DMatrixRMaj embeddingsB) {
        Require.finite("embeddingsA", embeddingsA);
        Require.atLeast(2, "number of rows of embeddingsA", embeddingsA.numRows);
        Require.atLeast(1, "number of columns of embeddingsA", embeddingsA.numCols);
        Require.shape("embeddingsB", Require.finite("embeddingsB", embeddingsB), embeddingsA.numRows, embeddingsA.numCols);
    }

    private static List<String> warnings(int n, int m, EmbeddingState a, EmbeddingState b) {
        List<String> warnings = new ArrayList<>();
        if (n <= m) {
            warnings.add(say("n = %d pairs for m = %d columns (n <= m): after centring they span at most %d directions, so the condition number "
                    + "is infinite and the effective rank below %d whatever the model does", n, m, n - 1, n));
        } else if (m > 1 && n < 20 * m) {
            // Marchenko and Pastur's edges for the singular values, and Page's mean entropy
            double edge = Math.sqrt((double) m / n);
            warnings.add(say("n = %d pairs for m = %d columns (n < 20 m): a perfectly balanced model would show a condition number of about "
                    + "%s and an effective rank of about %s, by sampling alone", n, m, Digits.text((1 + edge) / (1 - edge), 2), Digits.text(m * Math.exp(-m / (2.0 * n)), 3)));
        }
        warnAboutTower("A", n, m, a, warnings);
        warnAboutTower("B", n, m, b, warnings);
        return warnings;
    }

    private static void warnAboutTower(String name, int n, int m, EmbeddingState state, List<String> warnings) {
        if (state.rank() == 0) {
            warnings.add(say("%s: all rows are the same point: the tower has collapsed", name));
        } else if (state.rank() < Math.min(n - 1, m)) {
            warnings.add(say("%s: only %d of %d directions are used, so the condition number is infinite; conditionNumber(%d) compares "
                    + "those that are. The entries were taken as %s", name, state.rank(), Math.min(n - 1, m), state.rank(), state.precision()));
        } else if (n > m && state.spectrum()[m - 1] < Math.sqrt(m) * Math.ulp(1f)) {
            warnings.add(say("%s: the smallest singular value could be rounding to float32 alone, but the entries were taken as %s; if they "
                    + "were float32 before, give Math.ulp(1f) as the precision", name, state.precision()));
        }
        if (state.rank() > 0 && state.meanShare() > 0.5) {
            warnings.add(say("%s: %.0f %% of the energy is in the mean that all rows share, which spectrum, condition number and effective rank "
                    + "leave out; compare alignment with mismatchedAlignment", name, 100 * state.meanShare()));
        }
        if (state.lengthSpread() > 0.01) {
            warnings.add(say("%s: the rows' lengths vary by %.0f %%: alignment and spectrum give long rows more weight, uniformity, alignment "
                    + "distance and modality gap do not", name, 100 * state.lengthSpread()));
        }
    }

    private static String say(String sentence, Object... values) {
        return String.format(Locale.ROOT, sentence, values);
    }

    /**
     * One row per quantity: "quantity", "A" and "B" (what is measured of the pairs is under A), "range", "perfect" and "collapsed", the value
     * for two towers that send everything to one point. Perfect means: pairs coincide, directions are even, mismatched pairs share nothing;
     * for the uniformity it is the value of a large sample. A small one can lie below that, down to -4 - 4 / (n - 1), where n points are as far
     * from each other as n points can be: the cosines of different rows have a mean of at least -1 / (n - 1), and exp is convex.
     */
    public Table table() {
        Table table = Table.create("diagnostics",
                Stream.of("quantity", "A", "B", "range", "perfect", "collapsed").map(StringColumn::create).toArray(StringColumn[]::new));
        String[][] rows = {
            {"alignment", digits(alignment), "", "[-1, 1]", "1", "1"},
            {"mismatched alignment", digits(mismatchedAlignment), "", "[-1, 1]", "0", "1"},
            {"alignment distance", digits(alignmentDistance), "", "[0, 4]", "0", "0"},
            {"modality gap", digits(modalityGap), "", "[0, 2]", "0", "0"},
            {"uniformity", digits(towerA.uniformity()), digits(towerB.uniformity()), "[" + digits(-4 - 4.0 / (pairs - 1)) + ", 0]",
                digits(uniformityOfTheSphere(width)), "0"},
            {"condition number", digits(towerA.conditionNumber()), digits(towerB.conditionNumber()), "[1, Infinity]", "1", "Infinity"},
            {"effective rank", digits(towerA.effectiveRank()), digits(towerB.effectiveRank()), "0 or [1, " + width + "]", "" + width, "0"},
            {"share of the mean", digits(towerA.meanShare()), digits(towerB.meanShare()), "[0, 1]", "0", "1"}};
        for (String[] row : rows) {
            IntStream.range(0, row.length).forEach(i -> table.stringColumn(i).append(row[i]));
        }
        return table;
    }

    private static String digits(double value) {
        return Digits.text(value, 5);
    }
}

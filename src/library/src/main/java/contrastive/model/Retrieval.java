package contrastive.model;

import contrastive.data.Require;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How well the right answers are found: each query is compared with all answers by the cosine of the angle between them, and its rank is the
 * place of the right answer, 1 when that comes first.
 *
 * @param ranks one for each query, from 1 to the number of answers; ties can give halves
 */
public record Retrieval(double[] ranks) {

    /** Who wins among answers that are equally close, as two equal captions always are. */
    public enum Ties {
        /** The right answer takes the mean of the places that the equal ones share: as if they were put in a random order. */
        SHARED,
        /** The right answer comes first of them: finding an equal caption counts as finding the right one. */
        FORGIVEN
    }

    /** Cosines this close are equal; round-off of sums over the width is far below. */
    private static final double EQUAL = 1e-9;

    /** @throws IllegalArgumentException if there are no ranks, or one is not positive and finite */
    public Retrieval {
        ranks = Require.notNull("ranks", ranks).clone();
        Require.atLeast(1, "number of ranks", ranks.length);
        Require.allPositive("ranks", ranks);
    }

    /**
     * @param queries shape (n, m), not all entries of a row 0; not modified
     * @param answers shape (n, m); row i is the right answer to row i of queries; not modified
     * @param ties the place of a right answer among others that are equally close
     * @throws IllegalArgumentException if ties is missing, the shapes differ, there are no rows, an entry is not finite, or a row is 0 throughout
     */
    public static Retrieval of(DMatrixRMaj queries, DMatrixRMaj answers, Ties ties) {
        Require.notNull("ties", ties);
        DMatrixRMaj cosines = cosines(queries, answers);
        Require.shape("answers", answers, queries.numRows, queries.numCols);
        double[] ranks = new double[queries.numRows];
        for (int i = 0; i < ranks.length; i++) {
            double right = cosines.get(i, i);
            int closer = 0;
            int equal = 0;
            for (int j = 0; j < ranks.length; j++) {
                if (cosines.get(i, j) > right + EQUAL) {
                    closer++;
                } else if (j != i && cosines.get(i, j) >= right - EQUAL) {
                    equal++;
                }
            }
            ranks[i] = 1 + closer + (ties == Ties.SHARED ? equal / 2.0 : 0);
        }
        return new Retrieval(ranks);
    }

    /**
     * Cosines between all queries and all answers.
     *
     * @param queries shape (n, m), at least one row; not modified
     * @param answers shape (k, m), at least one row; not modified
     * @return shape (n, k), entries in [-1, 1]
     * @throws IllegalArgumentException if the widths differ, there are no rows, an entry is not finite, or a row is 0 throughout
     */
    public static DMatrixRMaj cosines(DMatrixRMaj queries, DMatrixRMaj answers) {
        DMatrixRMaj unitQueries = EmbeddingCloud.unit("queries", queries);
        DMatrixRMaj unitAnswers = EmbeddingCloud.unit("answers", answers);
        Require.shape("answers", answers, answers.numRows, queries.numCols);
        DMatrixRMaj cosines = new DMatrixRMaj(queries.numRows, answers.numRows);
        CommonOps_DDRM.multTransB(unitQueries, unitAnswers, cosines);
        return cosines;
    }

    /** The ranks; a copy. */
    @Override
    public double[] ranks() {
        return ranks.clone();
    }

    /**
     * Recall at k: the share of queries whose right answer is among the first k; by chance k / n.
     *
     * @param k from 1 to the number of answers
     * @throws IllegalArgumentException if k is out of range
     */
    public double recallAt(int k) {
        Require.between(1, ranks.length, "k", k);
        return Arrays.stream(ranks).filter(rank -> rank <= k).count() / (double) ranks.length;
    }

    /** Median of the ranks; by chance (n + 1) / 2, 1 at best. */
    public double medianRank() {
        double[] sorted = ranks();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

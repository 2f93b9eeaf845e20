package contrastive.hostile;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.ModelSnapshot;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The suite of hostile arguments sees what it is there to see. */
class InvariantsTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final Trajectory RUN = InfiniteWidth.of(MODEL).run(new PositivesOnly(), 1);

    static List<Object> broken() {
        Snapshot last = RUN.last();
        return List.of(Double.NaN, new double[] {1, Double.POSITIVE_INFINITY}, new DMatrixRMaj(new double[][] {{1}, {Double.NaN}}),
                Optional.of(Double.NaN), List.of(1.0, Double.NEGATIVE_INFINITY),
                Table.create("t", DoubleColumn.create("alignment", 1, Double.POSITIVE_INFINITY)),
                Table.create("t", DoubleColumn.create("condition number", Double.NaN)),
                // the strengths add up to the alignment only to nine digits
                new ModelSnapshot(last.time(), last.alignment(), last.towerA(), last.towerB(), last.negativeWeight(),
                        new double[] {last.alignment() + 1e-10, 0, 0, 0}, last.masses()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatBreaksAnInvariantIsSeen(Object value) {
        assertThatThrownBy(() -> Invariants.check(value)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aRunThatHasLostItsNegativeWeightIsSeen() {
        Trajectory unweighted = InfiniteWidth.of(MODEL).run(PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s)), 1);
        assertThatCode(() -> Invariants.check(unweighted)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Invariants.checkHasWeight(unweighted)).isInstanceOf(AssertionError.class);
    }

    static List<Object> sound() {
        return List.of(1.0, new double[0], RUN, RUN.last(), RUN.table(), MODEL, Optional.empty(),
                Table.create("t", DoubleColumn.create("condition number", Double.POSITIVE_INFINITY)));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void whatIsSoundPasses(Object value) {
        assertThatCode(() -> Invariants.check(value)).doesNotThrowAnyException();
    }
}

package contrastive.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.dynamics.Masses;
import contrastive.dynamics.PairSnapshot;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.TowerState;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Gradient;
import contrastive.plot.Drawing;
import contrastive.plot.Figure;
import contrastive.theory.Verdicts;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What must hold of anything that the library returns, whatever it was given (theory, section 4). */
final class Invariants {

    /** Sums of numbers of size 1, in double precision. */
    private static final double ROUND_OFF = 1e-12;

    private Invariants() {
    }

    static void check(Object value) {
        assertThat(value).as("what is returned").isNotNull();
        if (value instanceof Double number) {
            assertThat(number).as("what is returned").isFinite();
        } else if (value instanceof double[] numbers) {
            checkFinite(numbers);
        } else if (value instanceof DMatrixRMaj matrix) {
            checkFinite(Arrays.copyOf(matrix.data, matrix.getNumElements()));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(Invariants::check);
        } else if (value instanceof List<?> list) {
            list.stream().limit(5).forEach(Invariants::check);
        } else if (value instanceof Table table) {
            check(table);
        } else {
            checkOfTheLibrary(value);
        }
    }

    private static void checkOfTheLibrary(Object value) {
        if (value instanceof PairBatch batch) {
            check(batch.a());
            check(batch.b());
        } else if (value instanceof PairModel model && model.dimension() <= 100) {
            check(model.secondMomentA());
        } else if (value instanceof Gradient gradient) {
            check(gradient.weightsA());
            check(gradient.weightsB());
        } else if (value instanceof TwoTower tower) {
            check(tower.weightsA());
            check(tower.weightsB());
        } else if (value instanceof Masses masses) {
            checkFinite(masses.aligned());
            checkFinite(masses.misaligned());
            assertThat(masses.total()).isFinite().isNotNegative();
        } else if (value instanceof TowerState state) {
            check(state);
        } else if (value instanceof Snapshot snapshot) {
            check(snapshot);
        } else if (value instanceof Trajectory run) {
            check(run);
        } else if (value instanceof Verdicts verdicts) {
            check(verdicts.table());
        } else if (value instanceof Figure figure) {
            assertThat(figure.sentence()).isNotBlank().doesNotContain("NaN to").doesNotContain("to NaN");
        } else if (value instanceof Drawing drawing) {
            assertThat(drawing.html()).isNotBlank();
        } else if (value instanceof Record part && part.getClass().getName().startsWith("contrastive.")) {
            checkParts(part);
        }
    }

    private static void checkParts(Record value) {
        for (RecordComponent part : value.getClass().getRecordComponents()) {
            try {
                check(part.getAccessor().invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void check(TowerState state) {
        assertThat(state.conditionNumber()).isGreaterThanOrEqualTo(1);
        checkShare(state.noiseShare());
        assertThat(state.effectiveRank()).isFinite().isGreaterThanOrEqualTo(1 - ROUND_OFF);
    }

    /** In numbers, among which -0.0 is 0. */
    private static void checkShare(double share) {
        assertThat(share >= 0 && share <= 1).as("a share in [0, 1]: %s", share).isTrue();
    }

    private static void check(Snapshot snapshot) {
        if (snapshot instanceof PairSnapshot) {
            checkParts((Record) snapshot);
            return;
        }
        double[] strengths = snapshot.strengths();
        check(snapshot.towerA());
        check(snapshot.towerB());
        check(snapshot.masses());
        assertThat(snapshot.time()).isFinite();
        assertThat(snapshot.time() >= 0).isTrue();
        assertThat(snapshot.alignment()).isBetween(-1 - ROUND_OFF, 1 + ROUND_OFF);
        assertThat(Arrays.stream(strengths).sum()).isCloseTo(snapshot.alignment(), within(ROUND_OFF * strengths.length));
        if (!Double.isNaN(snapshot.negativeWeight())) {
            checkShare(snapshot.negativeWeight());
        }
        assertThat(snapshot.effectiveRank()).isLessThanOrEqualTo(strengths.length * (1 + ROUND_OFF));
    }

    private static void check(Trajectory run) {
        List<Snapshot> snapshots = run.snapshots();
        check(run.first());
        check(run.last());
        check(snapshots.get(snapshots.size() / 2));
        assertThat(run.first().time()).isZero();
        check(run.at(run.last().time() / 3));
        run.tower().ifPresent(Invariants::check);
    }

    /** A loss that has a negative weight is never without it. */
    static void checkHasWeight(Trajectory run) {
        if (!(run.last() instanceof PairSnapshot)) {
            checkShare(run.first().negativeWeight());
            checkShare(run.last().negativeWeight());
        }
    }

    /** |W|^2 (theory, section 5); the integrator's error is 1e-12 a step. */
    static void checkConserved(PairModel model, Trajectory run) {
        double start = run.first().masses().squaredWeightNorm(model);
        assertThat(run.last().masses().squaredWeightNorm(model)).as("|W|^2").isCloseTo(start, within(1e-6 * start));
    }

    private static void check(Table table) {
        for (Column<?> column : table.columns()) {
            if (column instanceof DoubleColumn numbers) {
                for (double number : numbers) {
                    assertThat(Double.isFinite(number) || number > 0 && column.name().startsWith("condition number")
                            || Double.isNaN(number) && column.name().equals("negative weight"))
                            .as(column.name() + " has " + number).isTrue();
                }
            }
        }
    }

    private static void checkFinite(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                assertThat(values[i]).as("entry " + i + " of what is returned").isFinite();
            }
        }
    }
}

package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class TrajectoryTest {

    private static final PairModel MODEL = PairModel.of(6, new double[] {2, 0.5}, 0.7);
    private static final Trajectory FLOW = InfiniteWidth.of(MODEL).run(new Contrastive(3, 5), 10);

    /** Three points at times 0, 2 and 3, with all quantities different. */
    private static final Trajectory STEPPED = Trajectory.stepped(List.of(
            snapshot(0, 0.1, Double.POSITIVE_INFINITY, 4), snapshot(2, 0.3, 5, 1), snapshot(3, 0.9, 3, 2)), null);

    private static Snapshot snapshot(double time, double alignment, double conditionA, double conditionB) {
        return new ModelSnapshot(time, alignment, new TowerState(conditionA, 0.2 * alignment, 1 + alignment),
                new TowerState(conditionB, 0.4 * alignment, 2 - alignment), 1 - alignment,
                new double[] {0.7 * alignment, 0.3 * alignment},
                new Masses(new double[] {alignment, 2}, new double[] {3, time}, 5 * alignment));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "0.5, 0.15", "2, 0.3", "2.25, 0.45", "2.5, 0.6", "3, 0.9"})
    void aSteppedRunIsReadOnTheStraightLineBetweenItsPoints(double time, double alignment) {
        Snapshot read = STEPPED.at(time);
        assertThat(read.time()).isEqualTo(time);
        assertThat(read.alignment()).isCloseTo(alignment, within(1e-15));
        assertThat(read.strengths()).containsExactly(new double[] {0.7 * alignment, 0.3 * alignment}, within(1e-15));
        assertThat(read.negativeWeight()).isCloseTo(1 - alignment, within(1e-15));
        assertThat(read.towerA().noiseShare()).isCloseTo(0.2 * alignment, within(1e-15));
        assertThat(read.towerB().noiseShare()).isCloseTo(0.4 * alignment, within(1e-15));
        assertThat(read.towerB().effectiveRank()).isCloseTo(2 - alignment, within(1e-15));
        assertThat(read.masses().noise()).isCloseTo(5 * alignment, within(1e-15));
        assertThat(read.masses().aligned()[0]).isCloseTo(alignment, within(1e-15));
        assertThat(read.masses().misaligned()[1]).isCloseTo(time, within(1e-15));
    }

    @Test
    void atARecordedTimeASteppedRunIsTheRecordedPointItself() {
        Trajectory collapsing = Trajectory.stepped(
                List.of(snapshot(0, 0.1, 5, 4), snapshot(1, 0.2, 6, 4), snapshot(2, 0.3, Double.POSITIVE_INFINITY, 1)), null);
        for (Snapshot recorded : collapsing.snapshots()) {
            assertThat(collapsing.at(recorded.time())).isSameAs(recorded);
        }
    }

    @Test
    void besideAnInfiniteConditionNumberTheLineIsInfiniteAndNeverNaN() {
        assertThat(STEPPED.at(0).towerA().conditionNumber()).isInfinite();
        assertThat(STEPPED.at(1).towerA().conditionNumber()).isInfinite();
        assertThat(STEPPED.at(2).towerA().conditionNumber()).isEqualTo(5);
        assertThat(STEPPED.at(2.5).towerA().conditionNumber()).isEqualTo(4);
        Trajectory collapsing = Trajectory.stepped(
                List.of(snapshot(0, 0.1, 5, 4), snapshot(2, 0.3, Double.POSITIVE_INFINITY, 1)), null);
        assertThat(collapsing.at(0).towerA().conditionNumber()).isEqualTo(5);
        assertThat(collapsing.at(1).towerA().conditionNumber()).isInfinite();
    }

    @Test
    void theHeadlinesAreTheWorseOfTheTwoTowers() {
        Snapshot last = STEPPED.last();
        assertThat(last.conditionNumber()).isEqualTo(3);
        assertThat(last.noiseShare()).isEqualTo(0.4 * 0.9);
        assertThat(last.effectiveRank()).isEqualTo(2 - 0.9);
    }

    @Test
    void thePeakIsTheLargestConditionNumberOnRecord() {
        assertThat(STEPPED.peakConditionNumber()).isInfinite();
        assertThat(FLOW.peakConditionNumber()).isGreaterThan(FLOW.last().conditionNumber())
                .isGreaterThan(FLOW.first().conditionNumber());
    }

    @Test
    void theTableHasANamedColumnForEachQuantityAndARowForEachPoint() {
        Table table = STEPPED.table();
        assertThat(table.columnNames()).containsExactly("time", "alignment", "condition number", "noise share", "effective rank",
                "negative weight", "condition number A", "condition number B", "strength 1", "strength 2");
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(table.doubleColumn("time").asDoubleArray()).containsExactly(0, 2, 3);
        assertThat(table.doubleColumn("condition number").asDoubleArray()).containsExactly(Double.POSITIVE_INFINITY, 5, 3);
        assertThat(table.doubleColumn("condition number B").asDoubleArray()).containsExactly(4, 1, 2);
        assertThat(table.doubleColumn("condition number A").get(2)).isEqualTo(3);
        assertThat(table.doubleColumn("noise share").get(2)).isEqualTo(0.4 * 0.9);
        assertThat(table.doubleColumn("effective rank").get(2)).isEqualTo(2 - 0.9);
        assertThat(table.doubleColumn("negative weight").get(1)).isEqualTo(1 - 0.3);
        assertThat(table.doubleColumn("strength 2").get(1)).isEqualTo(0.3 * 0.3);
        assertThat(table.doubleColumn("alignment").get(1)).isEqualTo(0.3);
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void theTableHasAColumnForEachOfUpToAThousandStrengths(int directions, boolean listed) {
        double[] strengths = new double[directions];
        strengths[0] = 0.5;
        Trajectory run = Trajectory.stepped(List.of(new ModelSnapshot(0, 0.5, new TowerState(1, 0, 1), new TowerState(1, 0, 1), 1, strengths,
                new Masses(new double[] {1}, new double[1], 0))), null);
        assertThat(run.table().columnNames().contains("strength 1")).isEqualTo(listed);
        assertThat(run.table().columnNames().contains("strength " + directions)).isEqualTo(listed);
    }

    @Test
    void theTableOfMassesHasAColumnForEach() {
        Table table = STEPPED.massTable();
        assertThat(table.columnNames()).containsExactly("time", "aligned mass 1", "aligned mass 2", "misaligned mass 1",
                "misaligned mass 2", "noise mass");
        assertThat(table.doubleColumn("aligned mass 1").get(1)).isEqualTo(0.3);
        assertThat(table.doubleColumn("misaligned mass 2").get(2)).isEqualTo(3);
        assertThat(table.doubleColumn("noise mass").get(2)).isEqualTo(4.5);
    }

    @Test
    void theTableOfTheFlowHoldsItsRecordedPoints() {
        Table table = FLOW.table();
        assertThat(table.rowCount()).isEqualTo(FLOW.snapshots().size());
        assertThat(table.doubleColumn("condition number").get(7)).isEqualTo(FLOW.snapshots().get(7).conditionNumber());
        assertThat(table.doubleColumn("time").asDoubleArray()).isSorted().startsWith(0).endsWith(10);
    }

    @Test
    void theFlowHasNoWeightsAndADescentHas() {
        assertThat(FLOW.tower()).isEmpty();
        Trajectory descent = new GradientDescent(0.1, 4, 1).run(TwoTower.gaussian(MODEL, 3, 1), new Contrastive(3, 5), 2);
        assertThat(descent.tower()).isPresent();
    }

    @Test
    void aSnapshotsAndItsMassesArraysAreCopies() {
        double[] strengths = {0.2, 0.1};
        double[] aligned = {1, 2};
        Snapshot snapshot = new ModelSnapshot(0, 0.3, new TowerState(1, 0, 2), new TowerState(1, 0, 2), 1, strengths,
                new Masses(aligned, new double[2], 0));
        strengths[0] = 9;
        aligned[0] = 9;
        snapshot.strengths()[1] = 9;
        snapshot.masses().aligned()[1] = 9;
        snapshot.masses().misaligned()[1] = 9;
        assertThat(snapshot.strengths()).containsExactly(0.2, 0.1);
        assertThat(snapshot.masses().aligned()).containsExactly(1, 2);
        assertThat(snapshot.masses().misaligned()).containsExactly(0, 0);
    }

    @Test
    void theMassesSumsAreTheTheorysOnes() {
        Masses masses = new Masses(new double[] {3, 1}, new double[] {1, 0.5}, 1.4);
        assertThat(masses.total()).isCloseTo(6.9, within(1e-15));
        assertThat(masses.squaredWeightNorm(MODEL)).isCloseTo(4 / 2.0 + 1.5 / 0.5 + 1.4 / 0.7, within(1e-14));
        Masses start = Masses.standardStart(MODEL);
        assertThat(start.aligned()).containsExactly(1, 0.25);
        assertThat(start.misaligned()).containsExactly(1, 0.25);
        assertThat(start.noise()).isEqualTo(4 * 0.7);
        assertThat(start.squaredWeightNorm(MODEL)).isCloseTo(6, within(1e-14)); // d
    }

    @Test
    void aSnapshotReadsAsOneLineInNoMachinesLanguage() {
        assertThat(STEPPED.last().toString()).contains("t = 3:", "alignment 0.9,", "condition number 3,");
        assertThat(new PairSnapshot(3, 0.9, new double[] {0.8, 0.2})).hasToString("t = 3: alignment 0.9, condition number 4, effective rank 1.6494");
    }

    @Test
    void aRunIsNamedByItsPoints() {
        assertThat(STEPPED).hasToString("3 points, " + STEPPED.first() + " ... " + STEPPED.last());
        assertThat(FLOW.last().toString()).startsWith("t = 10: alignment ").contains("condition number ", "noise share ");
    }
}

package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSet;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.PositivesOnly;
import java.util.Random;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** A quantity of a reader's own along a run. */
class QuantityTest {

    private static final PairModel MODEL = PairModel.of(6, new double[] {2, 1, 0.5}, 0.7);

    private static double size(TwoTower towers) {
        return NormOps_DDRM.normF(towers.weightsA());
    }

    @Test
    void itIsAColumnOfTheTableAndANumberOfEachSnapshot() {
        Trajectory run = new GradientDescent(0.1, 16, 1).measuring("size of A", QuantityTest::size)
                .measuring("one", towers -> 1).run(TwoTower.gaussian(MODEL, 5, 1), new InfoNce(2), 12);
        Table table = run.table();
        assertThat(table.columnNames()).contains("size of A", "one", "strength 3");
        for (int i = 0; i < run.snapshots().size(); i++) {
            assertThat(run.snapshots().get(i).quantity("size of A")).isEqualTo(table.doubleColumn("size of A").getDouble(i));
        }
        assertThat(run.first().quantity("size of A")).isEqualTo(size(TwoTower.gaussian(MODEL, 5, 1)));
        assertThat(run.last().quantity("size of A")).isCloseTo(size(run.tower().orElseThrow()), within(1e-12));
    }

    @Test
    void itIsMeasuredOnPairsFromElsewhereToo() {
        PairBatch batch = MODEL.draw(40, new Random(1));
        PairSet set = PairSet.of(batch.a(), batch.b());
        Trajectory run = new GradientDescent(0.1, 16, 1).measuring("size of A", QuantityTest::size)
                .run(TwoTower.gaussian(set, 5, 1), new PositivesOnly(), 3);
        assertThat(run.table().doubleColumn("size of A").getDouble(3)).isCloseTo(size(run.tower().orElseThrow()), within(1e-12));
    }

    @Test
    void betweenRecordedPointsItIsLinear() {
        Trajectory run = GradientDescent.exact(MODEL, 0.1).measuring("size of A", QuantityTest::size).run(new Contrastive(2, 5), 4);
        double from = run.at(0.1).quantity("size of A");
        double to = run.at(0.2).quantity("size of A");
        assertThat(run.at(0.125).quantity("size of A")).isCloseTo(0.75 * from + 0.25 * to, within(1e-12));
    }

    @Test
    void measuringChangesNothingElse() {
        Trajectory plain = GradientDescent.exact(MODEL, 0.1).run(new Contrastive(2, 5), 20);
        Trajectory measured = GradientDescent.exact(MODEL, 0.1).measuring("one", towers -> 1).run(new Contrastive(2, 5), 20);
        assertThat(measured.last().conditionNumber()).isEqualTo(plain.last().conditionNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alignment", "Condition number A", "strength 2", "aligned mass 1", "time", " "})
    void aNameThatIsTakenIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GradientDescent(0.1, 4, 1).measuring(name, towers -> 1))
                .withMessageContaining("name").withMessageContaining(name);
    }

    @Test
    void twoOfOneNameAreRefused() {
        GradientDescent once = new GradientDescent(0.1, 4, 1).measuring("mine", towers -> 1);
        assertThatIllegalArgumentException().isThrownBy(() -> once.measuring("mine", towers -> 2)).withMessageContaining("mine");
    }

    @Test
    void oneThatWasNotMeasuredIsRefusedWithThoseThatWere() {
        Snapshot end = new GradientDescent(0.1, 4, 1).measuring("mine", towers -> 1).run(TwoTower.gaussian(MODEL, 5, 1), new PositivesOnly(), 1).last();
        assertThatIllegalArgumentException().isThrownBy(() -> end.quantity("yours")).withMessageContaining("[mine]").withMessageContaining("yours");
    }

    @Test
    void anExactDescentStartsFromOtherTowersToo() {
        TwoTower start = TwoTower.gaussian(MODEL, 30, 4);
        Trajectory run = GradientDescent.exact(MODEL, 0.1).from(start).run(Schedule.twoStage(new PositivesOnly(), 0.5, new Contrastive(2, 5)), 10);
        assertThat(run.first().conditionNumber()).isCloseTo(Measurement.of(start, new PositivesOnly(), 4, 0).conditionNumber(), within(1e-12));
        assertThat(run.last().negativeWeight()).isLessThan(1);
    }
}

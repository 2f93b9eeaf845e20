package contrastive.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import contrastive.dynamics.DivergedException;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.OwnProgress;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Trajectory;
import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tech.tablesaw.api.Table;

@ExtendWith(OwnProgress.class)
class SweepTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);

    private final List<String> tasks = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> fractions = Collections.synchronizedList(new ArrayList<>());
    private final Set<Thread> reporters = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void listen() {
        Progress.install((task, fraction) -> {
            tasks.add(task);
            fractions.add(fraction);
            reporters.add(Thread.currentThread());
        });
    }

    private static Sweep.Runs<Trajectory> flows() {
        return Sweep.over("tau^2", 1, 2, 4).and("K", 5, 50)
                .run(at -> InfiniteWidth.of(MODEL).run(new Contrastive(at.value("tau^2"), at.value("K")), 60))
                .measure("condition number", run -> run.last().conditionNumber())
                .measure("peak", Trajectory::peakConditionNumber);
    }

    @Test
    void thereIsARowForEachPointInTheOrderOfTheGridAndAColumnForEachSettingAndQuantity() {
        Table table = flows().table();
        assertThat(table.columnNames()).containsExactly("tau^2", "K", "condition number", "peak");
        assertThat(table.doubleColumn("tau^2").asDoubleArray()).containsExactly(1, 1, 2, 2, 4, 4);
        assertThat(table.doubleColumn("K").asDoubleArray()).containsExactly(5, 50, 5, 50, 5, 50);
    }

    @Test
    void whatIsMeasuredIsWhatTheSameRunGivesByItself() {
        Table table = flows().table();
        for (int i = 0; i < table.rowCount(); i++) {
            Contrastive objective = new Contrastive(table.doubleColumn("tau^2").get(i), table.doubleColumn("K").get(i));
            Trajectory alone = InfiniteWidth.of(MODEL).run(objective, 60);
            assertThat(table.doubleColumn("condition number").get(i)).isEqualTo(alone.last().conditionNumber());
            assertThat(table.doubleColumn("peak").get(i)).isEqualTo(alone.peakConditionNumber());
        }
    }

    @Test
    void pointsThatTakeLongComeInTheirPlaceAllTheSame() {
        Table table = Sweep.over("i", 3, 2, 1, 0).run(at -> {
            sleep((long) (40 * at.value("i")));
            return at.value("i");
        }).measure("twice", i -> 2 * i).table();
        assertThat(table.doubleColumn("twice").asDoubleArray()).containsExactly(6, 4, 2, 0);
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void progressIsThatOfTheSweepReportedFromTheThreadThatAsked() {
        flows().table();
        assertThat(tasks).containsOnly("sweep");
        assertThat(fractions).hasSize(6).isSorted().endsWith(1.0);
        assertThat(reporters).containsExactly(Thread.currentThread());
    }

    @Test
    void anInterruptKeepsThePointsThatAreDoneAndTheFlag() {
        Thread asking = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        Table table = Sweep.over("i", 0, 1, 2, 3).run(at -> {
            if (at.value("i") > 0) {
                // one point only: a second interrupt could come after the test, to whatever runs then
                if (at.value("i") == 1) {
                    sleep(300);
                    asking.interrupt();
                }
                try {
                    never.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
            return at.value("i");
        }).measure("same", i -> i).table();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(table.doubleColumn("same").asDoubleArray()).containsExactly(0);
        assertThat(fractions).endsWith(1.0);
    }

    @Test
    void aPointThatDivergesIsARowWithMissingQuantities() {
        Trajectory before = InfiniteWidth.of(MODEL).run(new Contrastive(1, 1), 1);
        Table table = Sweep.over("i", 0, 1).run(at -> {
            if (at.value("i") == 0) {
                throw new DivergedException("the flow met NaN", 1, before, "Try another.");
            }
            return at.value("i");
        }).measure("same", i -> i).table();
        assertThat(table.doubleColumn("same").isMissing(0)).isTrue();
        assertThat(table.doubleColumn("same").get(1)).isEqualTo(1);
        assertThat(table.doubleColumn("i").get(0)).isZero();
    }

    @Test
    void aPointThatFailsIsNamed() {
        assertThatIllegalStateException().isThrownBy(() -> Sweep.over("tau^2", 1, -2).and("K", 5)
                .run(at -> new Contrastive(at.value("tau^2"), at.value("K"))).measure("loss", run -> run.tauSquared()).table())
                .withMessageContaining("at tau^2 = -2.0, K = 5.0").withMessageContaining("tauSquared must be >= 0");
    }

    @Test
    void aPointThatEndsInAnErrorIsNamed() {
        StackOverflowError error = new StackOverflowError();
        assertThatIllegalStateException().isThrownBy(() -> Sweep.over("K", 5, 6).run(at -> {
            if (at.value("K") == 6) {
                throw error;
            }
            return at;
        }).measure("K itself", at -> at.value("K")).table()).withMessageContaining("at K = 6.0").withMessageContaining("StackOverflowError")
                .withCause(error);
        assertThat(fractions).endsWith(1.0);
    }

    @Test
    void badGridsAreRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sweep.over("K")).withMessageContaining("\"K\"").withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> Sweep.over("K", 1, Double.NaN)).withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> Sweep.over(" ", 1)).withMessageContaining("name");
        assertThatIllegalArgumentException().isThrownBy(() -> Sweep.over("K", 1).and("k", 2)).withMessageContaining("\"k\" again");
        double[] many = new double[100_000];
        assertThatIllegalArgumentException().isThrownBy(() -> Sweep.over("a", many).and("b", many)).withMessageContaining("10^9");
        assertThatIllegalArgumentException().isThrownBy(() -> flows().measure("peak", run -> 0)).withMessageContaining("peak");
        assertThatIllegalArgumentException().isThrownBy(() -> new SweepPoint(java.util.Map.of("K", 1.0)).value("tau"))
                .withMessageContaining("[K]").withMessageContaining("\"tau\"");
        assertThatIllegalStateException().isThrownBy(() -> Sweep.over("K", 1).run(at -> at).table()).withMessageContaining("measure");
    }
}

package contrastive.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final RecordingFrontEnd frontEnd = new RecordingFrontEnd();
    private long milliseconds;
    private final ProgressBar bar = new ProgressBar(frontEnd, () -> milliseconds * 1_000_000);

    private void reportAt(long time, String task, double fraction) {
        milliseconds = time;
        bar.report(task, fraction);
    }

    @Test
    void aRunOfLessThanTwoSecondsShowsNothing() {
        reportAt(0, "flow", 0);
        reportAt(1_999, "flow", 0.9);
        reportAt(2_500, "flow", 1);
        assertThat(frontEnd.shown).isEmpty();
    }

    @Test
    void aLongRunShowsABarAndEmptiesItAtTheEnd() {
        reportAt(0, "flow", 0);
        reportAt(2_000, "flow", 0.25);
        reportAt(2_300, "flow", 0.5);
        reportAt(2_400, "flow", 1);
        assertThat(frontEnd.shown).containsExactly("show flow: 25 %", "update flow: 50 %", "update ");
    }

    /** Some runs of half a second, one after another with a pause before the first report of each. */
    private void runs(int count, long pause) {
        for (int i = 0; i < count; i++) {
            long start = milliseconds + pause;
            for (int part = 1; part <= 5; part++) {
                reportAt(start + 100 * (part - 1), "flow", part / 5.0);
            }
        }
    }

    @Test
    void manyShortRunsInALoopShowABarAfterTwoSecondsInOnePlace() {
        runs(9, 99);
        assertThat(frontEnd.shown).startsWith("show flow: 40 %", "update flow: 80 %", "update ", "update flow: 40 %")
                .endsWith("update ").filteredOn(shown -> shown.startsWith("show")).hasSize(1);
    }

    @Test
    void shortRunsWithPausesBetweenAreOfDifferentCellsAndShowNothing() {
        runs(20, 100);
        assertThat(frontEnd.shown).isEmpty();
    }

    @Test
    void aLongRunOfAnotherCellHasABarOfItsOwn() {
        for (long start : new long[] {0, 4_000}) {
            reportAt(start, "flow", 0);
            reportAt(start + 2_000, "flow", 0.5);
            reportAt(start + 2_100, "flow", 1);
        }
        assertThat(frontEnd.shown).containsExactly("show flow: 50 %", "update ", "show flow: 50 %", "update ");
    }

    @Test
    void runsOfAnInstantAreDrawnAtMostFiveTimesASecondToo() {
        for (int i = 0; i < 3_000; i++) {
            reportAt(i, "flow", 0.5);
            reportAt(i, "flow", 1);
        }
        assertThat(frontEnd.shown).hasSize(10);
    }

    @Test
    void itIsDrawnAtMostFiveTimesASecond() {
        for (int i = 0; i < 1_000; i++) {
            reportAt(2_000 + i, "flow", i / 1_000.0);
        }
        reportAt(4_000, "flow", 0.999);
        for (int i = 0; i < 1_000; i++) {
            reportAt(4_000 + i, "flow", 0.999);
        }
        assertThat(frontEnd.shown).hasSize(5);
    }

    @Test
    void theNextRunEmptiesABarThatAFailureLeft() {
        reportAt(0, "flow", 0);
        reportAt(3_000, "flow", 0.5);
        reportAt(9_000, "flow", 0);
        assertThat(frontEnd.shown).containsExactly("show flow: 50 %", "update ");
    }
}

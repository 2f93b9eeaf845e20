package contrastive.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class ThreadChoiceTest {

    private static final long MILLISECOND = 1_000_000;

    /** Takes steps for some seconds, each in the time that its threads need; returns the share of the time in which the step had so many. */
    private static double share(ThreadChoice choice, int threads, double seconds, IntToLongFunction time) {
        long all = 0;
        long with = 0;
        while (all < seconds * 1000 * MILLISECOND) {
            long taken = time.applyAsLong(choice.threads());
            with += choice.threads() == threads ? taken : 0;
            all += taken;
            choice.took(taken);
        }
        return (double) with / all;
    }

    @Test
    void aStepBeginsWithAllThreads() {
        assertThat(new ThreadChoice(2).threads()).isEqualTo(2);
    }

    @Test
    void twoThreadsStayWhereTheyAreFaster() {
        assertThat(share(new ThreadChoice(2), 2, 10, threads -> 2 * MILLISECOND / threads)).isBetween(0.96, 0.99);
    }

    @Test
    void oneThreadStaysWhereItIsFaster() {
        ThreadChoice choice = new ThreadChoice(2);
        share(choice, 1, 1.1, threads -> threads * MILLISECOND);
        assertThat(share(choice, 1, 10, threads -> threads * MILLISECOND)).isBetween(0.96, 0.99);
    }

    @Test
    void theSecondThreadComesBackWhenTheNeighbourHasGone() {
        ThreadChoice choice = new ThreadChoice(2);
        share(choice, 1, 5, threads -> threads * MILLISECOND);
        share(choice, 1, 2.1, threads -> 2 * MILLISECOND / threads);
        assertThat(share(choice, 2, 10, threads -> 2 * MILLISECOND / threads)).isGreaterThan(0.96);
    }

    @Test
    void ofFourThreadsTwoAreFoundWhereTheyAreBest() {
        ThreadChoice choice = new ThreadChoice(4);
        IntToLongFunction time = threads -> MILLISECOND * (threads == 2 ? 1 : 3);
        share(choice, 2, 3, time);
        assertThat(share(choice, 2, 10, time)).isGreaterThan(0.93);
    }

    @Test
    void aDifferenceWithinTheUnsteadinessOfAMachineChangesNothing() {
        assertThat(share(new ThreadChoice(2), 2, 10, threads -> threads == 1 ? 98 * MILLISECOND / 100 : MILLISECOND)).isGreaterThan(0.96);
    }

    @Test
    void oneThreadHasNothingToTry() {
        assertThat(share(new ThreadChoice(1), 1, 5, threads -> MILLISECOND)).isEqualTo(1);
    }
}

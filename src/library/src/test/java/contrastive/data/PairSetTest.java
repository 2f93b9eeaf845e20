package contrastive.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairSetTest {

    /** Five pairs: row i of a is (i, 1), row i of b is (10 i, i^2, -1). */
    private static PairSet fivePairs() {
        DMatrixRMaj a = new DMatrixRMaj(5, 2);
        DMatrixRMaj b = new DMatrixRMaj(5, 3);
        for (int i = 0; i < 5; i++) {
            a.set(i, 0, i);
            a.set(i, 1, 1);
            b.set(i, 0, 10 * i);
            b.set(i, 1, i * i);
            b.set(i, 2, -1);
        }
        return PairSet.of(a, b);
    }

    @Test
    void aBatchHoldsDifferentPairsOfTheSetEachWithItsPartner() {
        PairSet set = fivePairs();
        Random random = new Random(1);
        for (int repeat = 0; repeat < 50; repeat++) {
            PairBatch batch = set.draw(4, random);
            Set<Double> seen = new TreeSet<>();
            for (int i = 0; i < 4; i++) {
                assertThat(batch.b().get(i, 0)).isEqualTo(10 * batch.a().get(i, 0));
                seen.add(batch.a().get(i, 0));
            }
            assertThat(seen).hasSize(4);
        }
    }

    @Test
    void theWholeSetCanBeDealtAndASinglePairToo() {
        assertThat(fivePairs().draw(5, new Random(1)).a().data).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 1, 1, 1, 1, 1);
        assertThat(fivePairs().draw(1, new Random(1)).pairs()).isEqualTo(1);
    }

    @Test
    void everyPairIsDealtEquallyOften() {
        PairSet set = fivePairs();
        Random random = new Random(2);
        double[] dealt = new double[5];
        for (int repeat = 0; repeat < 20_000; repeat++) {
            PairBatch batch = set.draw(2, random);
            dealt[(int) batch.a().get(0, 0)]++;
            dealt[(int) batch.a().get(1, 0)]++;
        }
        for (double count : dealt) {
            // 40 000 / 5, and five standard deviations of 69
            assertThat(count).isCloseTo(8000, within(350.0));
        }
    }

    @Test
    void theMomentsAreTheMeansOverTheSet() {
        PairSet set = fivePairs();
        // sums over i = 0..4: i^2 -> 30, i -> 10, i^3 -> 100, i^4 -> 354
        assertThat(set.secondMomentA().data).containsExactly(new double[] {6, 2, 2, 1}, within(1e-12));
        assertThat(set.secondMomentB().data).containsExactly(new double[] {600, 200, -20, 200, 70.8, -6, -20, -6, 1}, within(1e-12));
        assertThat(set.crossMoment().data).containsExactly(new double[] {60, 20, -2, 20, 6, -1}, within(1e-12));
    }

    @Test
    void shufflingKeepsBothSidesAndPartsThePairs() {
        PairSet set = fivePairs();
        PairSet mixed = set.shuffled(3);
        assertThat(mixed.secondMomentA().data).containsExactly(set.secondMomentA().data);
        assertThat(mixed.secondMomentB().data).containsExactly(set.secondMomentB().data, within(1e-12));
        assertThat(mixed.crossMoment().get(0, 0)).isNotEqualTo(set.crossMoment().get(0, 0));
        assertThat(set.shuffled(3).all().b().data).isEqualTo(mixed.all().b().data);
    }

    @Test
    void theSetDoesNotChangeWithTheMatricesItWasMadeFromOrGives() {
        DMatrixRMaj a = new DMatrixRMaj(2, 1);
        PairSet set = PairSet.of(a, new DMatrixRMaj(2, 4));
        assertThat(set).hasToString("PairSet(2 pairs, " + a.numCols + " and 4 features)");
        a.set(0, 0, 5);
        set.all().a().set(1, 0, 5);
        set.secondMomentA().set(0, 0, 5);
        set.secondMomentB().set(0, 0, 5);
        set.crossMoment().set(0, 0, 5);
        assertThat(set.all().a().data).containsOnly(0);
        assertThat(set.secondMomentA().data).containsOnly(0);
        assertThat(set.secondMomentB().data).containsOnly(0);
        assertThat(set.crossMoment().data).containsOnly(0);
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.dimensionA()).isEqualTo(1);
        assertThat(set.dimensionB()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6})
    void aBatchThatTheSetCannotGiveIsRefused(int pairs) {
        assertThatIllegalArgumentException().isThrownBy(() -> fivePairs().draw(pairs, new Random(1)))
                .withMessageContaining("pairs must be between 1 and the set's 5, got " + pairs);
    }

    @Test
    void sidesThatDoNotBelongTogetherAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PairSet.of(new DMatrixRMaj(2, 1), new DMatrixRMaj(3, 1)))
                .withMessageContaining("2 and 3");
        assertThatIllegalArgumentException().isThrownBy(() -> PairSet.of(null, new DMatrixRMaj(3, 1)))
                .withMessageContaining("a must be given");
    }
}

package contrastive.kernel.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameValueTest {

    @Test
    void numbersTextsAndArraysOfThemAreCompared() {
        assertThat(SameValue.of(4.0, 2.0 + 2.0)).isEqualTo(SameValue.YES);
        assertThat(SameValue.of(4.0, 4)).isEqualTo(SameValue.NO);
        assertThat(SameValue.of("a", "b")).isEqualTo(SameValue.NO);
        assertThat(SameValue.of(new double[] {1, 2}, new double[] {1, 2})).isEqualTo(SameValue.YES);
        assertThat(SameValue.of(new double[][] {{1}, {2}}, new double[][] {{1}, {3}})).isEqualTo(SameValue.NO);
    }

    @Test
    void listsAreComparedByTheirElements() {
        assertThat(SameValue.of(new ArrayList<>(List.of(1, 2)), new ArrayList<>(List.of(1, 2)))).isEqualTo(SameValue.YES);
        assertThat(SameValue.of(new ArrayList<>(List.of(1, 2)), new ArrayList<>(List.of(1)))).isEqualTo(SameValue.NO);
        assertThat(SameValue.of(new ArrayList<>(List.of(new Object())), new ArrayList<>(List.of(new Object()))))
                .isEqualTo(SameValue.UNKNOWN);
    }

    @Test
    void noCodeOfTheReadersIsRun() {
        class Loud {
            @Override
            public boolean equals(Object other) {
                throw new AssertionError("was asked");
            }

            @Override
            public int hashCode() {
                throw new AssertionError("was asked");
            }
        }
        assertThat(SameValue.of(new Loud(), new Loud())).isEqualTo(SameValue.UNKNOWN);
        Loud one = new Loud();
        assertThat(SameValue.of(one, one)).isEqualTo(SameValue.YES);
    }

    @Test
    void nothingAndSomethingDiffer() {
        assertThat(SameValue.of(null, 1)).isEqualTo(SameValue.NO);
        assertThat(SameValue.of(null, null)).isEqualTo(SameValue.YES);
    }
}

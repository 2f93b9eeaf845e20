package contrastive.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class VerdictsTest {

    private final Claim near = Claim.that("pi").predicted(3.14159).measured(Math.PI).within(1e-5, "digits given");
    private final Claim far = Claim.that("pi, roughly").predicted(3).measured(Math.PI).withinRelative(0.01, "one per cent");

    @Test
    void aMeasurementWithinItsToleranceHolds() {
        assertThat(near.holds()).isTrue();
    }

    @Test
    void aMeasurementOutsideARelativeToleranceFails() {
        assertThat(far.holds()).isFalse();
        assertThat(far.tolerance()).isEqualTo(0.03);
    }

    @Test
    void aRelativeToleranceIsOneOfThePredictedValueLargeSmallOrNegative() {
        assertThat(Claim.that("x").predicted(200).measured(201.9).withinRelative(0.01, "").holds()).isTrue();
        assertThat(Claim.that("x").predicted(200).measured(202.1).withinRelative(0.01, "").holds()).isFalse();
        assertThat(Claim.that("x").predicted(-200).measured(-201.9).withinRelative(0.01, "").holds()).isTrue();
        assertThat(Claim.that("x").predicted(2e-4).measured(2.01e-4).withinRelative(0.01, "").holds()).isTrue();
        assertThat(Claim.that("x").predicted(2e-4).measured(3e-4).withinRelative(0.01, "").holds()).isFalse();
        assertThat(Claim.that("x").predicted(200).measured(201.9).within(0.01, "").holds()).isFalse();
        assertThat(Claim.that("x").predicted(2e-4).measured(3e-4).within(0.01, "").holds()).isTrue();
    }

    @Test
    void boundsAreHeldFromTheirOwnSide() {
        assertThat(Claim.that("x").measured(1.05).atMost(1.05, "").holds()).isTrue();
        assertThat(Claim.that("x").measured(1.06).atMost(1.05, "").holds()).isFalse();
        assertThat(Claim.that("x").measured(1.05).atLeast(1.05, "").holds()).isTrue();
        assertThat(Claim.that("x").measured(1.04).atLeast(1.05, "").holds()).isFalse();
    }

    @Test
    void aNanNeverHolds() {
        assertThat(Claim.that("x").predicted(Double.NaN).measured(Double.NaN).within(1, "").holds()).isFalse();
        assertThat(Claim.that("x").measured(Double.NaN).atMost(1, "").holds()).isFalse();
    }

    @Test
    void aPredictionCanBeReadAndABoundHasNone() {
        assertThat(near.prediction()).isEqualTo(3.14159);
        assertThat(Claim.that("x").predicted(-2.5e-9).measured(0).within(1, "").prediction()).isEqualTo(-2.5e-9);
        assertThat(Claim.that("x").measured(1).atMost(2, "").prediction()).isNaN();
        assertThat(Claim.that("x").measured(1).atLeast(0.5, "").prediction()).isNaN();
    }

    @Test
    void requiredClaimsThatHoldComeBackAsATable() {
        Table table = Verdicts.require(near);
        assertThat(table.columnNames())
                .containsExactly("claim", "predicted", "measured", "tolerance", "why this tolerance", "verdict");
        assertThat(table.stringColumn("verdict").get(0)).isEqualTo("holds");
    }

    @Test
    void aRequiredClaimThatFailsStopsWithItsNumbers() {
        assertThatThrownBy(() -> Verdicts.require(near, far)).isInstanceOf(ClaimFailedException.class)
                .hasMessageStartingWith("\"pi, roughly\" does not hold: predicted 3, measured 3.14159");
    }

    @Test
    void aMeasurementAtItsToleranceHoldsAndAToleranceOfZeroIsNotWritten() {
        assertThat(Claim.that("x").predicted(2).measured(2.5).within(0.5, "").holds()).isTrue();
        Table table = Verdicts.of(Claim.that("x").predicted(2).measured(2).within(0, "exact"), near).table();
        assertThat(table.stringColumn("tolerance").asList()).containsExactly("", "1e-5");
    }

    @Test
    void failingClaimsCanBeShownWithoutStopping() {
        assertThat(Verdicts.of(near, far).table().stringColumn("verdict").asList()).containsExactly("holds", "FAILS");
    }

    @Test
    void smallAndLargeNumbersAreWrittenWithAPowerOfTen() {
        assertThat(Claim.digits(1e-12)).isEqualTo("1e-12");
        assertThat(Claim.digits(9.566e-6)).isEqualTo("9.57e-6");
        assertThat(Claim.digits(-2.5e7)).isEqualTo("-2.5e7");
        assertThat(Claim.digits(0.03)).isEqualTo("0.03");
        assertThat(Claim.digits(0)).isEqualTo("0");
    }
}

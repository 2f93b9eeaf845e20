package contrastive.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.theory.CourseClaim.Strength;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CourseTest {

    private static final Course COURSE = Course.compute(3);

    @Test
    void everyClaimHolds() {
        Table table = COURSE.require();

        assertThat(table.rowCount()).isEqualTo(COURSE.claims().size());
        assertThat(table.columnNames()).containsExactly("result", "shown in", "strength", "claim", "predicted", "measured", "tolerance",
                "why this tolerance", "verdict");
    }

    @Test
    void everyResultHasItsClaimsInOrder() {
        assertThat(COURSE.claims().stream().map(CourseClaim::result).distinct()).containsExactly("T1", "T2", "T3", "T4", "T5", "T6", "T7");
        assertThat(COURSE.of("T4").claims()).isNotEmpty().allMatch(row -> row.result().equals("T4"));
    }

    @Test
    void everyClaimIsShownInAChapterThatIsThere() {
        assertThat(COURSE.claims()).allSatisfy(row -> assertThat(Files.exists(Path.of("notebooks", row.chapter()))).as(row.chapter()).isTrue());
    }

    @Test
    void thePaperIsCreditedOnlyWithAligningUnbalancingAndBalancing() {
        assertThat(COURSE.claims().stream().filter(row -> row.strength() == Strength.PAPER).map(CourseClaim::result).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("T1", "T2", "T3", "T4");
    }

    /** Its claims say where training ends, at 1, or that a number grows: any other number would be one of ours. */
    @Test
    void noConstantIsCreditedToThePaper() {
        assertThat(COURSE.claims().stream().filter(row -> row.strength() == Strength.PAPER).map(CourseClaim::claim)).isNotEmpty()
                .allSatisfy(claim -> assertThat(Double.isNaN(claim.prediction()) ? claim.reason().endsWith("the bound is ours") : claim.prediction() == 1)
                        .as(claim.toString()).isTrue());
    }

    @Test
    void thePairsOfAStrengthLeaveOutBoundsAndZeros() {
        Course course = new Course(List.of(derived(Claim.that("a").predicted(2).measured(2.1).within(1, "")),
                derived(Claim.that("b").predicted(0).measured(1e-9).within(1, "")), derived(Claim.that("c").measured(1).atMost(2, ""))));

        assertThat(course.pairs(Strength.DERIVED).doubleColumn("predicted").asDoubleArray()).containsExactly(2);
        assertThat(course.pairs(Strength.DERIVED).doubleColumn("measured").asDoubleArray()).containsExactly(2.1);
        assertThat(course.pairs(Strength.PAPER).rowCount()).isZero();
    }

    private static CourseClaim derived(Claim claim) {
        return new CourseClaim("T1", "02-positive-pairs-align.ipynb", Strength.DERIVED, claim);
    }

    @Test
    void aClaimThatFailsStopsTheTable() {
        Claim wrong = Claim.that("one is two").predicted(2).measured(1).within(0.5, "");
        Course course = new Course(List.of(new CourseClaim("T1", "02-positive-pairs-align.ipynb", Strength.MEASURED, wrong)));

        assertThatThrownBy(course::require).isInstanceOf(ClaimFailedException.class).hasMessageContaining("one is two");
    }

    @Test
    void theSameSeedsGiveTheSameClaimsAgain() {
        assertThat(Course.finiteSize(3)).isEqualTo(COURSE.of("T7"));
    }

    @Test
    void oneSeedHasNoSpreadAndIsRefused() {
        assertThatThrownBy(() -> Course.compute(1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("seeds must be >= 2, got 1");
    }
}

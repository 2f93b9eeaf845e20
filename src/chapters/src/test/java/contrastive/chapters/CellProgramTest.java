package contrastive.chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What of a notebook goes into the class of one of its cells. */
class CellProgramTest {

    private static final Snippets SNIPPETS = new Snippets();

    @AfterAll
    static void close() {
        SNIPPETS.close();
    }

    /** The program of the last cell, in which the numbers of the first are values. */
    private static CellProgram program(String... cells) {
        List<Snippet> above = new ArrayList<>();
        for (int i = 0; i < cells.length - 1; i++) {
            above.addAll(SNIPPETS.of(cells[i]));
        }
        return CellProgram.of("Figure1", above, SNIPPETS.of(cells[cells.length - 1]), SNIPPETS.of(cells[0]));
    }

    @Test
    void onlyWhatTheCellNeedsIsTaken() {
        String source = program("int d = 12;", "double half(double x) { return x / 2; }", "double unused = 7;", "double y = half(d);", "show(y)").source();
        assertThat(source).contains("double half(double x)", "double y = half(d);", "return show(y)").doesNotContain("unused");
    }

    @Test
    void aStatementIsTakenIfItChangesWhatIsNeeded() {
        String source = program("double[] sums = new double[3];", "for (int i = 0; i < 3; i++) sums[i] = i;", "Arrays.fill(sums, 1);", "double[] others = {1};",
                "others[0] = 2;", "System.out.println(sums[0]);", "show(sums)").source();
        assertThat(source).contains("sums[i] = i;", "Arrays.fill(sums, 1);").doesNotContain("others", "println");
    }

    @Test
    void aStatementIsTakenIfItRefusesWhatIsNeeded() {
        String source = program("int d = 12;", "int other = 3;", "if (d < 4) throw new IllegalArgumentException(\"d\");", "if (other < 4) throw new Error();",
                "show(d)").source();
        assertThat(source).contains("if (d < 4) throw").doesNotContain("other");
    }

    @Test
    void theNumbersOfTheFirstCellAreValuesInTheirOrder() {
        CellProgram program = program("int d = 12;      // size: 6\ndouble[] variances = {2, 0.5};\ndouble bias = -2, unused = 3;", "double other = 5;",
                "show(d, variances, bias, other)");
        assertThat(program.parameters()).extracting(Parameter::name).containsExactly("d", "variances 1", "variances 2", "bias");
        assertThat(program.parameters()).extracting(Parameter::value).containsExactly(12.0, 2.0, 0.5, -2.0);
        assertThat(program.source()).contains("int d = given(0, \"d\");", "double[] variances = {given(1), given(2)};", "double bias = given(3), unused = 3;",
                "double other = 5;");
    }

    @Test
    void whatTheCellDisplaysIsShownBeforeItsEnd() {
        String source = program("int d = 1;", "int e = 2;", "display(e);", "display(show(e));\nshow(d)").source();
        assertThat(source).contains("int e = 2;", "display(show(e));\nreturn show(d)").doesNotContain("display(e)");
    }

    @Test
    void importsThatAPageHasNotAreLeftOut() {
        String source = program("import java.util.*;\nimport contrastive.exercise.*;\nimport contrastive.scale.*;", "int d = 1;", "show(d)").source();
        assertThat(source).contains("import java.util.*;", "import contrastive.scale.*;").doesNotContain("exercise");
    }

    @Test
    void aRemarkBehindTheLastExpressionDoesNotSwallowItsEnd() {
        assertThat(program("int d = 1;", "show(d)   // as drawn").source()).contains("return show(d)   // as drawn\n;");
    }

    @Test
    void magicsAreNoJava() {
        assertThat(SNIPPETS.of("%classpath ../target/lab/?*.jar\nint d = 1;")).extracting(Snippet::text).containsExactly("int d = 1;");
    }
}

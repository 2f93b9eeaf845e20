package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.kernel.KernelClient.Result;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees of a cell, through a real kernel process. */
class CellTest {
    private static KernelClient kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelClient.start();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void theLastExpressionOfACellIsShown() {
        assertThat(kernel.run("int a = 20;\na + 22").value()).isEqualTo("42");
    }

    @Test
    void aDeclarationShowsNothingAndItsNameShowsTheValue() {
        assertThat(kernel.run("int x = 3;").value()).isNull();
        assertThat(kernel.run("x").value()).isEqualTo("3");
    }

    @Test
    void nullShowsNothing() {
        assertThat(kernel.run("String nothing = null;\nnothing").value()).isNull();
    }

    @Test
    void stdoutAndStderrArriveUnderTheirNames() {
        Result result = kernel.run("System.out.println(\"plain \\u00e9\"); System.err.println(\"bad\");");
        assertThat(result.stream("stdout")).isEqualTo("plain \u00e9\n");
        assertThat(result.stream("stderr")).isEqualTo("bad\n");
    }

    @Test
    void displayAndItsUpdateShareAnId() {
        Result result = kernel.run("String id = display(\"first\"); updateDisplay(id, \"second\");");
        String shown = result.of("display_data").get(0).content().getAsJsonObject("transient").get("display_id").getAsString();
        String updated = result.of("update_display_data").get(0).content().getAsJsonObject("transient").get("display_id").getAsString();
        assertThat(updated).isEqualTo(shown);
    }

    @Test
    void renderGivesTheBundle() {
        assertThat(kernel.run("render(\"<b>x</b>\", \"text/html\")").of("execute_result").get(0).content()
                .getAsJsonObject("data").get("text/html").getAsString()).isEqualTo("<b>x</b>");
    }

    @Test
    void aFailingStatementKeepsThoseBeforeIt() {
        Result failed = kernel.run("int kept = 1;\nkept++;\nint lost = 1 / 0;\nint never = 2;");
        assertThat(failed.status()).isEqualTo("error");
        assertThat(kernel.run("kept").value()).isEqualTo("2");
        assertThat(kernel.run("never").status()).isEqualTo("error");
    }

    @Test
    void aValueThatACellReplacedCanBeCollected() {
        kernel.run("List<java.lang.ref.WeakReference<Object>> values = new ArrayList<>();");
        for (int i = 0; i < 3; i++) {
            assertThat(kernel.run("double[] replaced = new double[1000];\nvalues.add(new java.lang.ref.WeakReference<>(replaced));").status())
                    .isEqualTo("ok");
        }
        kernel.run("System.gc();");
        assertThat(kernel.run("values.stream().filter(value -> value.get() != null).count()").value()).isEqualTo("1");
    }

    @Test
    void anExceptionNamesCellLineAndSource() {
        int cell = kernel.run("// nothing").reply().get("execution_count").getAsInt() + 1;
        Result result = kernel.run("int p = 1;\n\nint q = p / 0;");
        assertThat(result.errorName()).isEqualTo("ArithmeticException");
        assertThat(result.traceback()).containsExactly("ArithmeticException: / by zero",
                "    cell " + cell + ", line 3:  int q = p / 0;");
    }

    @Test
    void theRootCauseComesFirst() {
        Result result = kernel.run("void fetch() {\n  try { throw new IOException(\"disk full\"); }\n"
                + "  catch (IOException e) { throw new RuntimeException(\"while saving\", e); }\n}\nfetch();");
        assertThat(result.errorName()).isEqualTo("IOException");
        assertThat(result.traceback().get(0)).isEqualTo("IOException: disk full");
        assertThat(result.traceback().get(1)).contains("line 2 in fetch()");
        assertThat(result.traceback()).anyMatch(line -> line.startsWith("passed on as RuntimeException: while saving"));
        assertThat(result.traceback()).noneMatch(line -> line.contains("contrastive.kernel") || line.contains("REPL"));
    }

    @Test
    void aCompileErrorShowsTheLineWithAMarker() {
        Result result = kernel.run("int good = 1;\nint bad = good + undefinedName;");
        assertThat(result.errorName()).isEqualTo("CompilationError");
        assertThat(result.traceback().get(0)).matches("cell \\d+, line 2: cannot find symbol");
        assertThat(result.traceback().get(1)).isEqualTo("    int bad = good + undefinedName;");
        assertThat(result.traceback().get(2)).isEqualTo("                     ^^^^^^^^^^^^^");
    }

    @Test
    void anUnclosedBraceIsACompileError() {
        assertThat(kernel.run("void open() {\n  int a = 1;").errorName()).isEqualTo("CompilationError");
    }

    @Test
    void classesOfOneCellMayNameEachOther() {
        assertThat(kernel.run("class Egg { Hen from; }\nclass Hen { Egg lays; }\nnew Egg().from == null").value())
                .isEqualTo("true");
    }

    @Test
    void aTypeThatNobodyDeclaresIsNamed() {
        Result result = kernel.run("int fine = 1;\nNowhere lost;");
        assertThat(result.errorMessage()).isEqualTo("lost cannot be used before this is defined: class Nowhere");
        assertThat(result.traceback().get(0)).contains("line 2");
    }

    @Test
    void framesBetweenTheReadersLinesAreLeftOut() {
        Result result = kernel.run("int inverse(int n) {\n  return 1 / n;\n}\n"
                + "IntStream.of(1, 0).map(i -> inverse(i)).sum()");
        assertThat(result.traceback()).hasSize(4);
        assertThat(result.traceback().get(1)).endsWith("line 2 in inverse():  return 1 / n;");
        assertThat(result.traceback().get(2)).contains("line 4 in a lambda");
    }

    @Test
    void aLongMessageIsKeptWhole() {
        Result result = kernel.run("throw new IllegalStateException(\"first\\n\" + \"x\".repeat(5000));");
        assertThat(result.errorMessage()).isEqualTo("first\n" + "x".repeat(5000));
        assertThat(String.join("\n", result.traceback())).contains("x".repeat(5000));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "new ProcessBuilder(\"sh\", \"-c\", \"echo out; echo err >&2\").inheritIO().start().waitFor();",
        "Callable<Process> start = new ProcessBuilder(\"sh\", \"-c\", \"echo out; echo err >&2\").redirectOutput(ProcessBuilder.Redirect.INHERIT)"
                + ".redirectError(ProcessBuilder.Redirect.INHERIT)::start;\nstart.call().waitFor();"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sh")
    void whatAProcessPrintsIsShownUnderTheCellThatStartedIt(String code) {
        Result result = kernel.run(code);
        assertThat(result.stream("stdout")).isEqualTo("out\n");
        assertThat(result.stream("stderr")).isEqualTo("err\n");
    }

    @Test
    void aLinkIsShownAsItsText() {
        assertThat(kernel.run("new java.net.URL(\"http://localhost/x\")").of("execute_result").get(0).content().getAsJsonObject("data").toString())
                .isEqualTo("{\"text/plain\":\"http://localhost/x\"}");
    }

    @Test
    void markupInAValueOrAMessageStaysText() {
        String tag = "<script>alert(1)</script>";
        assertThat(kernel.run("\"" + tag + "\"").of("execute_result").get(0).content().getAsJsonObject("data").keySet())
                .containsExactly("text/plain");
        Result thrown = kernel.run("throw new IllegalStateException(\"" + tag + "\");");
        assertThat(thrown.errorMessage()).isEqualTo(tag);
        assertThat(thrown.of("display_data")).isEmpty();
    }

    @Test
    void aValueWhoseToStringFailsIsAnErrorOfItsCell() {
        Result result = kernel.run("class Mute { public String toString() { throw new UnsupportedOperationException(\"no\"); } }\n"
                + "new Mute()");
        assertThat(result.errorName()).isEqualTo("UnsupportedOperationException");
        assertThat(kernel.run("1").value()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "String w = switch (2) { case 0 -> throw new RuntimeException(); default -> \"s\"; };",
        "int five = switch (1) { case 1 -> 5; default -> throw new RuntimeException(); };",
        "int four = 4, nine = switch (4) { case 4 -> 9; default -> throw new RuntimeException(); };",
        "switch (2) { case 0 -> throw new RuntimeException(); default -> { } }",
        "if (1 > 2) switch (2) { case 0 -> throw new RuntimeException(); default -> { } } else { }",
        "IntUnaryOperator u = i -> switch (i) { case 1 -> 5; default -> throw new RuntimeException(); };",
        "int pick(int i) { return switch (i) { case 1 -> 5; default -> throw new RuntimeException(); }; }",
        "class Picker { int pick(int i) { return switch (i) { case 1 -> 5; default -> throw new RuntimeException(); }; } }"})
    void whatFollowsACaseThatThrowsRunsOrIsReported(String statement) {
        assertThat(kernel.run(statement + "\nint behind = 3; behind + 1").value()).isEqualTo("4");
        assertThat(kernel.run(statement + "\nint broken = ;").traceback().get(0)).contains("line 2");
    }

    @Test
    void aMagicMayFollowACaseThatThrows() {
        assertThat(kernel.run("int v = switch (1) { case 1 -> 5; default -> throw new RuntimeException(); };\n%classpath .\nv").value()).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "record Half(int n) { Half { n /= 2; } }",
        "record Half(int n) { @Deprecated Half(int n) { this.n = n / 2; } Half() { this(4); } }"})
    void aRecordsConstructorNeedsNoModifier(String declaration) {
        assertThat(kernel.run(declaration + "\nnew Half(8)").value()).isEqualTo("Half[n=4]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sealed interface Shape { }                          | compiled by itself: declare the sealed type and all that extends it inside one interface",
        "non-sealed class Square { }                         | compiled by itself: declare the sealed type and all that extends it inside one interface",
        "record Half(int n) { private Half { n /= 2; } }     | a record of a cell is public, and so is its constructor",
        "package demo;                                       | a cell belongs to no package; leave the line out"})
    void whatJavaAllowsInAFileButNotInACellIsTold(String code, String reason) {
        Result result = kernel.run(code);
        assertThat(result.traceback().get(result.traceback().size() - 1)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assert 1 == 2 : \"never\";", "void sure(int i) { assert i > 0 : \"never\"; }\nsure(0);",
        "class Sure { Sure() { assert false : \"never\"; } }\nnew Sure();", "Runnable sure = () -> { assert false : \"never\"; };\nsure.run();"})
    void anAssertionThatDoesNotHoldIsAnErrorOfItsCell(String code) {
        Result result = kernel.run(code);
        assertThat(result.errorName()).isEqualTo("AssertionError");
        assertThat(result.errorMessage()).isEqualTo("never");
    }
}

package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.kernel.KernelClient.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reader edits one cell and runs it again, then runs the cells that the note names: the page must come to what a restart and
 * a run of all cells gives. The names end in @, which is something else in each run, so that a run of all cells under other
 * names stands for the restart.
 */
class StaleStateTest {
    private static KernelClient kernel;
    private static int names;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelClient.start();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    /**
     * An edit of the first cell.
     *
     * @param outOfDate the other cells, from 1, that the note must name, in order
     * @param probe an expression
     * @param atOnce its value after the edit, before anything else is run again; null if it fails then
     */
    record Edit(String what, List<String> cells, String edited, List<Integer> outOfDate, String probe, String atOnce) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Edit> edits() {
        return Stream.of(
                new Edit("a changed value", List.of("double tau@ = 4;", "double run@ = 2 * tau@;", "double kappa@ = run@ + 1;"),
                        "double tau@ = 9;", List.of(2, 3), "tau@ + run@ + kappa@", "26.0"),
                new Edit("a changed value behind a stream", List.of("double tau@ = 4;",
                        "double sum@ = DoubleStream.of(1, 2).map(x -> x * tau@).sum();"),
                        "double tau@ = 5;", List.of(2), "sum@", "12.0"),
                new Edit("a changed value in a collection", List.of("double tau@ = 4;", "List<Double> all@ = new ArrayList<>();",
                        "all@.add(tau@);"), "double tau@ = 5;", List.of(3), "all@.get(all@.size() - 1)", "4.0"),
                new Edit("a value assigned to a variable of another cell", List.of("double tau@ = 4;", "double[] kept@ = {0};",
                        "kept@[0] = tau@;", "double last@ = kept@[0];"), "double tau@ = 5;", List.of(3, 4), "last@", "4.0"),
                new Edit("a changed type", List.of("int n@ = 2;", "double twice@ = n@ * 2;", "DoubleSupplier now@ = () -> n@;"),
                        "double n@ = 2.5;", List.of(2, 3), "twice@ + now@.getAsDouble()", "6.0"),
                new Edit("a changed method body", List.of("double f@(double x) { return x * 2; }", "double run@ = f@(3);"),
                        "double f@(double x) { return DoubleStream.of(x).map(y -> y * 3).sum(); }", List.of(2), "run@", "6.0"),
                new Edit("a lambda captured earlier", List.of("double f@(double x) { return x * 2; }",
                        "DoubleSupplier later@ = () -> f@(5);", "List<DoubleSupplier> all@ = List.of(later@);"),
                        // the list of it is named too: a method that is handed a lambda may call it
                        "double f@(double x) { return DoubleStream.of(x).map(y -> y * 3).sum(); }", List.of(3),
                        "later@.getAsDouble() + all@.get(0).getAsDouble()", "30.0"),
                new Edit("a lambda captured earlier, and a method that needs another class", List.of(
                        "double f@(double x) { return x * 2; }", "DoubleSupplier later@ = () -> f@(5);"),
                        "double f@(double x) { record Pair(double a) { } return new Pair(x * 7).a(); }", List.of(),
                        "later@.getAsDouble()", "35.0"),
                new Edit("an anonymous class in a method", List.of("double f@(double x) { return x * 2; }",
                        "DoubleSupplier later@ = () -> f@(5);"),
                        "double f@(double x) { return new Object() { double get() { return x * 7; } }.get(); }", List.of(),
                        "later@.getAsDouble()", "35.0"),
                new Edit("a changed return type", List.of("int f@(int x) { return x; }", "double run@ = f@(2);",
                        "DoubleSupplier later@ = () -> f@(2);"), "double f@(int x) { return x + 0.5; }", List.of(2, 3),
                        "run@ + later@.getAsDouble()", "4.0"),
                new Edit("a changed parameter", List.of("double f@(int x) { return x; }", "double g@() { return f@(2); }",
                        "double run@ = g@();"), "double f@(double x) { return x + 0.5; }", List.of(3), "run@", "2.0"),
                new Edit("the body of a record's method", List.of("record P@(double x) { double twice() { return 2 * x; } }",
                        "P@ p@ = new P@(3);", "double run@ = p@.twice();"),
                        "record P@(double x) { double twice() { return Stream.of(x).mapToDouble(v -> 20 * v).sum(); } }",
                        List.of(2, 3), "p@.twice() + run@", "66.0"),
                new Edit("the shape of a record", List.of("record P@(double x) { }", "P@ p@ = new P@(3);"),
                        "record P@(double x) { double y() { return 7; } }", List.of(2), "p@", null),
                new Edit("an interface with a lambda in it", List.of(
                        "interface F@ { double at(double x); default double twice(double x) { return at(x) * 2; } }",
                        "F@ f@ = x -> x + 1;", "double run@ = f@.twice(1);"),
                        "interface F@ { double at(double x); default double twice(double x) {"
                                + " return DoubleStream.of(x).map(v -> at(v) * 20).sum(); } }",
                        List.of(2, 3), "f@.twice(1) + run@", "44.0"),
                new Edit("a method of an enum", List.of("enum E@ { A, B; int w() { return ordinal(); } }", "E@ e@ = E@.B;",
                        "int run@ = e@.w();"), "enum E@ { A, B; int w() { return 10 * ordinal(); } }", List.of(2, 3),
                        "e@.w() + run@", "11"),
                new Edit("a constant of an enum", List.of("enum E@ { A, B }", "E@ e@ = E@.B;"), "enum E@ { C, A, B }", List.of(2),
                        "e@", null),
                new Edit("a class with instances alive", List.of("class C@ { double w = 1; double get() { return w; } }",
                        "C@ c@ = new C@(); List<C@> all@ = List.of(c@);"),
                        "class C@ { double w = 1; double get() { Runnable r = () -> w = 7; r.run(); return 10 * w; } }",
                        List.of(2), "c@.get() + all@.get(0).get()", "140.0"),
                new Edit("a static field", List.of("class C@ { static int count = 1; static int next() { return count + 1; } }",
                        "int run@ = C@.next();"), "class C@ { static int count = 5; static int next() { return count + 1; } }",
                        List.of(2), "run@ + C@.count", "7"),
                new Edit("a method beside a static block with a loop",
                        List.of("class C@ { static int sum; static { for (int i = 0; i < 4; i++) { sum += i; } } static int f() { return sum; } }",
                        "int run@ = C@.f();"), "class C@ { static int sum; static { for (int i = 0; i < 4; i++) { sum += i; } }"
                        + " static int f() { return 10 * sum; } }", List.of(2), "run@ + \" \" + C@.f()", "6 60"),
                new Edit("a constant", List.of("class C@ { static final int N = 1; }", "int twice@() { return 2 * C@.N; }",
                        "int run@ = twice@();"), "class C@ { static final int N = 4; }", List.of(3), "twice@() + run@", "10"),
                initialization("a static field", "class C@ { static double x = 2 * rate@; }", "C@.x"),
                initialization("a static block", "class C@ { static double x; static { x = 2 * rate@; } }", "C@.x"),
                initialization("a static field by way of a method", "class C@ { static double x = f(); static double f() { return 2 * rate@; } }",
                        "C@.x"),
                initialization("a constant of an enum", "enum C@ { A(2 * rate@); final double x; C@(double x) { this.x = x; } }", "C@.A.x"),
                initialization("a constant of an interface", "interface C@ { double X = 2 * rate@; }", "C@.X"),
                initialization("a static nested class", "class C@ { static class D { static double x = 2 * rate@; } }", "C@.D.x"),
                initialization("a static field of a record", "record C@(int n) { static double x = 2 * rate@; }", "C@.x"),
                new Edit("a shadowed variable", List.of("double x@ = 1;", "double twice@(double x@) { return 2 * x@; }",
                        "double run@ = twice@(3);"), "double x@ = 2;", List.of(), "run@ + twice@(1)", "8.0"),
                new Edit("mutual recursion", List.of("boolean odd@(int n) { return n != 0 && even@(n - 1); }",
                        "boolean even@(int n) { return n == 0 || odd@(n - 1); }", "boolean run@ = even@(8);"),
                        "boolean odd@(int n) { return n == 7 || n == 2; }", List.of(3), "run@ + \" \" + even@(3)", "true true"),
                new Edit("a generic method", List.of("<T> T pick@(List<T> all) { return all.get(0); }",
                        "String run@ = pick@(List.of(\"a\", \"b\"));"), "<T> T pick@(List<T> all) { return all.get(1); }",
                        List.of(2), "run@", "a"),
                new Edit("a method that sets a variable", List.of("void set@() { n@ = 3; }", "int n@ = 0;", "set@();",
                        "int run@ = n@;"), "void set@() { n@ = 4; }", List.of(3, 4), "run@", "3"));
    }

    private static Edit initialization(String what, String type, String probe) {
        return new Edit("a changed value behind " + what, List.of("double rate@ = 0.1;", type, "double seen@ = " + probe + ";"),
                "double rate@ = 0.5;", List.of(2, 3), probe + " + seen@", "0.4");
    }

    @ParameterizedTest
    @MethodSource("edits")
    void theNoteLeadsToWhatARestartGives(Edit edit) {
        String suffix = "_" + names++;
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < edit.cells().size(); i++) {
            Result first = run(suffix, i, edit.cells().get(i));
            assertThat(first.note()).as("a first run").isNull();
            numbers.add(first.reply().get("execution_count").getAsInt());
        }
        String note = run(suffix, 0, edit.edited()).note();
        List<Integer> named = cellsIn(note).stream().map(number -> numbers.indexOf(number) + 1).toList();
        assertThat(named).as(note).isEqualTo(edit.outOfDate());
        assertThat(value(suffix, edit.probe())).as("at once").isEqualTo(edit.atOnce());
        for (int cell : edit.outOfDate()) {
            run(suffix, cell - 1, edit.cells().get(cell - 1));
        }
        assertThat(value(suffix, edit.probe())).as("after all").isEqualTo(afterRestart(edit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"double same@ = 4;", "double same@ = 2 + 2;", "double same@ = 4; // the temperature"})
    void theSameValueAgainMakesNothingOutOfDate(String again) {
        String suffix = "_" + names++;
        run(suffix, 0, "double same@ = 4;");
        run(suffix, 1, "double twice@ = 2 * same@;");
        assertThat(run(suffix, 0, again).note()).isNull();
    }

    @Test
    void anotherLayoutOfAMethodMakesNothingOutOfDate() {
        String suffix = "_" + names++;
        run(suffix, 0, "int f@() { return 1; }");
        run(suffix, 1, "int one@ = f@();");
        assertThat(run(suffix, 0, "int f@() {\n    // as before\n    return 1;\n}").note()).isNull();
    }

    @Test
    void aNewCellFurtherDownMakesNothingOutOfDate() {
        String suffix = "_" + names++;
        run(suffix, 0, "double tau@ = 4;");
        run(suffix, 1, "double twice@ = 2 * tau@;");
        assertThat(run(suffix, 2, "tau@ = 5;").note()).isNull();
        assertThat(run(suffix, 3, "double tau@ = 6;").note()).isNull();
    }

    @Test
    void theNoteShrinksAsItsCellsAreRunAgainAndIsEmptyInTheEnd() {
        String suffix = "_" + names++;
        run(suffix, 0, "double tau@ = 4;");
        run(suffix, 1, "double run@ = 2 * tau@;");
        int shown = run(suffix, 2, "run@ + 1").reply().get("execution_count").getAsInt();
        assertThat(run(suffix, 0, "double tau@ = 9;").note()).contains("what cell " + shown + " shows");
        Result first = run(suffix, 1, "double run@ = 2 * tau@;");
        assertThat(first.note()).isNull();
        assertThat(updated(first)).endsWith("Run cell " + shown + " again.");
        assertThat(updated(run(suffix, 2, "run@ + 1"))).isEmpty();
    }

    @Test
    void aCellThatReadWhatIsOutOfDateStaysOnTheNote() {
        String suffix = "_" + names++;
        run(suffix, 0, "double tau@ = 4;");
        run(suffix, 1, "double run@ = 2 * tau@;");
        run(suffix, 2, "run@ + 1");
        run(suffix, 0, "double tau@ = 9;");
        Result tooEarly = run(suffix, 2, "run@ + 1");
        assertThat(updated(tooEarly)).contains("what cell " + tooEarly.reply().get("execution_count") + " shows");
    }

    @Test
    void aNameThatItsCellNoLongerDeclaresIsTold() {
        String suffix = "_" + names++;
        run(suffix, 0, "double tau@ = 4;");
        run(suffix, 1, "double run@ = 2 * tau@;");
        assertThat(run(suffix, 0, "double tau2@ = 4;").note()).startsWith("No longer declared here, but still there: tau" + suffix);
    }

    @Test
    void whatNoLongerCompilesIsTold() {
        String suffix = "_" + names++;
        run(suffix, 0, "record P@(double x) { }");
        int cell = run(suffix, 1, "double q@(P@ p) { return p.x(); }").reply().get("execution_count").getAsInt();
        assertThat(run(suffix, 0, "record P@(double y) { }").note())
                .contains("No longer compiles: q" + suffix + "() (cell " + cell + ")");
    }

    @Test
    void aClassMayStandAboveTheValueThatItIsInitializedWith() {
        String suffix = "_" + names++;
        String type = "class C@ { static double x = 2 * rate@; }";
        run(suffix, 0, type);
        run(suffix, 1, "double rate@ = 0.1;");
        run(suffix, 2, "C@.x");
        assertThat(run(suffix, 1, "double rate@ = 0.5;").note()).contains("C" + suffix + " (cell ");
        run(suffix, 0, type);
        assertThat(run(suffix, 2, "C@.x").value()).isEqualTo("1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C@.x", "try { System.out.println(C@.x); } catch (Throwable e) { }"})
    void aClassWhoseInitializationFailedIsDefinedAnewByItsCell(String firstUse) {
        String suffix = "_" + names++;
        String type = "class C@ { static int x = all@.get(0); }";
        run(suffix, 0, "List<Integer> all@ = new ArrayList<>();");
        run(suffix, 1, type);
        kernel.runCell("use" + suffix, firstUse.replace("@", suffix));
        kernel.run("all" + suffix + ".add(7);");
        run(suffix, 1, type);
        assertThat(run(suffix, 2, "C@.x").value()).isEqualTo("7");
    }

    @Test
    void aClassThatNothingMadeOutOfDateKeepsItsObjectsWhenItsCellRunsAgain() {
        String suffix = "_" + names++;
        run(suffix, 0, "double rate@ = 0.1;");
        run(suffix, 1, "enum C@ { A(rate@); final double x; C@(double x) { this.x = x; } }");
        run(suffix, 2, "C@ a@ = C@.A;");
        assertThat(run(suffix, 1, "enum C@ { A(rate@); final double x; C@(double x) { this.x = x; } }").note()).isNull();
        assertThat(value(suffix, "a@ == C@.A")).isEqualTo("true");
    }

    @Test
    void whatAMistypedDeclarationTookAwayIsToldAndComesBackWithItsCorrection() {
        String suffix = "_" + names++;
        run(suffix, 0, "int d@ = 3;");
        int method = run(suffix, 1, "int twice@() { return 2 * d@; }").reply().get("execution_count").getAsInt();
        Result mistyped = kernel.runCell("0" + suffix, "int d@ = 100.0;".replace("@", suffix));
        assertThat(mistyped.traceback()).contains("gone, because this new declaration does not compile: d" + suffix);
        assertThat(mistyped.note()).isEqualTo("Gone, because the new declaration does not compile: d" + suffix + ". No longer compiles: twice"
                + suffix + "() (cell " + method + "). Correct it and run this cell again.");
        assertThat(run(suffix, 0, "int d@ = 100;").note()).isNull();
        assertThat(run(suffix, 2, "twice@()").value()).isEqualTo("200");
    }

    @Test
    void aFrontEndThatDoesNotNameItsCellsGetsTheNoteToo() {
        kernel.run("double unnamedTau = 4;");
        int cell = kernel.run("double unnamedRun = 2 * unnamedTau;").reply().get("execution_count").getAsInt();
        assertThat(kernel.run("double unnamedTau = 9;").note())
                .isEqualTo("unnamedTau changed. Out of date: unnamedRun (cell " + cell + "). Run cell " + cell + " again.");
    }

    @Test
    void withoutTheAgentValuesAreLostAsInOtherKernelsAndTold() throws IOException {
        try (KernelClient bare = KernelClient.startWithoutAgent()) {
            bare.runCell("a", "double tau = 4;");
            bare.runCell("b", "var run = 2 * tau; Double whole = run;");
            assertThat(bare.runCell("a", "double tau = 9;").note()).contains("run");
            assertThat(bare.run("tau").value()).isEqualTo("9.0");
        }
    }

    @Test
    void aChangedImportIsWhatARestartGives() throws IOException {
        // of its own, as every other test here names a list
        try (KernelClient fresh = KernelClient.start()) {
            fresh.runCell("import", "import java.util.concurrent.atomic.LongAdder;\nimport java.awt.List;");
            fresh.runCell("use", "String list = List.class.getName();");
            Result changed = fresh.runCell("import", "import java.util.concurrent.atomic.LongAdder;\nimport java.util.List;");
            assertThat(changed.note()).as(changed.toString()).contains("list");
            assertThat(fresh.run("list").value()).isEqualTo("java.awt.List");
            fresh.runCell("use", "String list = List.class.getName();");
            assertThat(fresh.run("list").value()).isEqualTo("java.util.List");
        }
    }

    private static String updated(Result result) {
        return result.of("update_display_data").get(0).content().getAsJsonObject("data").get("text/plain").getAsString();
    }

    private static String afterRestart(Edit edit) {
        String suffix = "_" + names++;
        for (int i = 0; i < edit.cells().size(); i++) {
            run(suffix, i, i == 0 ? edit.edited() : edit.cells().get(i));
        }
        return value(suffix, edit.probe());
    }

    private static Result run(String suffix, int cell, String code) {
        Result result = kernel.runCell(cell + suffix, code.replace("@", suffix));
        assertThat(result.status()).as(code + result.reply()).isEqualTo("ok");
        return result;
    }

    private static String value(String suffix, String probe) {
        return shape(kernel.run(probe.replace("@", suffix)).value());
    }

    // how a value reads without the suffix of its names
    private static String shape(String value) {
        return value == null ? null : value.replaceAll("_\\d+", "@");
    }

    private static List<Integer> cellsIn(String note) {
        Matcher again = Pattern.compile("Run cells? (.*) again").matcher(note == null ? "" : note);
        return again.find() ? Pattern.compile("\\d+").matcher(again.group(1)).results()
                .map(found -> Integer.valueOf(found.group())).toList() : List.of();
    }
}

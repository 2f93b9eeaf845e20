package contrastive.kernel.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameScannerTest {
    private final Syntax syntax = new Syntax();

    @Test
    void anInitializerWithAnExplicitTypeIsRead() {
        NameUse use = syntax.names("double run = f(tau2) + Math.sqrt(x);");
        assertThat(use.declares()).containsExactly("run");
        assertThat(use.reads()).containsExactlyInAnyOrder("f()", "tau2", "Math", "x");
        assertThat(use.meaning()).isNull();
    }

    @Test
    void anExpressionIsRead() {
        assertThat(syntax.names("kappa + s.get()").reads()).containsExactlyInAnyOrder("kappa", "s");
    }

    @Test
    void theBodyOfALambdaInAVariableIsReadLaterAndOfOneHandedToAMethodAtOnce() {
        NameUse held = syntax.names("DoubleSupplier s = () -> f(tau2);");
        assertThat(held.reads()).containsExactly("DoubleSupplier");
        assertThat(held.readsLater()).containsExactlyInAnyOrder("f()", "tau2");
        assertThat(syntax.names("double sum = xs.stream().mapToDouble(x -> x * tau2).sum();").reads())
                .containsExactlyInAnyOrder("xs", "tau2");
    }

    @Test
    void parametersFieldsAndLocalVariablesAreNoNames() {
        assertThat(syntax.names("double f(double tau2) { double x = tau2; return x + y; }").readsLater()).containsExactly("y");
        assertThat(syntax.names("class C { double w; double g() { return w + h() + z; } double h() { return 1; } }").readsLater())
                .containsExactly("z");
        assertThat(syntax.names("for (int i = 0; i < n; i++) { int j = i; sum += j; }").reads())
                .containsExactlyInAnyOrder("n", "sum");
    }

    @Test
    void aNameIsHiddenOnlyWhereItsDeclarationReaches() {
        assertThat(syntax.names("{ { int x = 1; } print(x); }").reads()).containsExactlyInAnyOrder("print()", "x");
        assertThat(syntax.names("for (double x : x.values()) { print(x); }").reads()).containsExactlyInAnyOrder("x", "print()");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "class C { static double x = 2 * rate; double later() { return z; } }",
        "class C { static double x; static { x = rate; } double later() { return z; } }",
        "enum E { A(rate); E(double w) { } double later() { return z; } }",
        "enum E { A; final double w = rate; double later() { return z; } }",
        "interface I { double X = rate; default double later() { return z; } }",
        "record R(int n) { static double x = rate; double later() { return z; } }",
        "class C { static class D { static double x = rate; } double later() { return z; } }",
        "class C { static double x = twice(); static double twice() { return 2 * rate; } double later() { return z; } }",
        "class C { static C only = new C(); double w; C() { w = rate; } double later() { return z; } }"})
    void whatInitializesAClassIsReadWithTheDeclaration(String type) {
        NameUse use = syntax.names(type);
        assertThat(use.reads()).containsExactly("rate");
        assertThat(use.readsLater()).contains("z");
    }

    @Test
    void whatIsSetInPartIsSet() {
        assertThat(syntax.names("table[0].width = w;").assigns()).containsExactly("table");
        assertThat(syntax.names("count++;").assigns()).containsExactly("count");
        assertThat(syntax.names("void reset() { tau2 = 4; }").assignsLater()).containsExactly("tau2");
    }

    @Test
    void aDeclarationMeansTheSameInAnotherLayout() {
        assertThat(syntax.names("int f() { return 1; } // one").meaning()).isEqualTo(syntax.names("int f() {\n  return 1;\n}").meaning())
                .isNotEqualTo(syntax.names("int f() { return 2; }").meaning());
    }

    @Test
    void anImportDeclaresItsLastName() {
        assertThat(syntax.names("import java.awt.List;").declares()).containsExactly("List");
        assertThat(syntax.names("import static java.lang.Math.max;").declares()).containsExactly("max");
    }

    @Test
    void whatCannotBeParsedHasNoNames() {
        assertThat(syntax.names("int 1x = y;")).isEqualTo(new NameUse());
    }
}

package contrastive.chapters;

import com.sun.source.tree.*;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import contrastive.chapters.Snippet.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Reads a cell as JShell does: one declaration or statement after the other. */
final class Snippets implements AutoCloseable {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final JShell shell = JShell.builder().executionEngine("local").build();

    @Override
    public void close() {
        shell.close();
    }

    List<Snippet> of(String cell) {
        List<Snippet> snippets = new ArrayList<>();
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        String left = cell.lines().filter(line -> !line.startsWith("%")).reduce("", (above, line) -> above + line + "\n");
        while (!left.isBlank()) {
            CompletionInfo next = analysis.analyzeCompletion(left);
            String text = next.source() == null ? left : next.source();
            snippets.add(read(text.strip()));
            left = next.source() == null ? "" : next.remaining();
        }
        return snippets;
    }

    private static Snippet read(String text) {
        if (text.startsWith("import ")) {
            return new Snippet(text, Kind.IMPORT, Set.of(), Set.of(), Set.of(), List.of());
        }
        Parsed asMember = Parsed.of("class C {", text, "}");
        if (asMember != null && asMember.members().stream().noneMatch(member -> member instanceof BlockTree)) {
            Set<String> declares = new LinkedHashSet<>();
            Scan scan = new Scan();
            List<Parameter> numbers = new ArrayList<>();
            for (Tree member : asMember.members()) {
                declares.add(member instanceof VariableTree variable ? variable.getName().toString()
                        : member instanceof MethodTree method ? method.getName().toString() : ((ClassTree) member).getSimpleName().toString());
                scan.scan(member, null);
                if (member instanceof VariableTree variable) {
                    asMember.addNumbers(variable, numbers);
                }
            }
            return new Snippet(text, Kind.DECLARATION, declares, scan.uses, Set.of(), numbers);
        }
        boolean expression = !text.endsWith(";") && !text.endsWith("}");
        Parsed asStatement = Parsed.of("class C { void m() {", expression ? "Object o = " + text + ";" : text, "}}");
        Scan scan = new Scan();
        if (asStatement != null) {
            asStatement.members().forEach(member -> scan.scan(member, null));
        }
        return new Snippet(text, expression ? Kind.EXPRESSION : Kind.STATEMENT, Set.of(), scan.uses, scan.guards ? scan.uses : scan.changes, List.of());
    }

    /** A text as the only content of a class. */
    private record Parsed(CompilationUnitTree unit, SourcePositions positions, int offset) {

        static Parsed of(String before, String text, String after) {
            DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
            String code = before + text + "\n" + after;
            JavacTask task = (JavacTask) JAVAC.getTask(null, null, faults, List.of(), null, List.of(new SimpleJavaFileObject(
                    URI.create("string:///C.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return code;
                }
            }));
            try {
                Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
                boolean wrong = faults.getDiagnostics().stream().anyMatch(fault -> fault.getKind() == Diagnostic.Kind.ERROR);
                return wrong || !units.hasNext() ? null : new Parsed(units.next(), Trees.instance(task).getSourcePositions(), before.length());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<? extends Tree> members() {
            return ((ClassTree) unit.getTypeDecls().get(0)).getMembers();
        }

        void addNumbers(VariableTree variable, List<Parameter> numbers) {
            String type = variable.getType() == null ? "" : variable.getType().toString();
            boolean whole = type.equals("int") || type.equals("long");
            String name = variable.getName().toString();
            if (whole || type.equals("double")) {
                add(name, 0, variable.getInitializer(), whole, numbers);
            } else if (type.equals("double[]") && variable.getInitializer() instanceof NewArrayTree array && array.getInitializers() != null
                    && array.getInitializers().stream().allMatch(value -> number(value) != null)) {
                int place = 0;
                for (ExpressionTree value : array.getInitializers()) {
                    add(name, ++place, value, false, numbers);
                }
            }
        }

        private void add(String variable, int position, ExpressionTree value, boolean whole, List<Parameter> numbers) {
            Double number = number(value);
            if (number != null) {
                numbers.add(new Parameter(variable, position, number, whole, (int) positions.getStartPosition(unit, value) - offset,
                        (int) positions.getEndPosition(unit, value) - offset));
            }
        }

        private static Double number(ExpressionTree value) {
            if (value instanceof UnaryTree minus && minus.getKind() == Tree.Kind.UNARY_MINUS) {
                Double number = number(minus.getExpression());
                return number == null ? null : -number;
            }
            return value instanceof LiteralTree literal && literal.getValue() instanceof Number number ? number.doubleValue() : null;
        }
    }

    /** Collects the names in a tree, and those of what it changes; whether it refuses what it looks at. */
    private static final class Scan extends TreeScanner<Void, Void> {

        private final Set<String> uses = new LinkedHashSet<>();
        private final Set<String> changes = new LinkedHashSet<>();
        private boolean guards;

        @Override
        public Void visitThrow(ThrowTree refusal, Void none) {
            guards = true;
            return super.visitThrow(refusal, none);
        }

        @Override
        public Void visitIdentifier(IdentifierTree identifier, Void none) {
            uses.add(identifier.getName().toString());
            return null;
        }

        @Override
        public Void visitAssignment(AssignmentTree assignment, Void none) {
            change(assignment.getVariable());
            return super.visitAssignment(assignment, none);
        }

        @Override
        public Void visitCompoundAssignment(CompoundAssignmentTree assignment, Void none) {
            change(assignment.getVariable());
            return super.visitCompoundAssignment(assignment, none);
        }

        @Override
        public Void visitExpressionStatement(ExpressionStatementTree statement, Void none) {
            if (statement.getExpression() instanceof MethodInvocationTree call) {
                change(call.getMethodSelect());
                // what java.util fills in place: Arrays.fill(values, 1)
                if (call.getMethodSelect().toString().matches("(Arrays|Collections)\\..*")) {
                    change(call.getArguments().get(0));
                }
            }
            return super.visitExpressionStatement(statement, none);
        }

        private void change(Tree what) {
            if (what instanceof IdentifierTree variable) {
                changes.add(variable.getName().toString());
            } else if (what instanceof ArrayAccessTree element) {
                change(element.getExpression());
            } else if (what instanceof MemberSelectTree member) {
                change(member.getExpression());
            } else if (what instanceof MethodInvocationTree call) {
                change(call.getMethodSelect());
            }
        }
    }
}

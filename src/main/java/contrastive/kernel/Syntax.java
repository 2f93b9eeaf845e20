package contrastive.kernel;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Whether javac can parse a snippet; JShell tells whole from unfinished code, but calls much that is neither whole. */
final class Syntax {
    private static final List<String> SURROUNDINGS = List.of("%s", "class A { %s }", "class A { void m() { %s ; } }",
            "class A { Object o = %s ; }");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    /** Whether the text is a statement, an expression, a member, a type or an import. */
    boolean isValid(String snippet) {
        return SURROUNDINGS.stream().anyMatch(around -> parses(around.formatted(snippet + "\n")));
    }

    private boolean parses(String source) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        JavacTask task = (JavacTask) compiler.getTask(Writer.nullWriter(), null, problems, List.of("-proc:none"), null,
                List.of(file));
        try {
            task.parse();
        } catch (IOException e) {
            throw new IllegalStateException("a string in memory could not be read", e);
        }
        return problems.getDiagnostics().stream()
                .noneMatch(problem -> problem.getKind() == Diagnostic.Kind.ERROR);
    }
}

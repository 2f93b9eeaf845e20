package contrastive.kernel.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What javac's parser says of a snippet: whether it is whole, which JShell often says of what is not, and which names it uses.
 */
public final class Syntax {
    private static final String AS_STATEMENT = "class A { void m() { %s ; } }";
    private static final String AS_MEMBER = "class A { %s }";
    private static final String AS_VALUE = "class A { Object o = %s ; }";

    private static final Pattern IMPORT = Pattern.compile("^\\s*import\\s[^;]*\\.\\s*(\\w+)\\s*;");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    // one for all: to open the JDK's own takes longer than to parse a cell
    private final JavaFileManager files = compiler.getStandardFileManager(null, null, null);

    /** Whether the text is a statement, an expression, a member, a type or an import. */
    public boolean isValid(String snippet) {
        return !parse(List.of("%s", AS_STATEMENT, AS_MEMBER, AS_VALUE), snippet).isEmpty();
    }

    /** The names of a statement or declaration; none if it cannot be parsed. */
    public NameUse names(String snippet) {
        NameScanner scanner = new NameScanner();
        Matcher imported = IMPORT.matcher(snippet);
        if (imported.find()) {
            scanner.use().declares().add(imported.group(1));
            return scanner.use().meaning(imported.group());
        }
        Map<String, CompilationUnitTree> readings = parse(List.of(AS_STATEMENT, AS_MEMBER, AS_VALUE), snippet);
        List<? extends Tree> trees = readings.isEmpty() ? List.of() : inside(readings);
        trees.forEach(scanner::scanOutermost);
        boolean meaning = !trees.isEmpty() && (trees.get(0) instanceof MethodTree || trees.get(0) instanceof ClassTree);
        return meaning ? scanner.use().meaning(trees.get(0).toString()) : scanner.use();
    }

    private static List<? extends Tree> inside(Map<String, CompilationUnitTree> readings) {
        Map.Entry<String, CompilationUnitTree> first = readings.entrySet().iterator().next();
        List<? extends Tree> members = ((ClassTree) first.getValue().getTypeDecls().get(0)).getMembers();
        return switch (first.getKey()) {
            case AS_STATEMENT -> ((MethodTree) members.get(0)).getBody().getStatements();
            case AS_VALUE -> List.of(((VariableTree) members.get(0)).getInitializer());
            default -> members;
        };
    }

    /** The surroundings in which a snippet has no error, with what javac reads then; all in one go, which costs little more. */
    private Map<String, CompilationUnitTree> parse(List<String> surroundings, String snippet) {
        // by name, as the compiler wraps the files it is given
        Map<URI, String> around = new HashMap<>();
        List<JavaFileObject> sources = new ArrayList<>();
        for (String text : surroundings) {
            URI name = URI.create("string:///A" + sources.size() + ".java");
            around.put(name, text);
            sources.add(source(name, text.formatted(snippet + "\n")));
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(Writer.nullWriter(), files, problems, List.of("-proc:none"), null,
                sources);
        Map<String, CompilationUnitTree> readings = new LinkedHashMap<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                readings.put(around.get(unit.getSourceFile().toUri()), unit);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a string in memory could not be read", e);
        }
        problems.getDiagnostics().stream().filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .forEach(problem -> readings.remove(around.get(problem.getSource().toUri())));
        return readings;
    }

    private static JavaFileObject source(URI name, String text) {
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}

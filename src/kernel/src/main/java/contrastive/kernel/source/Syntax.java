package contrastive.kernel.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What javac's parser says of a snippet: whether it is whole, which JShell often says of what is not, and which names it uses. */
public final class Syntax {
    private static final String AS_STATEMENT = "class A { void m() { %s ; } }";
    private static final String AS_MEMBER = "class A { %s }";
    private static final String AS_VALUE = "class A { Object o = %s ; }";

    private static final Set<Modifier> ACCESS = Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE);
    private static final Pattern IMPORT = Pattern.compile("^\\s*import\\s[^;]*\\.\\s*(\\w+)\\s*;");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    // one for all: to open the JDK's own takes longer than to parse a cell
    private final JavaFileManager files = compiler.getStandardFileManager(null, null, null);

    /** Whether the text is a statement, an expression, a member, a type or an import. */
    public boolean isValid(String snippet) {
        return parse(List.of("%s", AS_STATEMENT, AS_MEMBER, AS_VALUE), snippet).stream().anyMatch(Reading::isValid);
    }

    /** The names of a statement or declaration; none if it cannot be parsed. */
    public NameUse names(String snippet) {
        NameScanner scanner = new NameScanner();
        Matcher imported = IMPORT.matcher(snippet);
        if (imported.find()) {
            scanner.use().declares().add(imported.group(1));
            return scanner.use().meaning(imported.group());
        }
        List<? extends Tree> trees = parse(List.of(AS_STATEMENT, AS_MEMBER, AS_VALUE), snippet).stream().filter(Reading::isValid).findFirst()
                .map(Reading::inside).orElse(List.of());
        trees.forEach(scanner::scanOutermost);
        boolean meaning = !trees.isEmpty() && (trees.get(0) instanceof MethodTree || trees.get(0) instanceof ClassTree);
        return meaning ? scanner.use().meaning(trees.get(0).toString()) : scanner.use();
    }

    /** The text with "public" before constructors of a record that lack a modifier: JShell makes the record public, and javac wants both so. */
    public String withPublicConstructors(String snippet) {
        StringBuilder text = new StringBuilder(snippet);
        if (snippet.contains("record")) {
            parse(List.of(AS_STATEMENT), snippet).stream().filter(Reading::isValid).flatMapToInt(Reading::packagePrivateConstructors)
                    .boxed().sorted(Comparator.reverseOrder()).forEach(start -> text.insert(start, "public "));
        }
        return text.toString();
    }

    /** Where the first statement or declaration of a text ends; 0 if there is an error before that. */
    int endOfFirst(String code) {
        return parse(List.of(AS_STATEMENT, AS_MEMBER), code).stream().mapToInt(reading -> reading.endOfFirst(code)).max().orElse(0);
    }

    /** What javac reads in each of some surroundings; all in one go, which costs little more. */
    private List<Reading> parse(List<String> surroundings, String snippet) {
        // by name, as the compiler wraps the files it is given
        Map<URI, String> around = new HashMap<>();
        List<JavaFileObject> sources = new ArrayList<>();
        for (String text : surroundings) {
            URI name = URI.create("string:///A" + sources.size() + ".java");
            around.put(name, text);
            sources.add(new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text.formatted(snippet + "\n");
                }
            });
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(Writer.nullWriter(), files, problems, List.of("-proc:none"), null, sources);
        List<Reading> readings = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                URI name = unit.getSourceFile().toUri();
                readings.add(new Reading(around.get(name), unit, Trees.instance(task).getSourcePositions(), problems.getDiagnostics().stream()
                        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR && problem.getSource().toUri().equals(name))
                        .mapToLong(Diagnostic::getPosition).min().orElse(Long.MAX_VALUE)));
            }
        } catch (IOException e) {
            throw new IllegalStateException("a string in memory could not be read", e);
        }
        return readings;
    }

    private record Reading(String around, CompilationUnitTree unit, SourcePositions positions, long firstError) {
        boolean isValid() {
            return firstError == Long.MAX_VALUE;
        }

        List<? extends Tree> inside() {
            List<? extends Tree> members = ((ClassTree) unit.getTypeDecls().get(0)).getMembers();
            return switch (around) {
                case AS_STATEMENT -> ((MethodTree) members.get(0)).getBody().getStatements();
                case AS_VALUE -> List.of(((VariableTree) members.get(0)).getInitializer());
                default -> members;
            };
        }

        IntStream packagePrivateConstructors() {
            return inside().stream().filter(tree -> tree.getKind() == Tree.Kind.RECORD).flatMap(type -> ((ClassTree) type).getMembers().stream())
                    .filter(member -> member instanceof MethodTree method && method.getName().contentEquals("<init>")
                            && Collections.disjoint(method.getModifiers().getFlags(), ACCESS))
                    .mapToInt(constructor -> (int) positions.getStartPosition(unit, constructor) - around.indexOf("%s"));
        }

        /** The end of the first statement or member of the code if there is no error before it, else 0. */
        int endOfFirst(String code) {
            int offset = around.indexOf("%s");
            for (Tree tree : inside()) {
                int end = (int) Math.min(positions.getEndPosition(unit, tree) - offset, code.length());
                // of "int a = 1, b;" it says that the first ends before the comma
                if (end > 0 && (code.charAt(end - 1) == ';' || code.charAt(end - 1) == '}')) {
                    return firstError >= end + offset ? end : 0;
                }
            }
            return 0;
        }
    }
}

package contrastive.chapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import contrastive.chapters.Snippet.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Makes classes of the cells that a chapter's page computes: each explorer, and the first figure that follows the numbers of the chapter's
 * first cell. What needs more than the page has (a table of Tablesaw's that the stand-ins lack) is left out, and said.
 */
public final class ChapterPrograms {

    private static final String MAIN = "ChapterPage";
    private static final Pattern EXPLORER = Pattern.compile("\\b(Explorer\\.over|EffectExplorer\\.draw)\\(");

    /** @param code of the cell, by which its page finds the figure */
    private record Figure(String code, CellProgram program) {
    }

    private ChapterPrograms() {
    }

    /**
     * @param arguments the folder of the notebooks, a folder for the sources, a folder for the classes, the file that describes the figures
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        List<Figure> figures = new ArrayList<>();
        try (Snippets snippets = new Snippets(); Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".ipynb")).sorted().toList()) {
                figures.addAll(figures(file, snippets));
            }
        }
        Path sources = Files.createDirectories(Path.of(arguments[1], "contrastive", "chapters"));
        Path classes = Files.createDirectories(Path.of(arguments[2]));
        Set<String> refused = compile(figures, sources, classes);
        figures.removeIf(figure -> refused.contains(figure.program().name()));
        Path main = Files.writeString(sources.resolve(MAIN + ".java"), main(figures));
        Map<String, String> errors = errors(List.of(main), classes);
        if (!errors.isEmpty()) {
            throw new IllegalStateException("the class that has the figures must compile, got " + errors);
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(new File(arguments[3]),
                figures.stream().map(ChapterPrograms::described).toList());
    }

    private static List<Figure> figures(Path notebook, Snippets snippets) throws IOException {
        String title = notebook.getFileName().toString().replace(".ipynb", "");
        List<Figure> figures = new ArrayList<>();
        List<Snippet> above = new ArrayList<>();
        List<Snippet> parameters = List.of();
        boolean first = true;
        for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).get("cells")) {
            if (!cell.get("cell_type").asText().equals("code")) {
                continue;
            }
            String code = text(cell.get("source"));
            List<Snippet> own = snippets.of(code);
            if (parameters.isEmpty() && !code.startsWith("%")) {
                parameters = own;
            }
            if (showsFigure(cell) && own.get(own.size() - 1).is(Kind.EXPRESSION)) {
                boolean explorer = EXPLORER.matcher(own.get(own.size() - 1).text()).find();
                String name = "Chapter" + title.substring(0, title.indexOf('-')) + "Figure" + (figures.size() + 1);
                CellProgram program = CellProgram.of(name, above, own, explorer ? List.of() : parameters);
                if (explorer || first && !program.parameters().isEmpty()) {
                    figures.add(new Figure(code, program));
                    first = first && explorer;
                }
            }
            above.addAll(own);
        }
        return figures;
    }

    /** A picture without a script stays a picture. */
    private static boolean showsFigure(JsonNode cell) {
        return StreamSupport.stream(cell.get("outputs").spliterator(), false).map(output -> text(output.path("data").path("text/html")))
                .anyMatch(html -> html.contains("data-figure") && html.contains("<script"));
    }

    private static String text(JsonNode lines) {
        return lines.isArray() ? StreamSupport.stream(lines.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining()) : lines.asText();
    }

    /** The names of those that do not compile; what they miss is said. */
    private static Set<String> compile(List<Figure> figures, Path sources, Path classes) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Figure figure : figures) {
            String name = figure.program().name();
            files.put(name, Files.writeString(sources.resolve(name + ".java"), figure.program().source()));
        }
        Set<String> refused = new HashSet<>();
        Map<String, String> errors = errors(files.values(), classes);
        while (!errors.isEmpty()) {
            errors.forEach((name, message) -> System.out.println(name + " stays as it was drawn in the notebook: " + message));
            refused.addAll(errors.keySet());
            errors.keySet().forEach(files::remove);
            errors = errors(files.values(), classes);
        }
        return refused;
    }

    /** By the name of the class. */
    private static Map<String, String> errors(Iterable<Path> files, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            String path = classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
            javac.getTask(null, manager, found, List.of("--release", "17", "-proc:none", "-nowarn", "-cp", path, "-d", classes.toString()), null,
                    manager.getJavaFileObjectsFromPaths(files)).call();
        }
        return found.getDiagnostics().stream().filter(fault -> fault.getKind() == Diagnostic.Kind.ERROR)
                .collect(Collectors.toMap(fault -> Path.of(fault.getSource().getName()).getFileName().toString().replace(".java", ""),
                        fault -> fault.getMessage(null).replaceAll("\\s+", " "), (one, other) -> one, LinkedHashMap::new));
    }

    private static String main(List<Figure> figures) {
        String cases = figures.stream().map(figure -> figure.program().name()).map(name -> "case \"" + name + "\" -> new " + name + "(values);\n")
                .collect(Collectors.joining());
        return "package contrastive.chapters;\n\nimport org.teavm.jso.JSExport;\n\npublic final class " + MAIN + " {\n"
                + "@JSExport\npublic static void chapter() {\ncontrastive.page.ChapterParts.addAll();\n}\n"
                + "@JSExport\npublic static String[] check(String exercise, double[] answer) {\nreturn contrastive.page.ChapterParts.check(exercise, answer);\n}\n"
                + "@JSExport\npublic static void figure(String name, double[] values) {\nShownFigure.post(name, values, " + MAIN + "::cell);\n}\n"
                + "@JSExport\npublic static void emoji(byte[] files) {\ncontrastive.emoji.EmojiFiles.give(files);\n}\n"
                + "public static Cell cell(String name, double... values) throws Exception {\nreturn switch (name) {\n" + cases
                + "default -> throw new IllegalArgumentException(\"name must be that of a figure, got \" + name);\n};\n}\n}\n";
    }

    private static Map<String, Object> described(Figure figure) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", figure.program().name());
        described.put("code", figure.code());
        described.put("emoji", figure.program().source().contains("EmojiSheet"));
        described.put("numbers", figure.program().parameters().stream()
                .map(number -> Map.of("name", number.name(), "value", number.value(), "whole", number.whole())).toList());
        return described;
    }
}

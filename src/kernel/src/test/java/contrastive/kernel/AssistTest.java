package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help while typing, magics, history: what a front end asks besides cells. */
class AssistTest {
    private static KernelClient kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelClient.start();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private static JsonObject ask(String type, String code, int cursor) {
        return ask(kernel, type, code, cursor);
    }

    private static JsonObject ask(KernelClient kernel, String type, String code, int cursor) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", cursor);
        content.addProperty("detail_level", 0);
        return kernel.ask(kernel.shell, type, content);
    }

    private static List<String> matches(JsonObject reply) {
        JsonArray matches = reply.getAsJsonArray("matches");
        return StreamSupport.stream(matches.spliterator(), false).map(match -> match.getAsString()).toList();
    }

    @Test
    void completionReplacesTheWordUnderTheCursorInTheSecondStatement() {
        kernel.run("double temperature = 1;");
        String code = "int a = 1;\ntemperat";
        JsonObject reply = ask("complete_request", code, code.length());
        assertThat(matches(reply)).containsExactly("temperature");
        assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(code.indexOf("temperat"));
        assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(code.length());
    }

    @Test
    void positionsCountCodePoints() {
        kernel.run("double temperature = 1;");
        String code = "String s = \"\uD83D\uDE00\"; temperat";
        JsonObject reply = ask("complete_request", code, code.codePointCount(0, code.length()));
        assertThat(matches(reply)).containsExactly("temperature");
        assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(code.indexOf("temperat") - 1);
    }

    @Test
    void packagesAreCompletedInAKernelThatHasRunNothing() throws IOException {
        try (KernelClient fresh = KernelClient.start()) {
            String code = "import javax.scr";
            assertThat(matches(ask(fresh, "complete_request", code, code.length()))).containsExactly("script.");
        }
    }

    @Test
    void packagesOfAJarAreCompletedAndItsTypesSuggestedAtOnce(@TempDir Path folder) throws IOException {
        writeJar(folder, "Ballad");
        try (KernelClient fresh = KernelClient.start()) {
            fresh.run("%classpath " + folder + "/*.jar");
            assertThat(matches(ask(fresh, "complete_request", "import shel", 11))).containsExactly("shelf.");
            assertThat(fresh.run("new Ballad()").traceback()).contains("import shelf.Ballad; ?");
            assertThat(fresh.run("Ballad one;").traceback()).contains("import shelf.Ballad; ?");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {"% # classpath,maven", "%cl # classpath", "int a = 1;|%ma # maven", "%classpath ../ta #",
        "String s = \"Sys #", "char c = 'S #", "int a = 1; // Sys #", "/* Sys #", "String s = \"\"\"|Sys #"})
    void nothingThatIsNoCodeIsCompletedAsCode(String code, String expected) {
        String typed = code.replace("|", "\n");
        assertThat(String.join(",", matches(ask("complete_request", typed, typed.length())))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void behindAStringOrACommentThereIsCodeAgain() {
        for (String text : List.of("\"a // b\" /* c */", "\"\" + '\"'", "\"\"\"\n\"a\" \\\"\"\" " + "long ".repeat(20_000) + "\"\"\"")) {
            String code = "String s = " + text + " + Syst";
            assertThat(matches(ask("complete_request", code, code.length()))).as(code).containsExactly("System");
        }
    }

    @Test
    void theParametersOfARecordsConstructorAreToldWithItsType(@TempDir Path folder) throws IOException {
        String source = "package shelf; /** Two. @param left 1 <= left */ public record Pages(int left) { /** @throws Error never */ public Pages { } }";
        Path file = Files.writeString(Files.createDirectory(folder.resolve("shelf")).resolve("Pages.java"), source);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString());
        writeJarOf(folder, "Pages");
        writeSources(folder.resolve("shelf-sources.jar"), "Pages", source);
        kernel.run("%classpath " + folder + "/*.jar");
        assertThat(ask("inspect_request", "new shelf.Pages(", 16).getAsJsonObject("data").get("text/plain").getAsString())
                .contains("@throws Error never").contains("Two.").contains("@param left 1 <= left");
    }

    @Test
    void completionBelowAMagicLineWorks() {
        String code = "%classpath .\nMath.hypo";
        assertThat(matches(ask("complete_request", code, code.length()))).containsExactly("hypot(");
    }

    @Test
    void inspectionGivesTheSignatureOfAMethod() {
        JsonObject reply = ask("inspect_request", "int a = 1;\nMath.hypot(3, 4)", "int a = 1;\nMath.hyp".length());
        assertThat(reply.get("found").getAsBoolean()).isTrue();
        assertThat(reply.getAsJsonObject("data").get("text/plain").getAsString())
                .contains("double Math.hypot(double x, double y)");
    }

    @Test
    void inspectionOfNothingKnownFindsNothing() {
        assertThat(ask("inspect_request", "noSuchThing", 4).get("found").getAsBoolean()).isFalse();
    }

    @Test
    void anOpenBraceAsksForAnIndentedLine() {
        JsonObject reply = ask("is_complete_request", "void f() {", 0);
        assertThat(reply.get("status").getAsString()).isEqualTo("incomplete");
        assertThat(reply.get("indent").getAsString()).isEqualTo("    ");
    }

    @Test
    void classpathTakesGlobsAndTheNextLineOfTheSameCellSeesThem(@TempDir Path folder) throws IOException {
        writeJar(folder, "Book");
        KernelClient.Result result = kernel.run("// the shelf\n%classpath " + folder + "/*.jar\nimport shelf.*;\nBook.title()");
        assertThat(result.value()).isEqualTo("found");
    }

    @Test
    void aPathWithABlankStandsInQuotes(@TempDir Path folder) throws IOException {
        writeJar(Files.createDirectory(folder.resolve("my shelf")), "Atlas");
        KernelClient.Result result = kernel.run("%classpath " + folder + " \"" + folder + "/my shelf/*.jar\"\nshelf.Atlas.title()");
        assertThat(result.value()).isEqualTo("found");
    }

    @Test
    void inspectionGivesTheJavadocOfALibraryWhoseSourcesLieBesideIt(@TempDir Path folder) throws IOException {
        writeJar(folder, "Novel");
        writeSources(folder.resolve("shelf-sources.jar"), "Novel");
        assertThat(kernel.run("%classpath " + folder + "/*.jar\nshelf.Novel.title()").value()).isEqualTo("found");
        String code = "shelf.Novel.title()";
        assertThat(ask("inspect_request", code, code.length() - 2).getAsJsonObject("data").get("text/plain").getAsString())
                .isEqualTo("String Novel.title()\n    Its name, in one line.");
        assertThat(ask("inspect_request", "Math.hypot(3, 4)", 7).get("found").getAsBoolean()).isTrue();
    }

    @Test
    void orInAFolderOfSourcesBesideIt(@TempDir Path folder) throws IOException {
        writeJar(folder, "Poem");
        writeSources(Files.createDirectory(folder.resolve("sources")).resolve("shelf-sources.jar"), "Poem");
        assertThat(kernel.run("%classpath " + folder + "/*.jar\nshelf.Poem.title()").value()).isEqualTo("found");
        assertThat(ask("inspect_request", "shelf.Poem.title()", 16).getAsJsonObject("data").get("text/plain").getAsString())
                .contains("Its name, in one line.");
    }

    private static void writeSources(Path file, String type) throws IOException {
        writeSources(file, type, "package shelf; public class " + type
                + " { /** Its name, in {@code one} line. */ public static String title() { return null; } }");
    }

    private static void writeSources(Path file, String type, String source) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("shelf/" + type + ".java"));
            jar.write(source.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void writeJar(Path folder, String type) throws IOException {
        String source = "package shelf; public class " + type + " { public static String title() { return \"found\"; } }";
        Path file = Files.writeString(Files.createDirectory(folder.resolve("shelf")).resolve(type + ".java"), source);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString());
        writeJarOf(folder, type);
    }

    private static void writeJarOf(Path folder, String type) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("shelf.jar")))) {
            jar.putNextEntry(new JarEntry("shelf/" + type + ".class"));
            jar.write(Files.readAllBytes(folder.resolve("shelf/" + type + ".class")));
        }
    }

    @Test
    void aPatternThatMatchesNothingIsOneClearSentence() {
        KernelClient.Result result = kernel.run("%classpath ../target/lab/*.jar");
        assertThat(result.errorMessage()).startsWith("nothing matches ../target/lab/*.jar, seen from the folder /")
                .endsWith("is built by `mvn -Plab` or `mvn package`, run in the project's folder");
    }

    @Test
    void anUnknownMagicListsTheKnownOnes() {
        assertThat(kernel.run("%matplotlib inline").errorMessage())
                .isEqualTo("there is no magic %matplotlib; known are %classpath, %maven");
    }

    @Test
    void aLineOfATextBlockIsNoMagic() {
        assertThat(kernel.run("String block = \"\"\"\n%classpath nowhere\n\"\"\";\nblock").value())
                .isEqualTo("%classpath nowhere\n");
    }

    @Test
    void aRemainderOnALineOfItsOwnIsNoMagic() {
        assertThat(kernel.run("int total = 17, size = 5;\nint rest = total\n%size;\nrest").value()).isEqualTo("2");
    }

    @Test
    void aMagicMayFollowAWholeStatementAndAComment(@TempDir Path folder) {
        assertThat(kernel.run("int before = 1;\n// and now\n%classpath " + folder + "\nbefore + 1").value()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%classpath @\r\nint windows = 7;\r\nwindows\r\n", "int windows = 7;\r\n%classpath @\r\n\r\nwindows"})
    void linesMayEndAsOnWindows(String code, @TempDir Path folder) {
        assertThat(kernel.run(code.replace("@", folder.toString())).value()).isEqualTo("7");
    }

    @Test
    void helpBelowAMagicLineThatEndsAsOnWindowsWorks() {
        String code = "%classpath .\r\nMath.hypo";
        assertThat(matches(ask("complete_request", code, code.length()))).containsExactly("hypot(");
    }

    @Test
    void historyHoldsTheCellsThatWereToBeStored() {
        kernel.run("// told apart by this comment");
        JsonObject request = KernelClient.json(
                "{\"output\": false, \"raw\": true, \"hist_access_type\": \"search\", \"pattern\": \"*told apart*\"}");
        JsonArray history = kernel.ask(kernel.shell, "history_request", request).getAsJsonArray("history");
        assertThat(history).hasSize(1);
        assertThat(history.get(0).getAsJsonArray().get(2).getAsString()).isEqualTo("// told apart by this comment");
    }

    @Test
    void commsThatNobodyOpenedAreNone() {
        assertThat(kernel.ask(kernel.shell, "comm_info_request", new JsonObject()).getAsJsonObject("comms").size())
                .isZero();
    }

    @Test
    void libraryCodeFindsTheKernelByTheBaseLibrary() {
        assertThat(kernel.run("org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel().getRenderer() != null").value())
                .isEqualTo("true");
    }

    @Test
    void aForwardReferenceIsResolvedWithinACell() {
        assertThat(kernel.run("int twice(int n) { return sum(n, n); }\nint sum(int a, int b) { return a + b; }\ntwice(4)")
                .value()).isEqualTo("8");
    }

    @Test
    void codeEvaluatedByACellSeesItsVariables() {
        assertThat(kernel.run("int outer = 5;\neval(\"outer + 1\")").value()).isEqualTo("6");
    }
}

package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of a reader's own, outside of this one: installs the library as README says, names it by README's lines, and runs README's code. */
@Tag("slow")
class OwnProjectIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    /** Fixed by the build, which knows them. */
    private static final Path MAVEN = Path.of(System.getProperty("maven.home"), "bin", "mvn");
    private static final Path DOWNLOADED = Path.of(System.getProperty("local.repository"));

    @TempDir
    private Path folder;

    @Test
    void aDependencyOnTheLibraryAloneRunsTheReadmesCode() throws IOException, InterruptedException {
        Path repository = repository();
        Path copy = copyOfTheLibrary();
        maven(copy, repository, "-pl", "src/library", "-am", "install", "-Dmaven.test.skip=true");
        Path installed = repository.resolve("contrastive/contrastive-balance/0.1.0");
        assertThat(installed).isDirectoryContaining("glob:**-sources.jar").isDirectoryContaining("glob:**-javadoc.jar");

        Path own = ownProject();
        maven(own, repository, "compile", "dependency:build-classpath", "-Dmdep.outputFile=classpath.txt");
        String classPath = Files.readString(own.resolve("classpath.txt"));
        assertThat(classPath).contains("ejml", "hipparchus", "tablesaw-core").doesNotContain("slf4j-nop", "jsplot", "jfreechart", "jjava", "balance-scale");
        assertThat(run(own, List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", "target/classes"
                + System.getProperty("path.separator") + classPath, "Example"))).contains("1.22469 0.99351", "5.101027", "1.256 1.254", "0.05998");
        assertThat(own.resolve("trajectory.csv")).isNotEmptyFile();
    }

    /** A local repository of its own in which what others made is the machine's: nothing is downloaded again, and ours stays out of it. */
    private Path repository() throws IOException {
        Path repository = Files.createDirectories(folder.resolve("repository"));
        try (Stream<Path> groups = Files.list(DOWNLOADED)) {
            for (Path group : groups.filter(group -> !group.endsWith("contrastive")).toList()) {
                Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
            }
        }
        return repository;
    }

    private Path copyOfTheLibrary() throws IOException {
        Path copy = folder.resolve("clone");
        List<Path> files = new ArrayList<>();
        for (String part : List.of("pom.xml", ".mvn", "src/library/pom.xml", "src/library/src")) {
            try (Stream<Path> walked = Files.walk(PROJECT.resolve(part))) {
                walked.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        try (Stream<Path> modules = Files.list(PROJECT.resolve("src"))) {
            modules.map(module -> module.resolve("pom.xml")).filter(Files::exists).forEach(files::add);
        }
        for (Path file : files.stream().distinct().toList()) {
            Path to = copy.resolve(PROJECT.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        return copy;
    }

    private Path ownProject() throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        String compiler = version("maven-compiler-plugin");
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
                <groupId>own</groupId><artifactId>own</artifactId><version>1</version>
                <properties><maven.compiler.release>17</maven.compiler.release></properties>
                <dependencies>%s</dependencies>
                <build><plugins>%s%s%s</plugins></build></project>
                """.formatted(blocks(readme, "xml").get(0), compiler, version("maven-resources-plugin"), version("maven-dependency-plugin")));
        StringBuilder program = new StringBuilder();
        List.of("data", "model", "objective", "dynamics", "theory").forEach(name -> program.append("import contrastive.").append(name).append(".*;\n"));
        program.append("class Example {\npublic static void main(String[] arguments) {\n");
        blocks(readme, "java").forEach(block -> program.append("{\n").append(block).append("}\n"));
        program.append("}\n}\n");
        Path sources = Files.createDirectories(own.resolve("src/main/java"));
        Files.writeString(sources.resolve("Example.java"), program);
        return own;
    }

    private static List<String> blocks(String markdown, String language) {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(markdown);
        List<String> blocks = block.results().map(result -> result.group(1)).toList();
        assertThat(blocks).as(language + " blocks in README.md").isNotEmpty();
        return blocks;
    }

    /** The plugin in the version that this project pins, so that no other is downloaded. */
    private static String version(String plugin) throws IOException {
        Matcher pinned = Pattern.compile("<artifactId>" + plugin + "</artifactId>\\s*<version>([^<]+)</version>").matcher(Files.readString(PROJECT.resolve("pom.xml")));
        assertThat(pinned.find()).as(plugin + " in pom.xml").isTrue();
        return "<plugin><artifactId>" + plugin + "</artifactId><version>" + pinned.group(1) + "</version></plugin>";
    }

    private void maven(Path where, Path repository, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(MAVEN.toString(), "-B", "-q", "-Dmaven.repo.local=" + repository));
        words.addAll(List.of(arguments));
        run(where, words);
    }

    private String run(Path where, List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        process.getOutputStream().close();
        int code = process.waitFor();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(code).as(command + " said:\n" + text).isZero();
        return text;
    }
}

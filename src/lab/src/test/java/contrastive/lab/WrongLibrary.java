package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.LabFolders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A copy of target/lab in which one line of a module is another. */
final class WrongLibrary {

    private WrongLibrary() {}

    /**
     * @param module of the sources, "library" or "scale"
     * @param source of the module, below contrastive, without its ending
     * @param right must stand in it once
     * @return a folder that has the copy as target/lab, for notebooks in a folder next to target
     */
    static Path build(LabFolders folders, String module, String source, String right, String wrong) throws IOException {
        Path folder = folders.project().resolve("target/wrong");
        emptied(folder);
        String file = "contrastive/" + source + ".java";
        String text = Files.readString(folders.project().resolve("src/" + module + "/src/main/java").resolve(file));
        assertThat(text.split(java.util.regex.Pattern.quote(right), -1)).as("\"" + right + "\" once in " + file).hasSize(2);
        Path changed = folder.resolve("src").resolve(file);
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, text.replace(right, wrong));

        Path lab = Files.createDirectories(folder.resolve("target/lab"));
        List<Path> jars;
        try (Stream<Path> files = Files.list(folders.libraryJars())) {
            jars = files.filter(jar -> jar.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            Files.copy(jar, lab.resolve(jar.getFileName()));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-nowarn", "-proc:none", "--add-modules", "jdk.incubator.vector", "-d", classes.toString(), "-classpath",
                jars.stream().map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator"))), changed.toString());
        assertThat(code).as("the compiler's code on " + changed).isZero();
        put(classes, lab.resolve("contrastive-balance" + (module.equals("library") ? "" : "-" + module) + ".jar"));
        return folder;
    }

    private static void put(Path classes, Path jar) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                Stream<Path> files = Files.walk(classes)) {
            for (Path compiled : files.filter(Files::isRegularFile).toList()) {
                Files.copy(compiled, archive.getPath(classes.relativize(compiled).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void emptied(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

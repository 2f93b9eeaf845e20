package contrastive.lab.kernelspec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.LocalMachine;
import contrastive.lab.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelSpecTest {

    @TempDir
    private Path project;
    private LabFolders folders;

    @BeforeEach
    void write() {
        folders = new LabFolders(project);
        new KernelSpec(folders, Path.of("/opt/a jdk/bin/java")).write();
    }

    @Test
    void theKernelStartsWithAbsolutePathsAndTheConnectionFileLast() throws IOException {
        List<String> argv = description().getAsJsonArray("argv").asList().stream().map(JsonElement::getAsString).toList();

        assertThat(argv).first().isEqualTo("/opt/a jdk/bin/java");
        assertThat(argv).containsSubsequence("-jar",
                project.resolve("target/kernel/contrastive-balance-kernel.jar").toAbsolutePath().toString(), "{connection_file}");
        assertThat(argv).last().isEqualTo("{connection_file}");
    }

    @Test
    void whatTheOptimisingCompilerLeavesAloneLiesBesideIt() throws IOException {
        List<String> argv = description().getAsJsonArray("argv").asList().stream().map(JsonElement::getAsString).toList();

        assertThat(argv).containsSubsequence("-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompilerDirectivesFile=" + folders.kernelSpec().resolve("compiler-directives.json"));
        assertThat(Files.readString(folders.kernelSpec().resolve("compiler-directives.json"))).contains("jdk/jshell/*.*").contains("\"Exclude\": true");
    }

    @Test
    void interruptsComeAsMessages() throws IOException {
        assertThat(description().get("interrupt_mode").getAsString()).isEqualTo("message");
        assertThat(description().get("language").getAsString()).isEqualTo("java");
        assertThat(description().get("display_name").getAsString()).isEqualTo("Java");
    }

    @Test
    void itsNameIsTheCommittedOneSoThatSavingANotebookChangesNoLineOfIt() throws IOException {
        for (Path notebook : new LabFolders(Path.of("")).notebookFiles()) {
            JsonObject kernel = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject()
                    .getAsJsonObject("metadata").getAsJsonObject("kernelspec");

            assertThat(kernel.get("name").getAsString()).as(notebook.toString()).isEqualTo(folders.kernelSpec().getFileName().toString());
            for (String name : List.of("display_name", "language")) {
                assertThat(kernel.get(name)).as(name + " in " + notebook).isEqualTo(description().get(name));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC", "-XX:+UseZGC", "-XX:+UseShenandoahGC", "-Xms2g",
            "-XX:+UseG1GC -XX:InitialHeapSize=2g -XX:MinHeapSize=2g"})
    void theKernelsJavaStartsWhateverMemoryOptionsTheEnvironmentHas(String options) throws IOException {
        jarThatDoesNothing();
        new KernelSpec(folders, Jdk.executable()).write();
        Machine machine = new LocalMachine(folders.log()) {
            @Override
            public CommandResult run(Command command) {
                return super.run(command.with(Map.of("JAVA_TOOL_OPTIONS", options)));
            }
        };

        assertThat(KernelSpec.fault(machine, folders.kernelSpecFile())).isEmpty();
    }

    @Test
    void aJavaThatCannotStartIsQuotedWithItsOptionsFromTheEnvironment() throws IOException {
        jarThatDoesNothing();
        new KernelSpec(folders, Jdk.executable()).write();
        Machine machine = new LocalMachine(folders.log()) {
            @Override
            public CommandResult run(Command command) {
                return super.run(command.with(Map.of("JAVA_TOOL_OPTIONS", "-Xmn4m -agentlib:nothing")));
            }
        };

        assertThat(KernelSpec.fault(machine, folders.kernelSpecFile())).get().asString().contains("the kernel does not start, since its Java says: ",
                "nothing", "(Picked up JAVA_TOOL_OPTIONS: -Xmn4m -agentlib:nothing)").doesNotContain("\n", "Error occurred during");
    }

    @Test
    void plotlyLiesBesideIt() throws IOException {
        assertThat(Files.readString(folders.kernelSpec().resolve("plotly.min.js")).substring(0, 200)).contains("plotly.js (cartesian - minified) v2.35.3");
    }

    @Test
    void thePictureHasTheSizeOfItsName() throws IOException {
        assertThat(ImageIO.read(folders.kernelSpec().resolve("logo-64x64.png").toFile()).getWidth()).isEqualTo(64);
    }

    @Test
    void writingItTwiceGivesTheSameBytes() throws IOException {
        byte[] logo = Files.readAllBytes(folders.kernelSpec().resolve("logo-64x64.png"));

        new KernelSpec(folders, Path.of("/opt/a jdk/bin/java")).write();

        assertThat(Files.readAllBytes(folders.kernelSpec().resolve("logo-64x64.png"))).isEqualTo(logo);
    }

    private void jarThatDoesNothing() throws IOException {
        Files.createDirectories(folders.kernelJars());
        new JarOutputStream(Files.newOutputStream(folders.kernelJar()), new Manifest()).close();
    }

    private JsonObject description() throws IOException {
        return JsonParser.parseString(Files.readString(folders.kernelSpec().resolve("kernel.json"))).getAsJsonObject();
    }
}

package contrastive.lab.kernelspec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import contrastive.lab.machine.LabFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(argv).containsSubsequence("-cp", project.resolve("target/kernel").toAbsolutePath() + "/*",
                "contrastive.kernel.KernelMain", "{connection_file}");
        assertThat(argv).last().isEqualTo("{connection_file}");
    }

    @Test
    void theAgentThatChangesClassesInPlaceIsTheKernelsOwnJar() throws IOException {
        List<String> argv = description().getAsJsonArray("argv").asList().stream().map(JsonElement::getAsString).toList();

        assertThat(argv).contains("-javaagent:" + project.resolve("target/kernel/contrastive-balance-kernel.jar").toAbsolutePath());
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
        assertThat(description().get("display_name").getAsString()).isEqualTo("Java (Contrastive Balance)");
    }

    @Test
    void plotlyLiesBesideIt() throws IOException {
        assertThat(Files.readString(folders.kernelSpec().resolve("plotly.min.js")).substring(0, 200)).contains("plotly.js v2.35.3");
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

    private JsonObject description() throws IOException {
        return JsonParser.parseString(Files.readString(folders.kernelSpec().resolve("kernel.json"))).getAsJsonObject();
    }
}

package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import contrastive.lab.kernelspec.Jdk;
import contrastive.lab.kernelspec.KernelSpec;
import contrastive.lab.machine.LabFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel as a reader's clone starts it, whatever the name of the clone's folder. */
class KernelInAnyFolderIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "prüfung 17, 100% #1! {x} [y]+$HOME"})
    void theKernelStartsAndStillChangesClassesInPlace(String name) throws IOException {
        LabFolders folders = new LabFolders(folder.resolve(name));
        Files.createDirectories(folders.kernelJars());
        try (Stream<Path> jars = Files.list(new LabFolders(Path.of("")).kernelJars())) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, folders.kernelJars().resolve(jar.getFileName()));
            }
        }
        new KernelSpec(folders, Jdk.executable()).write();
        List<String> command = new ArrayList<>(JsonParser.parseString(Files.readString(folders.kernelSpecFile())).getAsJsonObject()
                .getAsJsonArray("argv").asList().stream().map(JsonElement::getAsString).toList());
        command.remove("{connection_file}");

        try (KernelClient kernel = KernelClient.start(command)) {
            kernel.run("class Rate { double value() { return 0.1; } }");
            kernel.run("Rate rate = new Rate();");
            kernel.run("class Rate { double value() { return 0.5; } }");

            assertThat(kernel.run("rate.value()").value()).as("of the object made before the class was edited").isEqualTo("0.5");
        }
    }
}

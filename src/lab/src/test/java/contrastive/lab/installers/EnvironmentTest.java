package contrastive.lab.installers;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.jupyter.JupyterComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentTest {

    private static final Path CONDA = Path.of("environment.yml");

    private static List<String> dependencies() throws IOException {
        return Files.readAllLines(CONDA).stream().dropWhile(line -> !line.equals("dependencies:")).skip(1)
                .map(line -> line.replaceFirst("^ *- ", "")).toList();
    }

    @Test
    void nothingInTheCondaEnvironmentIsUnpinned() throws IOException {
        assertThat(dependencies()).contains("ijava=1.4.0").allMatch(line -> line.matches("[\\w-]+=[\\d.]+"));
    }

    @Test
    void binderMakesTheSameEnvironment() throws IOException {
        assertThat(Path.of(".binder/environment.yml")).hasSameTextualContentAs(CONDA);
    }

    @ParameterizedTest
    @EnumSource
    void pipInstallsTheVersionsThatCondaDoes(JupyterComponent component) throws IOException {
        assertThat(dependencies()).containsAll(JupyterComponent.pipPackages(List.of(component)).stream()
                .map(wanted -> wanted.replace("==", "=")).toList());
    }
}

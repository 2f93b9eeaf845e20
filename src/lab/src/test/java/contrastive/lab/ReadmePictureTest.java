package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ReadmePictureTest {

    @Test
    void theReadmeShowsTheFirstFigureOfTheFirstNotebook() throws IOException {
        String picture = NotebookFile.read(Path.of("notebooks/00-start-here.ipynb")).cells().stream()
                .flatMap(cell -> cell.outputs().stream())
                .filter(output -> output.types().contains("image/png"))
                .findFirst().orElseThrow().text("image/png");

        assertThat(Files.readAllBytes(Path.of(".github/the-effect.png"))).isEqualTo(Base64.getMimeDecoder().decode(picture));
        assertThat(Files.readString(Path.of("README.md"))).contains("(.github/the-effect.png)");
    }
}

package contrastive.kernel.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MavenResolverTest {
    @Test
    void thePluginIsTheOneThatBuildsTheProject() throws IOException {
        String[] plugin = MavenResolver.PLUGIN.split(":");
        assertThat(Files.readString(Path.of("pom.xml"))).containsPattern(
                "<artifactId>" + plugin[1] + "</artifactId>\\s*<version>" + plugin[2] + "</version>");
    }
}

package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.kernelspec.Jdk;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LocalMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC", "-XX:+UseZGC", "-XX:+UseShenandoahGC", "-Xms1g", "-Xint"})
    void mavenStartsWithAnyCollectorThatMavenOptsNames(String option, @TempDir Path folder) throws IOException {
        List<String> own = Files.readAllLines(Path.of(".mvn/jvm.config"));

        CommandResult result = new LocalMachine(folder.resolve("log"))
                .run(Command.of(Jdk.executable(), option, "-XX:+IgnoreUnrecognizedVMOptions").with(own).with(List.of("-version")));

        assertThat(result.succeeded()).as(result.text()).isTrue();
    }

    /** Maven then says so in one sentence, where a task of ours would have to be compiled first. */
    @Test
    void aJavaWithoutACompilerIsKnownByAFileThatAJdkHas() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<missing>${java.home}/lib/ct.sym</missing>", "The Java in ${java.home} has no compiler");
        assertThat(Path.of(System.getProperty("java.home"), "lib", "ct.sym")).exists();
    }
}

package contrastive.lab.kernelspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.lab.machine.SetupException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class JdkTest {

    @Test
    void theJavaThatRunsThisTestIsAFullKit() {
        assertThatCode(() -> Jdk.check(Jdk::hasModule)).doesNotThrowAnyException();
        assertThat(Files.isExecutable(Jdk.executable())).isTrue();
    }

    @Test
    void aRuntimeWithoutTheToolsIsNamedWithTheCommandToType() {
        assertThatThrownBy(() -> Jdk.check(module -> module.equals("jdk.compiler"))).isInstanceOf(SetupException.class)
                .hasMessageContaining("no jdk.jshell").hasMessageContaining("apt-get install openjdk-17-jdk-headless");
    }
}

package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class JavaKitTest {

    @Test
    void theJavaThatRunsThisTestIsAFullKit() {
        assertThatCode(() -> JavaKit.ensure(JavaKit::hasModule)).doesNotThrowAnyException();
        assertThat(Files.isExecutable(JavaKit.executable())).isTrue();
    }

    @Test
    void aRuntimeWithoutTheToolsIsNamedWithTheCommandToType() {
        assertThatThrownBy(() -> JavaKit.ensure(module -> module.equals("jdk.compiler"))).isInstanceOf(SetupException.class)
                .hasMessageContaining("no jdk.jshell").hasMessageContaining("apt-get install openjdk-17-jdk-headless");
    }
}

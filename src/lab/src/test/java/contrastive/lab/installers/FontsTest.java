package contrastive.lab.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.FakeMachine;
import contrastive.lab.machine.SetupException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FontsTest {

    private static final Path JAVA = Path.of("/opt/jdk/bin/java");
    private static final Path APT = Path.of("/usr/bin/apt-get");
    private final FakeMachine machine = new FakeMachine();
    private final Fonts fonts = new Fonts(machine, JAVA);

    @Test
    void fontsThatAreThereNeedNothing() {
        machine.answering(JAVA.toString(), () -> new CommandResult(0, "")).onPath("apt-get", APT).asRoot();

        fonts.install();

        assertThat(machine.commands()).hasSize(1);
    }

    @Test
    void rootInstallsThem() {
        machine.onPath("apt-get", APT).asRoot();
        machine.answering(APT + " install", () -> {
            machine.answering(JAVA.toString(), () -> new CommandResult(0, ""));
            return new CommandResult(0, "");
        });

        fonts.install();

        assertThat(machine.commands()).anySatisfy(command -> assertThat(command).endsWith("fontconfig fonts-dejavu-core"));
    }

    @Test
    void othersAreToldWhatToType() {
        machine.onPath("apt-get", APT);

        assertThatThrownBy(fonts::install).isInstanceOf(SetupException.class)
                .hasMessageContaining("sudo apt-get install fontconfig fonts-dejavu-core");
    }
}

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeCodeTest {

    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final List<String> PACKAGES = List.of("data", "model", "objective", "dynamics", "theory");

    @Test
    void theTenLinesOfTheReadmeRunAsAProgramOfTheReadersAndPrintWhatTheySay(@TempDir Path folder) throws IOException {
        Matcher block = JAVA_BLOCK.matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as("a java block in README.md").isTrue();
        StringBuilder program = new StringBuilder();
        PACKAGES.forEach(name -> program.append("import contrastive.").append(name).append(".*;\n"));
        program.append("class Example {\npublic static void main(String[] arguments) {\n").append(block.group(1)).append("}\n}\n");
        Path source = Files.writeString(folder.resolve("Example.java"), program);

        CommandResult outcome = new LocalMachine(folder.resolve("log"))
                .run(Command.of(Jdk.executable(), "-cp", System.getProperty("java.class.path"), source.toString()).in(folder));

        assertThat(outcome.code()).as(outcome.text()).isZero();
        assertThat(outcome.text()).contains("1.22469 0.99351", "5.101027");
        assertThat(folder.resolve("trajectory.csv")).isNotEmptyFile();
        assertThat(block.group(1).lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(10);
    }
}

package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.lab.jupyter.Nbconvert;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.FakeMachine;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher's decks are made from. */
class SlidesTest {

    @TempDir
    private Path project;
    private final FakeMachine machine = new FakeMachine().answering("python -m nbconvert", () -> new CommandResult(0, ""));
    private LabFolders folders;

    @BeforeEach
    void aChapterWithSlidesAndOneWithout() throws IOException {
        folders = new LabFolders(project);
        Files.createDirectories(folders.notebooks());
        Files.writeString(folders.notebooks().resolve("03.ipynb"),
                "\"slide_type\": \"slide\" \"%classpath ../target/lab/?*.jar\" \"int d = 12;      // size: 8\"");
        Files.writeString(folders.notebooks().resolve("06.ipynb"), "\"int r = 10;      // size: 7\"");
    }

    private void make() {
        new Slides(machine, folders, new Nbconvert(machine, Path.of("python"), folders)).run();
    }

    @Test
    void aChapterWithSlidesIsCopiedAtItsSmallSizeAndFindsTheLibraryFromThere() throws IOException {
        make();

        assertThat(folders.slides().resolve("03.ipynb")).content()
                .isEqualTo("\"slide_type\": \"slide\" \"%classpath ../lab/?*.jar\" \"int d = 8;      // size: 8\"");
        assertThat(LabFolders.files(folders.slides(), ".ipynb")).hasSize(1);
    }

    @Test
    void theCopyIsRunAndThenMadeADeckWithTheProjectsSettings() {
        make();

        List<String> commands = machine.commands();
        assertThat(commands).hasSize(2).allMatch(command -> command.endsWith(folders.slides().resolve("03.ipynb").toString()));
        assertThat(commands.get(0)).contains("--to notebook --execute");
        assertThat(commands.get(1)).contains("--to slides --config=.github/slides/config.json");
        assertThat(machine.ran().get(1).directory()).isEqualTo(folders.project());
    }

    @Test
    void aCellThatFailsStopsItWithTheTraceback() {
        machine.answering("python -m nbconvert --to notebook", () -> new CommandResult(1, "in cell 5"));

        assertThatThrownBy(this::make).isInstanceOf(SetupException.class).hasMessageContaining("did not run to the end").hasMessageContaining("in cell 5");
        assertThat(machine.commands()).hasSize(1);
    }
}

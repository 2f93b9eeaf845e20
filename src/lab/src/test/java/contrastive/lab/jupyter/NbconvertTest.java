package contrastive.lab.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.Command;
import contrastive.lab.machine.FakeMachine;
import contrastive.lab.machine.LabFolders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NbconvertTest {

    /** Several run at a time, and none says which notebook it is about. */
    @Test
    void itsProgressLinesAreNotPrinted() {
        FakeMachine machine = new FakeMachine();

        new Nbconvert(machine, Path.of("/usr/bin/python3"), new LabFolders(Path.of("/project"))).execute(List.of(Path.of("00.ipynb")), Path.of("out"));

        assertThat(machine.ran()).singleElement().matches(Command::isSilent);
    }
}

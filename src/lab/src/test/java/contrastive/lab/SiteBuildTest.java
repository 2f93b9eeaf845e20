package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.FakeMachine;
import contrastive.lab.machine.LabFolders;
import contrastive.site.MadeFrom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the foot of each page says that the site was made from. */
class SiteBuildTest {

    private static final String JARS = "/r/ejml-simple-0.44.0.jar:/r/tablesaw-core-0.44.4.jar:/r/jfreechart-1.5.6.jar";

    @TempDir
    Path project;
    private final FakeMachine machine = new FakeMachine().onPath("git", Path.of("/bin/git"))
            .answering("/bin/git log", () -> new CommandResult(0, "abc1234 2026-11-28\n"));

    @BeforeEach
    void aProject() throws IOException {
        Files.writeString(project.resolve("pom.xml"), "<project><version>0.7.0</version><dependency><version>9</version></dependency></project>");
    }

    private MadeFrom madeFrom() {
        return new SiteBuild(machine, new LabFolders(project), null).madeFrom(JARS);
    }

    @Test
    void versionsAreThoseOfTheProjectAndOfTheJarsInUse() {
        assertThat(madeFrom().versions()).containsEntry(MadeFrom.PROJECT, "0.7.0").containsEntry("EJML", "0.44.0").containsEntry("Tablesaw", "0.44.4")
                .containsKey("Java").doesNotContainKey("KaTeX");
    }

    @Test
    void ofACloneItIsTheCommitAndWhetherFilesDifferFromIt() throws IOException {
        Files.createDirectory(project.resolve(".git"));
        machine.answering("/bin/git status", () -> new CommandResult(0, ""));
        assertThat(madeFrom().commit()).contains(new MadeFrom.Commit("abc1234", "2026-11-28", false));
        machine.answering("/bin/git status", () -> new CommandResult(0, " M README.md\n"));
        assertThat(madeFrom().commit().map(MadeFrom.Commit::isChanged)).contains(true);
    }

    @Test
    void whereThereIsNoCloneNoCommitIsClaimedEvenInsideAnother() {
        assertThat(madeFrom().commit()).isEqualTo(Optional.empty());
        assertThat(machine.commands()).isEmpty();
    }
}

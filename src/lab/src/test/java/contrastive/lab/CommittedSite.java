package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.CommandResult;
import contrastive.site.MadeFrom;
import contrastive.site.Site;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The site made of the notebooks as they are committed: once in a build, whichever JVMs its tests run in. No test changes it. */
final class CommittedSite {

    /** When the build began, which the build says; without a build each call makes the site. */
    private static final String BUILD = System.getProperty("build.started", UUID.randomUUID().toString());

    private CommittedSite() {}

    /** Makes it unless this build has made it; gives its folder. */
    static Path folder() throws IOException {
        JupyterSettings settings = JupyterSettings.read();
        Path room = Files.createDirectories(settings.folders().project().resolve("target/committed-site"));
        Path made = room.resolve("made");
        Path site = room.resolve("site");
        try (FileChannel turn = FileChannel.open(room.resolve("turn"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            turn.lock();
            if (!Files.exists(made) || !Files.readString(made).equals(BUILD)) {
                Files.deleteIfExists(made);
                delete(site);
                write(settings, room.resolve("cells"), site);
                Files.writeString(made, BUILD);
            }
        }
        return site;
    }

    private static void write(JupyterSettings settings, Path cells, Path site) throws IOException {
        List<Path> notebooks = settings.folders().notebookFiles();
        CommandResult outcome = settings.nbconvert().toHtml(notebooks, cells);
        assertThat(outcome.code()).as(outcome.text()).isZero();
        Site.write(notebooks.stream().map(notebook -> cells.resolve(notebook.getFileName().toString().replace(".ipynb", ".html"))).toList(),
                new MadeFrom(Optional.empty(), Map.of()), site);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

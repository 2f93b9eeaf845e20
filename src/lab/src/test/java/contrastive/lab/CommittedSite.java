package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.CommandResult;
import contrastive.site.MadeFrom;
import contrastive.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The site made of the notebooks as they are committed. */
final class CommittedSite {

    private CommittedSite() {}

    /** Makes it below a folder; gives the site's own. */
    static Path write(Path temporary) throws IOException {
        JupyterSettings settings = JupyterSettings.read();
        List<Path> notebooks = settings.folders().notebookFiles();
        Path cells = temporary.resolve("cells");
        CommandResult outcome = settings.nbconvert().toHtml(notebooks, cells);
        assertThat(outcome.code()).as(outcome.text()).isZero();
        Path folder = temporary.resolve("site");
        Site.write(notebooks.stream().map(notebook -> cells.resolve(notebook.getFileName().toString().replace(".ipynb", ".html"))).toList(),
                new MadeFrom(Optional.empty(), Map.of()), folder);
        return folder;
    }
}

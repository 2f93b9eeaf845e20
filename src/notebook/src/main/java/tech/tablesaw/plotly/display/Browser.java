package tech.tablesaw.plotly.display;

import contrastive.notebook.Notebook;
import contrastive.plot.TablesawFigure;
import java.awt.Desktop;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the place of Tablesaw's class of this name, which opens a browser on the machine of the kernel: what Plot.show has written to a
 * file is shown under the cell, and the file and its folder are removed. Our jars come before Tablesaw's wherever a notebook loads both.
 */
public class Browser {

    /** @throws IOException if the file cannot be read */
    public void browse(File file) throws IOException {
        Path page = file.toPath();
        if (Notebook.show(TablesawFigure.ofPage(Files.readString(page)))) {
            Files.delete(page);
            try {
                Files.delete(page.toAbsolutePath().getParent());
            } catch (DirectoryNotEmptyException others) {
                // holds files of the reader's own
            }
        } else {
            Desktop.getDesktop().browse(page.toUri());
        }
    }
}

package contrastive.lab;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.Nbconvert;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.LocalMachine;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What {@code Lab prepare} found for the integration tests. */
record JupyterSettings(LabFolders folders, Properties properties) {

    static JupyterSettings read() throws IOException {
        LabFolders folders = new LabFolders(Path.of(""));
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folders.properties())) {
            properties.load(reader);
        }
        return new JupyterSettings(folders, properties);
    }

    /** A command of the Python that Jupyter runs in, with our kernel and without the reader's settings. */
    Command python(String... arguments) {
        return Command.of(Path.of(properties.getProperty("python")), arguments).with(folders.environment());
    }

    Nbconvert nbconvert() {
        return new Nbconvert(new LocalMachine(folders.log()), Path.of(properties.getProperty("python")), folders);
    }
}

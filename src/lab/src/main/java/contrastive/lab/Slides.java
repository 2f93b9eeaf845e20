package contrastive.lab;

import contrastive.lab.jupyter.Nbconvert;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Behind {@code mvn -Pslides}: a deck of each chapter whose cells are tagged for slides, run at its small size. */
record Slides(Machine machine, LabFolders folders, Nbconvert nbconvert) {

    /** @throws SetupException if a cell of a notebook fails; the message contains the traceback */
    void run() {
        List<Path> copies = new ArrayList<>();
        try {
            Path folder = Files.createDirectories(folders.slides());
            for (Path notebook : folders.notebookFiles()) {
                String text = Files.readString(notebook);
                if (text.contains("\"slide_type\": \"slide\"")) {
                    // the copy is in another folder than the notebook, beside the library's
                    String small = SmallSize.of(text).replace("../target/lab/", "../lab/");
                    copies.add(Files.writeString(folder.resolve(notebook.getFileName()), small));
                }
            }
            machine.say("Running " + copies.size() + " notebooks at their small size (about a minute).");
            require(nbconvert.execute(copies, folder), "a notebook did not run to the end");
            require(nbconvert.toSlides(copies, folder), "nbconvert made no slides");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the slides into " + folders.slides(), failure);
        }
        machine.say("The slides are in " + folders.slides() + ": open 00-start-here.slides.html.");
    }

    private static void require(CommandResult result, String fault) {
        if (!result.succeeded()) {
            throw new SetupException(fault + "; the output:" + System.lineSeparator() + result.text());
        }
    }
}

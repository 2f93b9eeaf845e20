package contrastive.lab.kernelspec;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import contrastive.kernel.KernelOptions;
import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.machine.LabFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The folder that describes our kernel to Jupyter: how to start it, its logo, and Plotly, which the notebook server serves
 * from here, so that live figures need no network.
 */
public final class KernelSpec {

    private static final String PLOTLY = "/META-INF/resources/webjars/plotly.js-dist/2.35.3/plotly.js";
    private static final String AGENT = "-javaagent:";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final LabFolders folders;
    private final Path java;

    public KernelSpec(LabFolders folders, Path java) {
        this.folders = folders;
        this.java = java;
    }

    /** Writes the folder again each time: the clone may have moved, or the JDK may have changed. */
    public void write() {
        Path folder = folders.kernelSpec();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("kernel.json"), GSON.toJson(description()));
            ImageIO.write(Logo.draw(64), "png", folder.resolve("logo-64x64.png").toFile());
            try (InputStream plotly = KernelSpec.class.getResourceAsStream(PLOTLY)) {
                if (plotly == null) {
                    throw new IllegalStateException(PLOTLY + " is not on the class path");
                }
                Files.copy(plotly, folder.resolve("plotly.min.js"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the kernel's folder " + folder, failure);
        }
    }

    /** Why a description on disk cannot start a kernel, as a sentence without its full stop; the clone or the JDK may be gone. */
    public static Optional<String> fault(Path file) {
        List<String> command = new ArrayList<>();
        try {
            JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("argv")
                    .forEach(argument -> command.add(argument.getAsString()));
        } catch (IOException | RuntimeException failure) {
            return Optional.of("the kernel's description " + file + " cannot be read");
        }
        if (command.isEmpty() || !Files.isExecutable(Path.of(command.get(0)))) {
            return Optional.of("the kernel is to run on " + (command.isEmpty() ? "nothing" : command.get(0)) + ", which is gone");
        }
        return command.stream().filter(argument -> argument.startsWith(AGENT)).map(argument -> argument.substring(AGENT.length()))
                .filter(jar -> !Files.isRegularFile(Path.of(jar))).findFirst()
                .map(jar -> "the kernel is to run with " + jar + ", which is gone (has the folder been moved?)");
    }

    private Map<String, Object> description() throws IOException {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("argv", command());
        description.put("display_name", "Java (Contrastive Balance)");
        description.put("language", "java");
        description.put("interrupt_mode", "message");
        return description;
    }

    private List<String> command() throws IOException {
        List<String> words = new ArrayList<>();
        words.add(java.toString());
        words.addAll(KernelOptions.with(folders.kernelSpec()));
        words.addAll(new ClassArchive(folders).jvmOptions());
        words.addAll(List.of(AGENT + folders.kernelJars().resolve("contrastive-balance-kernel.jar"),
                "-cp", folders.kernelJars().resolve("*").toString(),
                "contrastive.kernel.KernelMain", "{connection_file}"));
        return words;
    }
}

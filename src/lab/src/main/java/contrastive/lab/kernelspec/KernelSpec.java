package contrastive.lab.kernelspec;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import contrastive.kernel.KernelOptions;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.Machine;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
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
 * The folder that describes our kernel to Jupyter: how to start it, its logo, and Plotly, which the notebook server serves from here, so
 * that live figures need no network.
 */
public record KernelSpec(LabFolders folders, Path java) {

    private static final String PLOTLY = "/contrastive/plotly/plotly-cartesian.min.js";
    private static final String JAR = "-jar";
    private static final Color STAYS = new Color(0xD55E00);
    private static final Color RETURNS = new Color(0x0072B2);
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Writes the folder again each time: the clone may have moved, or the JDK may have changed. */
    public void write() {
        Path folder = folders.kernelSpec();
        try {
            Files.createDirectories(folder);
            Files.writeString(folders.kernelSpecFile(), GSON.toJson(description()));
            ImageIO.write(logo(64), "png", folder.resolve("logo-64x64.png").toFile());
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

    /**
     * Why a description on disk cannot start a kernel, in a sentence; empty if it can. The clone or the JDK may be gone. The JVM is started
     * with all of the kernel's options and nothing to do, since options from the environment or too little memory can keep it from
     * starting, and of that a front end says only "Kernel died".
     */
    public static Optional<String> fault(Machine machine, Path file) {
        String writeAgain = ": type \"mvn -Plab\", which writes " + file + " again.";
        List<String> command = new ArrayList<>();
        try {
            JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("argv")
                    .forEach(argument -> command.add(argument.getAsString()));
        } catch (IOException | RuntimeException failure) {
            return Optional.of("the kernel's description " + file + " cannot be read" + writeAgain);
        }
        String program = command.isEmpty() ? "nothing" : command.get(0);
        if (command.isEmpty() || !Files.isExecutable(Path.of(program))) {
            return Optional.of("the kernel is to run on " + program + ", which is gone" + writeAgain);
        }
        int jar = command.indexOf(JAR) + 1;
        boolean hasJar = jar > 0 && jar < command.size();
        if (!hasJar || !Files.isRegularFile(Path.of(command.get(jar)))) {
            return Optional.of("the kernel is to run " + (hasJar ? command.get(jar) : "nothing")
                    + ", which is gone (has the folder been moved?)" + writeAgain);
        }
        List<String> options = new ArrayList<>(command.subList(1, jar + 1));
        options.add(jar - 1, "-version");
        CommandResult result = machine.run(Command.of(Path.of(program)).with(options));
        return result.succeeded() ? Optional.empty() : Optional.of("the kernel does not start, since its Java says: " + result.jvmCause());
    }

    private Map<String, Object> description() throws IOException {
        List<String> words = new ArrayList<>(List.of(java.toString()));
        words.addAll(KernelOptions.with(folders.kernelSpec()));
        words.addAll(new ClassArchive(folders).jvmOptions());
        words.addAll(List.of(JAR, folders.kernelJar().toString(), "{connection_file}"));
        Map<String, Object> description = new LinkedHashMap<>(Map.of("argv", words));
        description.put("display_name", "Java");
        description.put("language", "java");
        description.put("interrupt_mode", "message");
        return description;
    }

    /** Two curves rise together; one stays up, the other comes back down. */
    private static BufferedImage logo(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(size, size);
        graphics.setStroke(new BasicStroke(0.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(STAYS);
        graphics.draw(curve(0.2));
        graphics.setColor(RETURNS);
        graphics.draw(curve(0.85));
        graphics.dispose();
        return image;
    }

    private static Path2D curve(double end) {
        Path2D curve = new Path2D.Double();
        curve.moveTo(0.1, 0.85);
        curve.curveTo(0.3, 0.85, 0.3, 0.2, 0.5, 0.2);
        curve.curveTo(0.7, 0.2, 0.7, end, 0.9, end);
        return curve;
    }
}

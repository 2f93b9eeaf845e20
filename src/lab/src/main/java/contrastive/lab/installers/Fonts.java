package contrastive.lab.installers;

import contrastive.lab.machine.AptGet;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Java's drawing needs fontconfig and one font, which a bare machine lacks. */
public record Fonts(Machine machine, Path java) {

    static final List<String> PACKAGES = List.of("fontconfig", "fonts-dejavu-core");

    /** What a reader without fonts has to type. */
    public static final String ADVICE = "Java cannot draw text here: install fontconfig and a font (on Debian type \"sudo apt-get install "
            + String.join(" ", PACKAGES) + "\") and then the same Maven command again.";

    /** Whether Java can draw text here. A new JVM finds out, since a JVM whose first attempt failed never succeeds. */
    public boolean areInstalled() {
        return machine.run(Command.of(java, "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
                Fonts.class.getName())).succeeded();
    }

    /**
     * Installs them if needed, with apt where we run as root.
     *
     * @throws SetupException if that cannot be done
     */
    public void install() {
        if (areInstalled()) {
            return;
        }
        machine.say("Java finds no fonts to draw figures with.");
        if (!new AptGet(machine).install(PACKAGES) || !areInstalled()) {
            throw new SetupException(ADVICE);
        }
    }

    /** Draws one letter and ends with 0, or fails as Java does where fontconfig or every font is missing. */
    public static void main(String[] arguments) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        graphics.drawString("K", 4, 28);
        graphics.dispose();
        int black = Color.BLACK.getRGB();
        System.exit(IntStream.of(image.getRGB(0, 0, 32, 32, null, 0, 32)).allMatch(pixel -> pixel == black) ? 1 : 0);
    }
}

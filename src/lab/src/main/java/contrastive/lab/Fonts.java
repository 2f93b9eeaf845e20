package contrastive.lab;

import java.nio.file.Path;
import java.util.List;

/** Java's drawing needs fontconfig and one font, which a bare machine lacks. */
final class Fonts {

    static final List<String> PACKAGES = List.of("fontconfig", "fonts-dejavu-core");

    static final String ADVICE = "Java cannot draw text here: install fontconfig and a font (on Debian type \"sudo apt-get install "
            + String.join(" ", PACKAGES) + "\") and then the same Maven command again.";

    private final Machine machine;
    private final Path java;

    Fonts(Machine machine, Path java) {
        this.machine = machine;
        this.java = java;
    }

    /** Whether Java can draw text here. Asked of a new JVM, since one that failed once fails for ever. */
    boolean areThere() {
        return machine.run(Command.of(java, "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
                FontProbe.class.getName())).succeeded();
    }

    /**
     * Makes sure of them, by apt where we are root.
     *
     * @throws SetupException if that cannot be done
     */
    void ensure() {
        if (areThere()) {
            return;
        }
        machine.say("Java finds no fonts to draw figures with.");
        Apt apt = new Apt(machine);
        if (!apt.isUsable() || !apt.install(PACKAGES) || !areThere()) {
            throw new SetupException(ADVICE);
        }
    }
}

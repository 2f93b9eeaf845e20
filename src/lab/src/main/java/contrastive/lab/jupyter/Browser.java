package contrastive.lab.jupyter;

import contrastive.lab.machine.AptGet;
import contrastive.lab.machine.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Web browsers: the reader's own, and the headless one that the tests drive. */
public final class Browser {

    private static final List<String> PACKAGES = List.of("chromium", "chromium-driver");

    private Browser() {}

    /** Whether there is a screen to open a browser on: not as root, in CI, over ssh, or on Linux without a display. */
    public static boolean canOpen(Machine machine, Map<String, String> environment, boolean linux) {
        boolean remote = environment.containsKey("CI") || environment.containsKey("SSH_CONNECTION");
        boolean display = !linux || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return !machine.isRoot() && !remote && display;
    }

    /** Paths of Chromium and its driver for the tests, if they are there or apt-get can install them. */
    public static Map<String, Path> forTests(Machine machine) {
        Map<String, Path> found = find(machine);
        if (found.size() < PACKAGES.size() && new AptGet(machine).install(PACKAGES)) {
            found = find(machine);
        }
        if (found.size() < PACKAGES.size()) {
            machine.say("There is no Chromium with its driver, so notebooks are not tested in a browser "
                    + "(on Debian: \"sudo apt-get install " + String.join(" ", PACKAGES) + "\").");
        }
        return found;
    }

    private static Map<String, Path> find(Machine machine) {
        Map<String, Path> found = new TreeMap<>();
        first(machine, "chromium", "chromium-browser", "google-chrome").ifPresent(path -> found.put("chromium", path));
        first(machine, "chromedriver").ifPresent(path -> found.put("chromedriver", path));
        return found;
    }

    private static Optional<Path> first(Machine machine, String... names) {
        return Stream.of(names).map(machine::program).flatMap(Optional::stream).findFirst();
    }
}

package contrastive.lab.machine;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Installs Debian packages, without questions and only as root. */
public record AptGet(Machine machine) {

    // in English, so that LOCKED matches
    private static final Map<String, String> NO_QUESTIONS = Map.of("DEBIAN_FRONTEND", "noninteractive", "LC_ALL", "C.UTF-8");
    /** What apt and dpkg print, and not the name of a package such as python3-filelock. */
    private static final Pattern LOCKED = Pattern.compile("Could not get lock|Unable to lock|dpkg (?:frontend|database) lock");
    private static final String WAIT_FOR_LOCK = "DPkg::Lock::Timeout=120";

    public boolean isUsable() {
        return machine.isRoot() && machine.program("apt-get").isPresent();
    }

    /** Installs those packages that are missing, if it is usable; tries once more if another package manager holds the lock. */
    public boolean install(Collection<String> packages) {
        if (!isUsable()) {
            return false;
        }
        Path aptGet = machine.program("apt-get").orElseThrow();
        machine.say("Installing Debian packages as root: " + String.join(" ", packages));
        CommandResult result = attempt(aptGet, packages);
        if (!result.succeeded() && LOCKED.matcher(result.text()).find()) {
            machine.say("Another package manager is running; trying once more.");
            result = attempt(aptGet, packages);
        }
        if (!result.succeeded()) {
            machine.say("apt-get could not install them: " + result.lastLine());
        }
        return result.succeeded();
    }

    private CommandResult attempt(Path aptGet, Collection<String> packages) {
        // one unreachable repository fails the update, but the others may suffice: only the install counts
        CommandResult update = machine.run(Command.of(aptGet, "update", "-q", "-o", WAIT_FOR_LOCK).with(NO_QUESTIONS));
        CommandResult install = machine.run(Command.of(aptGet, "install", "-q", "-y", "--no-install-recommends", "-o", WAIT_FOR_LOCK)
                .with(List.copyOf(packages)).with(NO_QUESTIONS));
        return install.succeeded() ? install : new CommandResult(install.code(), update.text() + install.text());
    }
}

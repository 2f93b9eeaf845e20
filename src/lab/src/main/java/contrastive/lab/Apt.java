package contrastive.lab;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Debian's packages, installed without a question and only as root. */
record Apt(Machine machine) {

    // and in English, so that we can read what it says
    private static final Map<String, String> NO_QUESTIONS = Map.of("DEBIAN_FRONTEND", "noninteractive", "LC_ALL", "C.UTF-8");
    /** What apt and dpkg print, and not the name of a package such as python3-filelock. */
    private static final Pattern LOCKED = Pattern.compile("Could not get lock|Unable to lock|dpkg (?:frontend|database) lock");
    private static final String WAIT_FOR_LOCK = "DPkg::Lock::Timeout=120";

    boolean isUsable() {
        return program().isPresent();
    }

    /** Installs what of these is not there yet; when another apt holds the lock, tries once more. */
    boolean install(Collection<String> packages) {
        Path aptGet = program().orElseThrow();
        machine.say("Installing Debian packages as root: " + String.join(" ", packages));
        Outcome outcome = attempt(aptGet, packages);
        if (!outcome.succeeded() && LOCKED.matcher(outcome.text()).find()) {
            machine.say("Another package manager is at work; trying once more.");
            outcome = attempt(aptGet, packages);
        }
        if (!outcome.succeeded()) {
            machine.say("apt-get could not install them: " + outcome.lastLine());
        }
        return outcome.succeeded();
    }

    private Outcome attempt(Path aptGet, Collection<String> packages) {
        // a repository that does not answer fails the update, yet the others may suffice: the install decides
        Outcome update = machine.run(Command.of(aptGet, "update", "-q", "-o", WAIT_FOR_LOCK).with(NO_QUESTIONS));
        Outcome install = machine.run(Command.of(aptGet, "install", "-q", "-y", "--no-install-recommends", "-o", WAIT_FOR_LOCK)
                .with(List.copyOf(packages)).with(NO_QUESTIONS));
        return install.succeeded() ? install : new Outcome(install.code(), update.text() + install.text());
    }

    private Optional<Path> program() {
        return machine.isRoot() ? machine.program("apt-get") : Optional.empty();
    }
}

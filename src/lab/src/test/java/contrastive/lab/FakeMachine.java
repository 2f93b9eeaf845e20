package contrastive.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A computer that has what a test gives it and remembers what was asked of it; an unknown command fails. */
final class FakeMachine implements Machine {

    private final Map<String, Path> programs = new HashMap<>();
    private final Map<String, Supplier<Outcome>> answers = new LinkedHashMap<>();
    private final List<Command> ran = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private boolean root;
    private boolean windows;

    FakeMachine onPath(String name, Path program) {
        programs.put(name, program);
        return this;
    }

    FakeMachine asRoot() {
        root = true;
        return this;
    }

    FakeMachine onWindows() {
        windows = true;
        return this;
    }

    /** Later answers win, so that a command can change what the next one sees. */
    FakeMachine answering(String beginning, Supplier<Outcome> answer) {
        answers.remove(beginning);
        answers.put(beginning, answer);
        return this;
    }

    /** A Python with these modules, each given as name=version. */
    FakeMachine withPython(Path python, String... modules) {
        String text = "executable=" + python + "\n" + String.join("\n", modules) + "\n";
        return answering(python + " -c", () -> new Outcome(0, text));
    }

    List<String> commands() {
        return ran.stream().map(Command::toString).toList();
    }

    /** The commands that change something, without the questions to a Python what it has. */
    List<String> changes() {
        return commands().stream().filter(command -> !command.contains(" -c ")).toList();
    }

    List<Command> ran() {
        return ran;
    }

    String said() {
        return String.join("\n", said);
    }

    @Override
    public Optional<Path> program(String name) {
        return Optional.ofNullable(programs.get(name));
    }

    @Override
    public Outcome run(Command command) {
        ran.add(command);
        return answers.entrySet().stream()
                .filter(entry -> command.toString().startsWith(entry.getKey()))
                .reduce((earlier, later) -> later)
                .map(entry -> entry.getValue().get())
                .orElse(new Outcome(127, "not here"));
    }

    @Override
    public boolean isRoot() {
        return root;
    }

    @Override
    public boolean isWindows() {
        return windows;
    }

    @Override
    public void say(String sentence) {
        said.add(sentence);
    }
}

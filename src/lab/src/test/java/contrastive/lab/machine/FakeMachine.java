package contrastive.lab.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A computer that has what a test gives it and remembers what was asked of it; an unknown command fails. */
public final class FakeMachine implements Machine {

    private final Map<String, List<Path>> programs = new HashMap<>();
    private final Map<String, Supplier<CommandResult>> answers = new LinkedHashMap<>();
    private final List<Command> ran = new ArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private boolean root;
    private boolean windows;

    public FakeMachine onPath(String name, Path program) {
        programs.computeIfAbsent(name, none -> new ArrayList<>()).add(program);
        return this;
    }

    public FakeMachine asRoot() {
        root = true;
        return this;
    }

    public FakeMachine onWindows() {
        windows = true;
        return this;
    }

    /** Later answers win, so that a command can change what the next one sees. */
    public FakeMachine answering(String beginning, Supplier<CommandResult> answer) {
        answers.remove(beginning);
        answers.put(beginning, answer);
        return this;
    }

    /** A Python with these modules, each given as name=version. */
    public FakeMachine withPython(Path python, String... modules) {
        String text = "executable=" + python + "\n" + String.join("\n", modules) + "\n";
        return answering(python + " -c", () -> new CommandResult(0, text));
    }

    public List<String> commands() {
        return ran.stream().map(Command::toString).toList();
    }

    /** The commands that change something, without the questions to a Python what it has. */
    public List<String> changes() {
        return commands().stream().filter(command -> !command.contains(" -c ")).toList();
    }

    public List<Command> ran() {
        return ran;
    }

    public String said() {
        return String.join("\n", said);
    }

    @Override
    public Stream<Path> programs(String name) {
        return programs.getOrDefault(name, List.of()).stream();
    }

    @Override
    public CommandResult run(Command command) {
        ran.add(command);
        return answers.entrySet().stream()
                .filter(entry -> command.toString().startsWith(entry.getKey()))
                .reduce((earlier, later) -> later)
                .map(entry -> entry.getValue().get())
                .orElse(new CommandResult(127, "not here"));
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

package contrastive.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Python script that stays up and measures what it is asked: one line of words in, one number a line out. */
final class Peer implements AutoCloseable {

    private static final String PYTHON = System.getProperty("bench.python", "python3");

    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;

    private Peer(Process process) {
        this.process = process;
        questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a script below src/bench/src/test/python, which says "ready" when its imports are done.
     *
     * @return empty, with a sentence on standard output, where Python or what the script imports is missing
     */
    static Optional<Peer> start(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON, Path.of("src", "bench", "src", "test", "python", script).toString()));
        command.addAll(List.of(arguments));
        String reason;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            // a peer runs on the loops that its own library chooses for this processor
            builder.environment().keySet().removeIf(variable -> variable.startsWith("OPENBLAS_"));
            Peer peer = new Peer(builder.start());
            reason = peer.answers.readLine();
            if ("ready".equals(reason)) {
                return Optional.of(peer);
            }
            peer.close();
        } catch (IOException noPython) {
            reason = noPython.getMessage();
        }
        System.out.println("Without the peer " + String.join(" ", command) + ": " + reason
                + " Install it, or name a Python that has it with -Dbench.python=PATH.");
        return Optional.empty();
    }

    /** Asks for one figure. */
    double ask(String question) throws IOException {
        questions.println(question);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the peer ended at the question: " + question);
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() {
        questions.close();
        process.destroy();
    }
}

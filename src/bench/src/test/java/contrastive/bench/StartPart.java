package contrastive.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a reader waits for a new kernel, its first cell, its first figure and the whole first notebook, from a cold start: the
 * system has forgotten the files. Needs a build and a set-up Jupyter, as {@code mvn verify} leaves them.
 */
final class StartPart implements Part {

    private static final List<String> WAITS = List.of("kernel ready", "first cell", "first figure", "all of 00-start-here");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Measured> measure() throws Exception {
        List<Measured> table = new ArrayList<>();
        Optional<Peer> reader = Peer.start("start_up.py", "notebooks/00-start-here.ipynb");
        if (reader.isPresent()) {
            try (Peer jupyter = reader.get()) {
                for (String wait : WAITS) {
                    double seconds = jupyter.ask(wait.equals(WAITS.get(0)) ? "cold" : "next");
                    table.add(new Measured("start-up, cold", wait, "this library", seconds, "s"));
                    System.out.println(table.get(table.size() - 1).line());
                }
            }
        }
        return table;
    }
}

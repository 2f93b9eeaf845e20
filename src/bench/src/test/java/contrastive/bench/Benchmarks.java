package contrastive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code mvn -Pbench}: runs the benchmarks, prints their table and writes it to target/bench/NAME.csv. */
public final class Benchmarks {

    private static final List<Part> PARTS = List.of(new StepPart(), new FlowPart(), new StiffPart(), new WorkPart(), new SweepPart(), new StartPart());

    private Benchmarks() {
    }

    /**
     * @param names of the parts to run; all of them if none is given
     */
    public static void main(String[] names) throws Exception {
        for (Part part : PARTS) {
            if (names.length == 0 || List.of(names).contains(part.name())) {
                List<Measured> table = part.measure();
                write(part.name(), table);
            }
        }
    }

    private static void write(String name, List<Measured> table) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Measured.HEADER));
        table.forEach(row -> lines.add(row.line()));
        Path file = Path.of("target", "bench", name + ".csv");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
        System.out.println("written to " + file);
    }
}

package contrastive.scale;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.PairSource;
import contrastive.data.RandomStream;
import contrastive.data.Require;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Quantity;
import contrastive.dynamics.Schedule;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * Everything that the numbers of a training run depend on, in words or as a digest.
 *
 * @param values name to value, in the order in which a difference is named
 */
record RunSettings(Map<String, String> values) {

    static RunSettings of(GradientDescent descent, TwoTower start, PairSource pairs, Schedule schedule, int steps) {
        LongFunction<Objective> objectives = step -> Schedule.objectiveAt(schedule, step * descent.learningRate());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("learning rate", String.valueOf(descent.learningRate()));
        values.put("batch", String.valueOf(descent.batch()));
        values.put("seed", String.valueOf(descent.seed()));
        values.put("number of steps", String.valueOf(steps));
        // a batch shows more than moments do: the frames, the order, which inputs are paired
        PairBatch batch = Require.notNull("batch that pairs deals", pairs.draw(descent.batch(), RandomStream.PAIRS.seeded(descent.seed())));
        values.put("quantities", descent.quantities().stream().map(Quantity::name).toList().toString());
        values.put("start", digest(start.weightsA(), start.weightsB()));
        values.put("source of the towers", digest(start.source().secondMomentA(), start.source().secondMomentB()));
        values.put("source of the pairs", digest(batch.a(), batch.b()));
        // last: the values of objectives depend on all the others
        Function<Objective, String> inWords = objective -> inWords(objective, start, batch);
        values.put("objective at the start", inWords.apply(objectives.apply(0)));
        values.put("schedule", digest(objectives, inWords, steps));
        return new RunSettings(values);
    }

    /** Its name and its value on the first batch: two losses of a reader's own may have one name, or a name that is new in each process. */
    private static String inWords(Objective objective, TwoTower start, PairBatch batch) {
        String name = objective.toString().replaceFirst("@[0-9a-f]+$", "");
        try {
            return name + " of value " + objective.value(start, batch);
        } catch (NotFiniteException notFinite) {
            return name + " of value " + notFinite.value();
        }
    }

    /** The first setting that differs there, in words. */
    Optional<String> difference(RunSettings there) {
        return values.entrySet().stream().filter(setting -> !setting.getValue().equals(there.values.get(setting.getKey())))
                .map(setting -> "its " + setting.getKey() + " is " + there.values.get(setting.getKey()) + ", this one's is "
                        + setting.getValue()).findFirst();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<String, String> setting : values.entrySet()) {
            out.writeUTF(setting.getKey());
            out.writeUTF(setting.getValue());
        }
    }

    static RunSettings read(DataInputStream in) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.put(in.readUTF(), in.readUTF());
        }
        return new RunSettings(values);
    }

    /** Each objective with the step at which it begins: a million steps of one objective are one entry. */
    private static String digest(LongFunction<Objective> objectives, Function<Objective, String> inWords, int steps) {
        return digest(digest -> {
            Objective before = null;
            for (long step = 0; step <= steps; step++) {
                Objective objective = objectives.apply(step);
                if (objective != before && !objective.equals(before)) {
                    digest.update((step + " " + inWords.apply(objective) + "\n").getBytes(StandardCharsets.UTF_8));
                    before = objective;
                }
            }
        });
    }

    private static String digest(DMatrixRMaj... matrices) {
        return digest(digest -> {
            for (DMatrixRMaj matrix : matrices) {
                ByteBuffer row = ByteBuffer.allocate(Double.BYTES * matrix.numCols);
                for (int i = 0; i < matrix.numRows; i++) {
                    row.asDoubleBuffer().put(matrix.data, i * matrix.numCols, matrix.numCols);
                    digest.update(row.array());
                }
            }
        });
    }

    private static String digest(Consumer<MessageDigest> content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.accept(digest);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package contrastive.scale;

import contrastive.dynamics.Checkpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** A checkpoint as bytes: every number to the last bit. */
final class CheckpointFile {

    private CheckpointFile() {
    }

    /** @param csv the recorded snapshots, as a table */
    static void write(Checkpoint checkpoint, DataOutputStream out, String csv) throws IOException {
        double[][] state = checkpoint.state();
        out.writeLong(checkpoint.step());
        out.writeInt(state.length);
        for (double[] row : state) {
            out.writeInt(row.length);
            for (double number : row) {
                out.writeDouble(number);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(checkpoint.random());
        }
        out.writeInt(bytes.size());
        bytes.writeTo(out);
        byte[] table = csv.getBytes(StandardCharsets.UTF_8);
        out.writeInt(table.length);
        out.write(table);
    }

    /** @param quantities of the user's own that the run measures, by name */
    static Checkpoint read(DataInputStream in, List<String> quantities) throws IOException {
        long step = in.readLong();
        double[][] state = new double[in.readInt()][];
        for (int row = 0; row < state.length; row++) {
            state[row] = new double[in.readInt()];
            for (int i = 0; i < state[row].length; i++) {
                state[row][i] = in.readDouble();
            }
        }
        Random random = random(in.readNBytes(in.readInt()));
        String csv = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        return new Checkpoint(step, state, random, SnapshotTable.snapshots(csv, quantities));
    }

    /** A generator has no other way to read its state; no other class is accepted. */
    private static Random random(byte[] bytes) throws IOException {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            objects.setObjectInputFilter(info -> info.serialClass() == null || info.serialClass() == Random.class
                    ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED);
            return (Random) objects.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}

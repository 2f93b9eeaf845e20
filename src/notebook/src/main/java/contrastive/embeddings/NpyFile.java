package contrastive.embeddings;

import contrastive.data.Require;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;

/** What NumPy's save writes of a matrix (numpy.lib.format): a header in Python's words, then the numbers. */
final class NpyFile {

    private static final Pattern HEADER = Pattern.compile("(?s).NUMPY.*'descr': '<f([48])'.*'fortran_order': (True|False).*'shape': \\((\\d{1,9}), (\\d{1,9})\\).*");

    private NpyFile() {}

    static DMatrixRMaj read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] start = in.readNBytes(8);
            // its length takes two bytes in version 1, and four since
            ByteBuffer length = little(in.readNBytes(start.length == 8 && start[6] == 1 ? 2 : 4));
            int bytes = length.remaining() == 2 ? Short.toUnsignedInt(length.getShort()) : length.remaining() == 4 ? length.getInt() : 0;
            String header = new String(start, StandardCharsets.ISO_8859_1)
                    + new String(in.readNBytes(Math.max(0, Math.min(bytes, 1 << 16))), StandardCharsets.ISO_8859_1);
            Matcher found = HEADER.matcher(header);
            if (!found.matches()) {
                throw new IllegalArgumentException("file must be what numpy.save writes of a matrix of float32 or float64, little-endian, got "
                        + file + (header.contains("descr") ? " with " + header.substring(header.indexOf('{')).strip() : ", which is something else"));
            }
            return numbers(in, file, found.group(1).equals("4"), found.group(2).equals("True"),
                    Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4)));
        }
    }

    private static DMatrixRMaj numbers(DataInputStream in, Path file, boolean floats, boolean columnByColumn, int rows, int columns)
            throws IOException {
        Require.room("rows of " + file, rows, rows, columns);
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        int inLine = columnByColumn ? rows : columns;
        int lines = columnByColumn ? columns : rows;
        int wanted = inLine * (floats ? Float.BYTES : Double.BYTES);
        for (int line = 0; line < lines; line++) {
            byte[] bytes = in.readNBytes(wanted);
            if (bytes.length < wanted) {
                throw new IllegalArgumentException("file must have " + rows + " x " + columns + " numbers, as its header says, but " + file
                        + " ends earlier");
            }
            ByteBuffer numbers = little(bytes);
            for (int i = 0; i < inLine; i++) {
                double number = floats ? numbers.getFloat() : numbers.getDouble();
                matrix.set(columnByColumn ? i : line, columnByColumn ? line : i, number);
            }
        }
        return matrix;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

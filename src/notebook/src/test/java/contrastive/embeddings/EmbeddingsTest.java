package contrastive.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contrastive.model.Diagnostics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingsTest {

    private static final int N = 300;
    private static final DMatrixRMaj A = RandomMatrices_DDRM.rectangleGaussian(N, 8, 0, 1, new Random(1));
    private static final DMatrixRMaj B = RandomMatrices_DDRM.rectangleGaussian(N, 8, 0.2, 1, new Random(2));

    @TempDir
    private Path folder;

    private static String coordinates(DMatrixRMaj matrix, int row) {
        return IntStream.range(0, 8).mapToObj(k -> String.valueOf(matrix.get(row, k))).collect(Collectors.joining(","));
    }

    private String write(String name, String header, List<Integer> rows, IntFunction<String> line) throws IOException {
        String text = header + rows.stream().map(line::apply).collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static List<Integer> all() {
        return IntStream.range(0, N).boxed().collect(Collectors.toList());
    }

    private static void assertSame(Diagnostics found, Diagnostics right) {
        assertThat(found.pairs()).isEqualTo(right.pairs());
        assertThat(found.alignment()).isCloseTo(right.alignment(), within(1e-6));
        assertThat(found.conditionNumber()).isCloseTo(right.conditionNumber(), within(1e-5));
    }

    private static final String HEADER = "id,label,e0,e1,e2,e3,e4,e5,e6,e7\n";

    private static String line(DMatrixRMaj matrix, int row) {
        return 1000 + row + "," + (row % 3 == 0 ? "cat" : "dog") + "," + coordinates(matrix, row);
    }

    @Test
    void idsAndLabelsAreNoCoordinatesAndAreNamed() throws IOException {
        Embeddings a = Embeddings.read(write("a.csv", HEADER, all(), row -> line(A, row)));
        Embeddings b = Embeddings.read(write("b.csv", HEADER, all(), row -> line(B, row)));
        assertThat(a.with(b).a().data).isEqualTo(A.data);
        assertSame(a.with(b).diagnostics(), Diagnostics.of(A, B));
        assertThat(a).hasToString(folder.resolve("a.csv") + ": 300 embeddings of width 8; not coordinates: [id, label]");
        assertThat(a.with(b).toString()).startsWith("300 pairs of width 8; of ").contains("0 rows are left out, and the columns [id, label]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void aFileWithoutAHeaderKeepsItsFirstRow(String mark) throws IOException {
        Embeddings a = Embeddings.read(write("a.csv", mark, all(), row -> coordinates(A, row)));
        assertThat(a.matrix().data).isEqualTo(A.data);
        Embeddings tabs = Embeddings.read(write("a.tsv", mark, all(), row -> coordinates(A, row).replace(',', '\t')));
        assertThat(tabs.matrix().data).isEqualTo(A.data);
    }

    @Test
    void rowsAreMatchedByAKeyInAnyOrderAndThoseWithoutAPartnerAreCounted() throws IOException {
        List<Integer> order = all();
        Collections.shuffle(order, new Random(3));
        Embeddings a = Embeddings.read(write("a.csv", HEADER, all().subList(0, 290), row -> line(A, row)));
        Embeddings b = Embeddings.read(write("b.csv", HEADER, order, row -> line(B, row)));
        Embeddings.Pairs pairs = a.with(b, "id");
        assertThat(pairs.a().data).isEqualTo(Arrays.copyOf(A.data, 290 * 8));
        assertThat(pairs.b().data).isEqualTo(Arrays.copyOf(B.data, 290 * 8));
        assertThat(pairs.toString()).startsWith("290 pairs").contains("b.csv 10 rows");
        assertThatIllegalArgumentException().isThrownBy(() -> a.with(b)).withMessageContaining("290 rows").withMessageContaining("match rows by a column");
    }

    @Test
    void rowsInAnotherOrderAreNotPairedByTheirPlace() throws IOException {
        Embeddings a = Embeddings.read(write("a.csv", HEADER, List.of(0, 1, 2), row -> line(A, row)));
        Embeddings b = Embeddings.read(write("b.csv", HEADER, List.of(0, 2, 1), row -> line(B, row)));
        assertThatIllegalArgumentException().isThrownBy(() -> a.with(b)).withMessageContaining("row 1 has id").withMessageContaining("with(other, \"id\")");
        assertThatIllegalArgumentException().isThrownBy(() -> a.with(b, "label")).withMessageContaining("rows 1 and 2 have label dog");
        assertThatIllegalArgumentException().isThrownBy(() -> a.with(b, "e0")).withMessageContaining("[id, label], got e0");
    }

    @Test
    void aCoordinateThatIsNeverUsedIsOneAndAFileWithoutAnyIsRefused() throws IOException {
        Embeddings a = Embeddings.read(write("a.csv", "e0,e1\n", List.of(1, 2, 3), row -> "0," + row + ".5"));
        assertThat(a.matrix().data).containsExactly(0, 1.5, 0, 2.5, 0, 3.5);
        String none = write("none.csv", "id,label\n", List.of(1, 2), row -> row + ",cat");
        assertThatIllegalArgumentException().isThrownBy(() -> Embeddings.read(none)).withMessageContaining("none.csv").withMessageContaining("[id, label]");
        String gap = write("gap.csv", "e0,e1\n", List.of(1, 2), row -> row + ".5," + (row == 1 ? "" : "0.5"));
        assertThatIllegalArgumentException().isThrownBy(() -> Embeddings.read(gap)).withMessageContaining("gap.csv").withMessageContaining("row 0, column 1");
    }

    /** As numpy.lib.format describes it. */
    private String npy(String descr, boolean fortran, DMatrixRMaj matrix, int version, int missing) throws IOException {
        String words = String.format(Locale.ROOT, "{'descr': '%s', 'fortran_order': %s, 'shape': (%d, %d), }", descr, fortran ? "True" : "False",
                matrix.numRows, matrix.numCols);
        int before = version == 1 ? 10 : 12;
        String header = words + " ".repeat(63 - (before + words.length()) % 64) + "\n";
        int size = Character.digit(descr.charAt(2), 10);
        ByteBuffer bytes = ByteBuffer.allocate(before + header.length() + size * matrix.getNumElements()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) version).put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) header.length());
        } else {
            bytes.putInt(header.length());
        }
        bytes.put(header.getBytes(StandardCharsets.US_ASCII)).order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            double number = fortran ? matrix.get(i % matrix.numRows, i / matrix.numRows) : matrix.data[i];
            if (size == 4) {
                bytes.putFloat((float) number);
            } else {
                bytes.putDouble(number);
            }
        }
        return Files.write(folder.resolve("e.npy"), Arrays.copyOf(bytes.array(), bytes.position() - missing)).toString();
    }

    @ParameterizedTest
    @CsvSource({"<f4, false, 1", "<f4, true, 1", "<f8, false, 1", "<f8, true, 2"})
    void anNpyFileIsReadInEitherPrecisionAndOrder(String descr, boolean fortran, int version) throws IOException {
        double[] expected = Arrays.stream(A.data).map(x -> descr.equals("<f4") ? (float) x : x).toArray();
        assertThat(Embeddings.read(npy(descr, fortran, A, version, 0)).matrix().data).isEqualTo(expected);
    }

    @Test
    void npyFilesOfOtherThingsAndDamagedOnesAreRefusedInOneSentence() throws IOException {
        assertThatIllegalArgumentException().isThrownBy(() -> Embeddings.read(npy(">f8", false, A, 1, 0)))
                .withMessageContaining("little-endian, got ").withMessageContaining("e.npy with {'descr': '>f8'");
        assertThatIllegalArgumentException().isThrownBy(() -> Embeddings.read(npy("<f4", false, A, 1, 3)))
                .withMessageContaining("300 x 8 numbers").withMessageContaining("e.npy ends earlier");
        for (byte[] other : List.of(new byte[0], new byte[] {1, 2, 3}, "id,e0\n1,0.5".getBytes(StandardCharsets.UTF_8))) {
            String file = Files.write(folder.resolve("other.npy"), other).toString();
            assertThatIllegalArgumentException().isThrownBy(() -> Embeddings.read(file)).withMessageContaining("other.npy, which is something else");
        }
        assertThatThrownBy(() -> Embeddings.read(folder.resolve("none.npy").toString())).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.npy");
        assertThatIllegalArgumentException().isThrownBy(() -> Embeddings.read("\0.csv")).withMessageStartingWith("file must be a file name, got: ");
    }

    @Test
    void aFileThatIsNoTextIsRefusedInOneSentence() throws IOException {
        String archive = Files.write(folder.resolve("e.npz"), new byte[] {'P', 'K', 3, 4, (byte) 0xff}).toString();
        assertThatIllegalArgumentException().isThrownBy(() -> Embeddings.read(archive))
                .withMessageStartingWith("file must be .npy or text in UTF-8, got ").withMessageContaining("e.npz");
    }
}

package contrastive.emoji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Makes the committed emoji data from the two npm packages that it comes from, byte for byte, wherever it runs. From the project's folder:
 *
 * <pre>
 * npm pack --pack-destination target emoji-datasource-google@16.0.0 cldr-annotations-full@48.2.0
 * java -cp "target/lab/*" src/notebook/src/test/java/contrastive/emoji/RebuildEmoji.java target src/notebook/src/main/resources/contrastive/emoji
 * git status --short src/notebook/src/main/resources
 * </pre>
 *
 * <p>The picture sheet and the licences are files of the packages as they are; only the table is made, in the order of the Unicode
 * charts. Encoding the pictures anew would have tied the bytes to one version of one compression library.
 */
public final class RebuildEmoji {

    /** A package as npm gives it, with the integrity that its registry states. */
    private record Source(String file, String sha512) {}

    private static final Source PICTURES = new Source("emoji-datasource-google-16.0.0.tgz",
            "ZRexfzs7MVoLnmzZmNsO4TKhnAJp5D++Vm6PpUpH/jEQQlemp3l88CjZ+DoZ2faM9R4QxZkOPJCoT8DlPhfQ3A==");
    private static final Source ANNOTATIONS = new Source("cldr-annotations-full-48.2.0.tgz",
            "DV7A+rEcgUSNTRsVGNGqBZRmAkGfwhGHO5Q1dRwzBoBnVrHWp804JP7/QJdEc66iHmx3+zLWVIMCFLm0lW7PUQ==");

    private static final String SHEET = "package/img/google/sheets-256/20.png";
    private static final String LIST = "package/emoji.json";
    private static final String ENGLISH = "package/annotations/en/annotations.json";
    private static final String LICENCE = "package/LICENSE";
    private static final int BLOCK = 512;

    private RebuildEmoji() {}

    /** Arguments: the folder with the two packages, the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        Path packages = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        Map<String, byte[]> pictures = unpack(packages, PICTURES, Set.of(SHEET, LIST, LICENCE));
        Map<String, byte[]> annotations = unpack(packages, ANNOTATIONS, Set.of(ENGLISH, LICENCE));
        ObjectMapper json = new ObjectMapper();
        String table = table(json.readTree(pictures.get(LIST)),
                json.readTree(annotations.get(ENGLISH)).path("annotations").path("annotations"));
        Files.write(target.resolve("sheet.png"), pictures.get(SHEET));
        Files.writeString(target.resolve("emoji.tsv"), table);
        Files.write(target.resolve("LICENSE-emoji-datasource.txt"), pictures.get(LICENCE));
        Files.write(target.resolve("LICENSE-Unicode.txt"), annotations.get(LICENCE));
        System.out.println(table.lines().count() - 1 + " emoji written to " + target);
    }

    private static String table(JsonNode emoji, JsonNode annotations) {
        List<JsonNode> inOrder = new ArrayList<>();
        emoji.forEach(entry -> {
            if (entry.path("has_img_google").asBoolean()) {
                inOrder.add(entry);
            }
        });
        inOrder.sort(Comparator.comparingInt(entry -> entry.path("sort_order").asInt()));
        StringBuilder table = new StringBuilder("code points\tname\tkeywords\tcategory\tsheet column\tsheet row\n");
        for (JsonNode entry : inOrder) {
            table.append(line(entry, annotations)).append('\n');
        }
        return table.toString();
    }

    /** CLDR leaves out the variation selector U+FE0F, and most flags and families: those keep the data source's name, and no keywords. */
    private static String line(JsonNode entry, JsonNode annotations) {
        String codePoints = entry.path("unified").asText();
        StringBuilder symbol = new StringBuilder();
        for (String code : codePoints.split("-")) {
            if (!code.equals("FE0F")) {
                symbol.appendCodePoint(Integer.parseInt(code, 16));
            }
        }
        JsonNode annotation = annotations.path(symbol.toString());
        String name = annotation.path("tts").path(0).asText(entry.path("name").asText().toLowerCase(Locale.ROOT));
        List<String> keywords = new ArrayList<>();
        annotation.path("default").forEach(keyword -> keywords.add(keyword.asText()));
        return String.join("\t", codePoints, name, String.join("|", keywords), entry.path("category").asText(),
                entry.path("sheet_x").asText(), entry.path("sheet_y").asText());
    }

    /** The wanted files of a package, which must be the pinned one. */
    private static Map<String, byte[]> unpack(Path folder, Source source, Set<String> wanted) throws IOException {
        byte[] archive = Files.readAllBytes(folder.resolve(source.file()));
        String found = sha512(archive);
        if (!found.equals(source.sha512())) {
            throw new IOException(source.file() + " must have the sha512 " + source.sha512() + ", got " + found);
        }
        Map<String, byte[]> files = new HashMap<>();
        try (DataInputStream tar = new DataInputStream(new GZIPInputStream(Files.newInputStream(folder.resolve(source.file()))))) {
            byte[] header = tar.readNBytes(BLOCK);
            // an archive ends with blocks of zeros
            while (header.length == BLOCK && header[0] != 0) {
                int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
                byte[] content = tar.readNBytes(size);
                tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                if (wanted.contains(text(header, 0, 100))) {
                    files.put(text(header, 0, 100), content);
                }
                header = tar.readNBytes(BLOCK);
            }
        }
        if (!files.keySet().equals(wanted)) {
            throw new IOException(source.file() + " must hold " + wanted + ", found " + files.keySet());
        }
        return files;
    }

    /** A field of a tar header, up to its zero byte. */
    private static String text(byte[] header, int start, int length) {
        String field = new String(header, start, length, StandardCharsets.US_ASCII);
        int end = field.indexOf('\0');
        return end < 0 ? field : field.substring(0, end);
    }

    private static String sha512(byte[] bytes) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}

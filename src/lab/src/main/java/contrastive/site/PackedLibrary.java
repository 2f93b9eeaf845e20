package contrastive.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** What TeaVM has compiled for a page, as two scripts of which page.js loads one: WebAssembly with the runtime that it needs, and JavaScript. */
final class PackedLibrary {

    /** Of TeaVM, which src/chapters copies beside its own. */
    private static final String RUNTIME = "/contrastive/chapters/runtime.js";

    private PackedLibrary() {
    }

    /**
     * Writes NAME-webassembly.js and NAME.js.
     *
     * @param compiled the resources without their endings, .wasm and .js; the last word is the name
     */
    static void write(String compiled, Path assets) throws IOException {
        String name = compiled.substring(compiled.lastIndexOf('/') + 1);
        Files.writeString(assets.resolve(name + "-webassembly.js"),
                script("contrastiveRuntime", Site.read(RUNTIME)) + script("contrastivePacked", Site.read(compiled + ".wasm")));
        String library = "function (exports) {\n" + new String(Site.read(compiled + ".js"), StandardCharsets.UTF_8) + "\n}";
        Files.writeString(assets.resolve(name + ".js"), script("contrastivePacked", library.getBytes(StandardCharsets.UTF_8)));
    }

    private static String script(String variable, byte[] content) throws IOException {
        return "window." + variable + " = '" + packed(content) + "';\n";
    }

    /** Packed bytes as letters, since a page opened from disk can load nothing but scripts. */
    static String packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

package contrastive.plot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Stands in for the public server of Plotly, so that a test can have "network": the same address, the same file, on this machine. */
public final class PublicCopy implements AutoCloseable {

    private static final String HOST = "cdn.jsdelivr.net";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpsServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String prefix = "";

    public PublicCopy(Path folder) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(certificate(folder))));
        server.createContext("/", this::answer);
        server.start();
    }

    /** The rule by which a browser finds it under the public name. */
    public String hostRule() {
        return "MAP " + HOST + " 127.0.0.1:" + server.getAddress().getPort();
    }

    /** Paths that were asked for so far. */
    public List<String> asked() {
        return asked;
    }

    /** From now on the file begins with this: not the one that was pinned. */
    void tamper(String code) {
        prefix = code;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        byte[] body = (prefix + new String(PinnedPlotly.file(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/javascript; charset=utf-8");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A key of our own; the browser of the tests takes any. */
    private static Path certificate(Path folder) throws IOException {
        Path store = folder.resolve("public-copy.p12");
        if (!Files.exists(store)) {
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "test",
                    "-keyalg", "EC", "-dname", "CN=" + HOST, "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD))
                    .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
            try {
                if (keytool.waitFor() != 0) {
                    throw new IOException("keytool: " + Files.readString(folder.resolve("keytool.log")));
                }
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
        }
        return store;
    }

    private static SSLContext context(Path store) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package contrastive.plot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server on this machine with pages as front ends make them, and the kernel's folder with Plotly in it. */
final class Site implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();

    Site() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answerPage);
        server.createContext("/here/kernelspecs/java/plotly.min.js", this::answerPlotly);
        server.start();
    }

    /** The address of a page with this head and body. */
    String page(String name, String head, String body) {
        pages.put("/" + name, "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>test</title>"
                + "<meta name=\"viewport\" content=\"width=device-width\">" + head + "</head>" + body + "</html>");
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private void answerPage(HttpExchange exchange) throws IOException {
        String page = pages.get(exchange.getRequestURI().getPath());
        answer(exchange, page == null ? 404 : 200, "text/html", (page == null ? "" : page).getBytes(StandardCharsets.UTF_8));
    }

    private void answerPlotly(HttpExchange exchange) throws IOException {
        // the same file on every page, which a browser then need not compile anew
        exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
        answer(exchange, 200, "text/javascript", PinnedPlotly.file());
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package contrastive.lab.jupyter;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.Stream;

/** Takes the port that it is told, answers those who have its token, and ends with the code that it is asked for, as a notebook server does. */
final class FakeNotebookServer {

    private FakeNotebookServer() {}

    public static void main(String[] arguments) throws IOException {
        int port = Stream.of(arguments).filter(argument -> argument.startsWith("--ServerApp.port=")).findFirst()
                .map(argument -> Integer.parseInt(argument.replaceFirst(".*=", ""))).orElseThrow();
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException taken) {
            System.out.println("ERROR: the port " + port + " is not available");
            System.exit(1);
            return;
        }
        server.createContext("/api", exchange -> {
            boolean open = exchange.getRequestURI().getPath().equals("/api");
            boolean known = ("token " + System.getenv("JUPYTER_TOKEN")).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(open || known ? 200 : 403, -1);
            exchange.close();
        });
        server.createContext("/end", exchange -> {
            System.out.println("no space left");
            System.exit(Integer.parseInt(exchange.getRequestURI().getQuery()));
        });
        server.start();
    }
}

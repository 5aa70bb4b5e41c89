import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A program for the node agent to run: answers with its environment, and ends when told to crash. */
class Web {

    public static void main(String[] arguments) throws Exception {
        var address = new InetSocketAddress(
                System.getenv("SERVER_ADDRESS"), Integer.parseInt(System.getenv("SERVER_PORT")));
        var server = HttpServer.create(address, 0);
        var answer = String.join(
                        "|",
                        System.getenv("VERSION"),
                        System.getenv("PASSWORD"),
                        System.getenv("COLOUR"),
                        System.getenv("POD"),
                        System.getenv("SELF"))
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
            if (exchange.getRequestURI().getPath().equals("/crash")) {
                System.exit(3);
            }
        });
        server.start();
        System.out.println("listening");
    }
}

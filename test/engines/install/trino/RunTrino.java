/** What Trino's own launcher does, without it: Maven Central has the server's libraries and no launcher. */
public class RunTrino {
    public static void main(String[] args) {
        new io.trino.server.Server().start("483");
    }
}

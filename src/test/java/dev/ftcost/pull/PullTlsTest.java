package dev.ftcost.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.ftcost.testing.ApiServer;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull over TLS: a certificate that Java trusts, and ones that it must refuse before a key is sent. */
class PullTlsTest {
    private static final String PASSWORD = "changeit";
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    /** A key and its own certificate for localhost until 2126, made by keytool -genkeypair -keyalg EC -ext SAN=dns:localhost -validity 36500. */
    private static final Path STORES = Path.of("src/test/resources/pull-tls");

    @TempDir
    private Path folder;
    private HttpsServer server;
    private final List<String> keys = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(STORES.resolve("server.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            ApiServer.answer(exchange, 200, "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-6-luna\",\"object\":\"model\",\"created\":1,"
                    + "\"owned_by\":\"openai\",\"shutdown_date\":null}],\"has_more\":false}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Outcome pull(String host, String... options) throws Exception {
        List<Object> words = new java.util.ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of(options));
        words.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "dev.ftcost.Main", "pull", folder.resolve("exports"), "--base-url",
                        "https://" + host + ":" + server.getAddress().getPort() + "/v1", "--what", "models", "--today", "2026-11-28"));
        return Shell.run(folder, Map.of("OPENAI_API_KEY", ApiServer.PROJECT), words.toArray());
    }

    private String[] trusting() {
        return new String[] {"-Djavax.net.ssl.trustStore=" + STORES.resolve("trusted.p12").toAbsolutePath(),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD};
    }

    @Test
    void aCertificateThatJavaTrustsIsPulledFrom() throws Exception {
        Outcome outcome = pull("localhost", trusting());
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(keys.contains("Bearer " + ApiServer.PROJECT));
        assertTrue(Files.readString(folder.resolve("exports/models.jsonl")).contains("gpt-6-luna"));
    }

    @Test
    void aCertificateOfNobodyOrOfAnotherHostIsASentenceAndNoKeyIsSent() throws Exception {
        for (Outcome refused : List.of(pull("localhost"), pull("127.0.0.1", trusting()))) {
            assertEquals(1, refused.exit(), refused.out());
            assertTrue(refused.err().contains("Java does not accept the certificate of "), refused.err());
            assertFalse(refused.err().contains("\tat ") || refused.err().contains(ApiServer.PROJECT), refused.err());
        }
        assertEquals(List.of(), keys);
    }
}

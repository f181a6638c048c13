package dev.ftcost.pull.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** Faults of a network that a test cannot make: each is half a sentence, with the proxy where one is asked. */
class ConnectionsTest {
    private static String reason(IOException fault) {
        String direct = Connections.reason(fault, "api.test", false);
        String proxied = Connections.reason(fault, "api.test", true);
        assertEquals(direct, proxied.replace(" through the proxy of HTTPS_PROXY", ""));
        return direct;
    }

    @Test
    void everyFaultOfAConnectionHasItsWords() {
        assertEquals("the host is not known", reason(new UnknownHostException("api.test")));
        assertEquals("the host is not known", reason(new IOException(new UnknownHostException("api.test"))));
        assertEquals("no connection to api.test", reason(new ConnectException()));
        assertEquals("no answer in time", reason(new HttpTimeoutException("request timed out")));
        assertEquals("no secure connection (expired)", reason(new SSLException("expired")));
        assertEquals("the connection was closed before the answer", reason(new EOFException()));
        assertEquals("the connection was closed before the answer", reason(new IOException("header parser received no bytes")));
        assertEquals("the connection broke (reset)", reason(new IOException("reset")));
        assertEquals("the proxy of HTTPS_PROXY refuses the connection (Tunnel failed, got: 407)",
                Connections.reason(new IOException("Tunnel failed, got: 407"), "api.test", true));
    }
}

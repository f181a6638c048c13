package dev.ftcost.pull.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Why a connection failed, as half a sentence; the messages of the client are often empty. */
final class Connections {
    private Connections() {}

    /** Whether the server showed a certificate that Java does not accept, which no other attempt changes. */
    static boolean isOfCertificate(Throwable fault) {
        return fault != null && (fault instanceof CertificateException || isOfCertificate(fault.getCause()));
    }

    static String certificate(IOException fault, String host) {
        return "Java does not accept the certificate of " + host + " (" + Privacy.inMessage(String.valueOf(fault.getMessage()))
                + "), so no key was sent. If a proxy of yours reads the traffic, name a trust store with its certificate: "
                + "FTCOST_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE.";
    }

    static String reason(IOException fault, String host, boolean proxied) {
        String by = proxied ? " through the proxy of HTTPS_PROXY" : "";
        for (Throwable each = fault; each != null; each = each.getCause()) {
            if (each instanceof UnknownHostException || each instanceof UnresolvedAddressException) {
                return "the host is not known" + by;
            }
        }
        if (fault instanceof HttpConnectTimeoutException || fault instanceof ConnectException) {
            return "no connection to " + host + by;
        }
        if (fault instanceof HttpTimeoutException) {
            return "no answer in time" + by;
        }
        if (fault instanceof SSLException) {
            return "no secure connection" + by + " (" + Privacy.inMessage(String.valueOf(fault.getMessage())) + ")";
        }
        if (fault instanceof EOFException || String.valueOf(fault.getMessage()).contains("received no bytes")) {
            return "the connection was closed before the answer" + by;
        }
        if (String.valueOf(fault.getMessage()).contains("Tunnel failed")) {
            return "the proxy of HTTPS_PROXY refuses the connection (" + fault.getMessage() + ")";
        }
        return "the connection broke" + by + " (" + Privacy.inMessage(String.valueOf(fault.getMessage())) + ")";
    }
}

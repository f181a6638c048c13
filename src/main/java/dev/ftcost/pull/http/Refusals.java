package dev.ftcost.pull.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.pull.http.PullFault.Scope;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer means that is no page: which right a key lacks, what may pass, and what the server says of it. */
final class Refusals {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PROXY_PASSWORD = 407;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, TOO_MANY);
    private static final int LONGEST_QUOTE = 200;
    private static final Pattern SCOPES = Pattern.compile("[Mm]issing scopes?:? (api(?:\\.[a-z0-9_]+)+(?:, ?api(?:\\.[a-z0-9_]+)+)*)");

    private Refusals() {}

    static IOException of(HttpResponse<byte[]> response, String path, String host, ApiKey key) {
        int status = response.statusCode();
        String said = said(response, key);
        String place = host + " /" + path;
        return switch (status) {
            case UNAUTHORIZED -> new PullFault(Scope.KEY, place + " does not accept the key of " + key.name()
                    + " (401): it is wrong, expired or of another kind. " + KeyRights.wayOut(key));
            case FORBIDDEN -> new PullFault(Scope.KIND, place + " refuses the key of " + key.name() + " (403): it lacks the right "
                    + right(said, path) + ". " + KeyRights.wayOut(key));
            case NOT_FOUND -> new PullFault(Scope.NO_ENDPOINT, place + " not found (404)" + quote(said) + ". Check --base-url.");
            case PROXY_PASSWORD -> new PullFault(Scope.RUN,
                    "the proxy of HTTPS_PROXY asks for a user and a password (407); write http://user:password@host:port.");
            default -> status >= SERVER || PASSING.contains(status)
                    ? new TransientFault(reason(status) + quote(said), Delays.asked(response.headers()))
                    : new PullFault(isGrouping(response) ? Scope.GROUPING : Scope.KIND,
                            place + " refuses the request (" + status + ")" + quote(said) + ".");
        };
    }

    private static String reason(int status) {
        return status == TOO_MANY ? "too many requests (429)" : status >= SERVER ? "the server fails (" + status + ")"
                : "the server is not ready (" + status + ")";
    }

    private static String right(String said, String path) {
        Matcher scopes = SCOPES.matcher(said);
        return scopes.find() ? scopes.group(1) : KeyRights.of(path);
    }

    /** The server's own sentence, which may hold anything: short, and without keys and addresses. */
    private static String said(HttpResponse<byte[]> response, ApiKey key) {
        ObjectNode body = ApiJson.parse(response.body());
        JsonNode message = body == null ? null : body.at("/error/message");
        String text = message == null || !message.isTextual() ? "" : key.removedFrom(message.textValue());
        String clean = Privacy.inMessage(text).replaceAll("\\s+", " ").strip();
        return clean.length() > LONGEST_QUOTE ? clean.substring(0, LONGEST_QUOTE) + "…" : clean;
    }

    private static String quote(String said) {
        return said.isEmpty() ? "" : ": \"" + said + "\"";
    }

    private static boolean isGrouping(HttpResponse<byte[]> response) {
        ObjectNode body = ApiJson.parse(response.body());
        return body != null && body.path("error").toString().contains("group_by");
    }

    /** What stands in place of an object. */
    static String notJson(HttpResponse<byte[]> response) {
        byte[] body = response.body() == null ? new byte[0] : response.body();
        String start = new String(body, 0, Math.min(LONGEST_QUOTE, body.length), StandardCharsets.ISO_8859_1).strip();
        if (start.isEmpty()) {
            return "the answer is empty";
        }
        if (start.startsWith("<") || type(response.headers()).contains("html")) {
            return "the answer is HTML, not JSON: a proxy or a sign-in page answered, or --base-url is wrong";
        }
        return start.startsWith("{") ? "the answer is truncated or not valid JSON" : "the answer is not a JSON object";
    }

    private static String type(HttpHeaders headers) {
        return headers.firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
    }
}

package dev.ftcost.pull.http;

import dev.ftcost.usage.InputError;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the API is: https, or http on this machine; a key goes nowhere else. */
public final class BaseUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final URI base;

    private BaseUrl(URI base) {
        this.base = base;
    }

    /** An address without a path stands for its {@code /v1}. */
    public static BaseUrl of(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InputError("--base-url is not a URL; use https://api.openai.com/v1.");
        }
        // The text is not quoted where it may hold a password.
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InputError("--base-url holds more than scheme, host and path; keys go into the environment or into --key-file.");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            throw new InputError("--base-url '" + text + "' is not a URL; use https://api.openai.com/v1.");
        }
        if (scheme.equals("http") && !isLoopback(uri.getHost())) {
            throw new InputError("--base-url '" + text + "' is http, so the key could be read on its way; use https.");
        }
        String path = uri.getRawPath().replaceFirst("/+$", "");
        return new BaseUrl(URI.create(scheme + "://" + uri.getRawAuthority() + (path.isEmpty() ? "/v1" : path)));
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** The address of a path with its query; a parameter may have several values. */
    URI at(String path, List<Map.Entry<String, String>> query) {
        String text = query.stream().map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue())).collect(Collectors.joining("&"));
        return URI.create(base + "/" + path + (text.isEmpty() ? "" : "?" + text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether a redirect leads to the same server. */
    boolean isSameServer(URI other) {
        return base.getScheme().equalsIgnoreCase(other.getScheme()) && base.getHost().equalsIgnoreCase(other.getHost())
                && port(base) == port(other);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
    }

    /** {@code api.openai.com}, for messages. */
    public String host() {
        return base.getRawAuthority();
    }
}

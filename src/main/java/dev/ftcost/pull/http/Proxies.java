package dev.ftcost.pull.http;

import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The proxy that {@code HTTPS_PROXY} names, but for this machine and the hosts of {@code NO_PROXY}. */
public final class Proxies extends ProxySelector {
    private static final int USUAL_PORT = 80;

    private final InetSocketAddress proxy;
    private final PasswordAuthentication password;
    private final List<String> direct;

    private Proxies(InetSocketAddress proxy, PasswordAuthentication password, List<String> direct) {
        this.proxy = proxy;
        this.password = password;
        this.direct = direct;
    }

    public static Proxies of(Map<String, String> environment) {
        String text = first(environment, "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy");
        if (text.isEmpty()) {
            return new Proxies(null, null, List.of());
        }
        URI uri;
        try {
            uri = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException e) {
            throw notUsable();
        }
        // The address is not quoted: it may hold a password.
        if (uri.getHost() == null || !"http".equalsIgnoreCase(uri.getScheme())) {
            throw notUsable();
        }
        InetSocketAddress address = InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort());
        String user = uri.getUserInfo();
        PasswordAuthentication password = user == null ? null
                : new PasswordAuthentication(user.replaceFirst(":.*", ""), user.replaceFirst("^[^:]*:?", "").toCharArray());
        return new Proxies(address, password, Stream.of(first(environment, "NO_PROXY", "no_proxy").split(",", -1))
                .map(each -> each.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
                .filter(each -> !each.isEmpty()).toList());
    }

    private static InputError notUsable() {
        return new InputError("HTTPS_PROXY is not the address of an HTTP proxy; write http://host:port.");
    }

    private static String first(Map<String, String> environment, String... names) {
        return Stream.of(names).map(name -> environment.getOrDefault(name, "").strip()).filter(value -> !value.isEmpty()).findFirst()
                .orElse("");
    }

    /** What answers when the proxy asks who is there; null if the address names nobody. */
    Authenticator authenticator() {
        return password == null ? null : new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY ? password : null;
            }
        };
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean isDirect = proxy == null || BaseUrl.isLoopback(host)
                || direct.stream().anyMatch(each -> each.equals("*") || host.equals(each) || host.endsWith("." + each));
        return List.of(isDirect ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException fault) {
        // The client reports it as well.
    }

    boolean isUsed(URI uri) {
        return select(uri).get(0).type() != Proxy.Type.DIRECT;
    }
}

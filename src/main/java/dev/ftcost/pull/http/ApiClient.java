package dev.ftcost.pull.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.pull.http.PullFault.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets JSON objects from the API, and tries again what may pass. One request at a time. */
public final class ApiClient {
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int MOST_REDIRECTS = 5;
    private static final int REDIRECTED = 300;
    private static final int REFUSED = 400;

    private final BaseUrl base;
    private final Duration timeout;
    private final ServerClock clock;
    private final Proxies proxies;
    private final HttpClient http;

    /** @param timeout for one answer, with all attempts */
    public ApiClient(BaseUrl base, Duration timeout, ServerClock clock, Proxies proxies) {
        this.base = base;
        this.timeout = timeout;
        this.clock = clock;
        this.proxies = proxies;
        if (proxies.authenticator() != null) {
            // Java refuses to send a password to a proxy for https unless this is empty.
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
        HttpClient.Builder builder = HttpClient.newBuilder().version(Version.HTTP_1_1).followRedirects(Redirect.NEVER)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT).proxy(proxies);
        if (proxies.authenticator() != null) {
            builder.authenticator(proxies.authenticator());
        }
        this.http = builder.build();
    }

    /** Learns the server's clock from a request without a key, whatever the answer is. */
    public void askClock() throws PullFault {
        URI uri = base.at("models", List.of());
        attempts(uri, remaining -> send(uri, null, remaining));
    }

    /** The object at a path; a fault that may pass is tried again within the timeout. */
    public ObjectNode get(String path, List<Map.Entry<String, String>> query, ApiKey key) throws PullFault {
        URI uri = base.at(path, query);
        return attempts(uri, remaining -> {
            HttpResponse<byte[]> response = send(uri, key, remaining);
            if (response.statusCode() >= REFUSED) {
                throw Refusals.of(response, path, base.host(), key);
            }
            return object(response);
        });
    }

    /** One attempt. */
    private interface Attempt<T> {
        T make(Duration remaining) throws IOException;
    }

    private <T> T attempts(URI uri, Attempt<T> attempt) throws PullFault {
        long end = System.nanoTime() + timeout.toNanos();
        for (int number = 1;; number++) {
            TransientFault fault;
            try {
                return attempt.make(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (PullFault lasting) {
                throw lasting;
            } catch (TransientFault passing) {
                fault = passing;
            } catch (BoundedBody.TooLong tooLong) {
                throw new PullFault(Scope.TOO_LONG, place(uri) + ": " + tooLong.getMessage() + ".");
            } catch (IOException io) {
                if (Connections.isOfCertificate(io)) {
                    throw new PullFault(Scope.RUN, place(uri) + ": " + Connections.certificate(io, base.host()));
                }
                fault = new TransientFault(Connections.reason(io, base.host(), proxies.isUsed(uri)), null);
            }
            Duration wait = fault.delay() == null ? Delays.backoff(number) : fault.delay();
            if (wait.toNanos() >= end - System.nanoTime()) {
                throw new PullFault(Scope.RUN, place(uri) + ": " + fault.getMessage() + "; stopped after " + number
                        + (number == 1 ? " attempt" : " attempts") + (fault.delay() == null || fault.delay().isZero() ? ""
                                : ", because the server asks to wait " + seconds(fault.delay()))
                        + " (--timeout " + seconds(timeout) + ").");
            }
            sleep(wait);
        }
    }

    /** Rounded up: what remains of 5 s is 5 s, and the last moment is not 0 s. */
    private static String seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds() + " s";
    }

    /** {@code api.openai.com/v1/organization/costs}, without the query. */
    private static String place(URI uri) {
        return uri.getRawAuthority() + uri.getRawPath();
    }

    /** @param key null for none */
    private HttpResponse<byte[]> send(URI asked, ApiKey key, Duration remaining) throws IOException {
        URI uri = asked;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = exchange(uri, key, remaining);
            clock.heard(response.headers().firstValue("date").orElse(""));
            if (response.statusCode() < REDIRECTED || response.statusCode() >= REFUSED) {
                return response;
            }
            uri = redirected(uri, response);
        }
        throw new PullFault(Scope.RUN, place(asked) + " redirects too often.");
    }

    private URI redirected(URI from, HttpResponse<byte[]> response) throws PullFault {
        URI target;
        try {
            target = from.resolve(response.headers().firstValue("location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new PullFault(Scope.RUN, place(from) + " redirects without an address.");
        }
        if (target.getHost() == null || target.getScheme() == null || !base.isSameServer(target)) {
            throw new PullFault(Scope.RUN, place(from) + " redirects to "
                    + (target.getHost() == null ? "no host" : "'" + target.getHost() + "'")
                    + ", which is not followed: a key is sent to --base-url alone.");
        }
        return target;
    }

    private HttpResponse<byte[]> exchange(URI uri, ApiKey key, Duration remaining) throws IOException {
        Duration limit = remaining.compareTo(LONGEST_ATTEMPT) < 0 ? remaining : LONGEST_ATTEMPT;
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(limit).header("Accept", "application/json").header("User-Agent",
                "ftcost");
        if (key != null) {
            request.header("Authorization", key.header());
        }
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.GET().build(), head -> new BoundedBody());
        try {
            // The client's own limit ends with the headers; this one is for the body too.
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TransientFault("no complete answer within " + seconds(limit), null);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PullFault(Scope.RUN, "the pull was interrupted.");
        }
    }

    private static ObjectNode object(HttpResponse<byte[]> response) throws TransientFault {
        ObjectNode object = ApiJson.parse(response.body());
        if (object == null) {
            throw new TransientFault(Refusals.notJson(response), Delays.asked(response.headers()));
        }
        return object;
    }

    private static void sleep(Duration wait) throws PullFault {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PullFault(Scope.RUN, "the pull was interrupted.");
        }
    }
}

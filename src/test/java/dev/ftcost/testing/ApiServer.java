package dev.ftcost.testing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * OpenAI's Admin API on this machine, as its documents describe it: pages of buckets with {@code has_more} and {@code next_page}, and
 * lists with {@code after}. It refuses what the API refuses, and a test may let any request fail as it likes.
 */
public final class ApiServer implements AutoCloseable {
    public static final String ADMIN = "sk-admin-T0pS3cretAdm1nKey0123456789abcdef";
    public static final String PROJECT = "sk-proj-V3ryS3cretPr0jectKey0123456789";
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    /** Answers one request in place of the server. */
    public interface Fault {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, TreeMap<Long, List<ObjectNode>>> results = new HashMap<>();
    private final Map<String, List<ObjectNode>> lists = new HashMap<>();
    private final Map<String, Integer> most = new HashMap<>();
    private final Map<Integer, Fault> faults = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private Fault always;

    public ApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "api");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        lists.put("organization/projects", new ArrayList<>());
        lists.put("fine_tuning/jobs", new ArrayList<>());
        lists.put("models", new ArrayList<>());
        List.of("usage/completions", "usage/embeddings", "usage/moderations", "usage/decisions", "costs")
                .forEach(path -> results.put("organization/" + path, new TreeMap<>()));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** A result in the bucket of a day. @param path {@code usage/completions} */
    public void add(String path, long start, ObjectNode result) {
        results.get("organization/" + path).computeIfAbsent(start, day -> new ArrayList<>()).add(result);
    }

    public void list(String path, ObjectNode item) {
        lists.computeIfAbsent(path, name -> new ArrayList<>()).add(item);
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No page holds more buckets, or items, than this. */
    public void atMost(String path, int number) {
        most.put(path, number);
    }

    /** How the request is answered that is the one of this number, from 1, of all that want a page. */
    public void fail(int number, Fault fault) {
        faults.put(number, fault);
    }

    /** How every request is answered from now on; null for as it should be. */
    public void failAlways(Fault fault) {
        always = fault;
    }

    public void removeEndpoint(String path) {
        results.remove("organization/" + path);
    }

    /** The paths and queries of all requests that want a page, decoded. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Forgets the requests, and so counts anew. */
    public void forget() {
        requests.clear();
        keys.clear();
    }

    /** The authorization of each request. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).replace("Bearer ", "");
            keys.add(key);
            if (key.equals("null")) {
                answer(exchange, 401, "{\"error\":{\"message\":\"Missing bearer authentication\"}}");
                return;
            }
            requests.add(URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8));
            Fault fault = always != null ? always : faults.remove(requests.size());
            if (fault != null) {
                fault.answer(exchange);
                return;
            }
            String path = exchange.getRequestURI().getPath().replaceFirst("^/v1/", "");
            if (!key.equals(path.startsWith("organization") ? ADMIN : PROJECT)) {
                answer(exchange, 401,
                        "{\"error\":{\"message\":\"Incorrect API key provided: " + key + ".\",\"code\":\"invalid_api_key\"}}");
            } else if (results.containsKey(path)) {
                buckets(exchange, path);
            } else if (lists.containsKey(path)) {
                list(exchange, path);
            } else {
                answer(exchange, 404, "{\"error\":{\"message\":\"Invalid URL\"}}");
            }
        }
    }

    private static Map<String, List<String>> query(HttpExchange exchange) {
        Map<String, List<String>> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String each : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] parts = each.split("=", 2);
            query.computeIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), name -> new ArrayList<>())
                    .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private void buckets(HttpExchange exchange, String path) throws IOException {
        Map<String, List<String>> query = query(exchange);
        boolean hourly = query.get("bucket_width").get(0).equals("1h");
        int width = hourly ? 3600 : 86_400;
        int limit = Integer.parseInt(query.get("limit").get(0));
        if (limit > (hourly ? 168 : 31) || hourly && path.endsWith("costs")) {
            answer(exchange, 400, "{\"error\":{\"message\":\"limit or bucket_width is out of range\"}}");
            return;
        }
        long end = Long.parseLong(query.get("end_time").get(0));
        // The cursor is opaque to a client.
        long start = query.containsKey("page") ? Long.parseLong(query.get("page").get(0).replace("page_", "").replace("=", ""), 36)
                : Long.parseLong(query.get("start_time").get(0));
        ObjectNode page = JSON.createObjectNode().put("object", "page");
        ArrayNode data = page.putArray("data");
        for (int i = 0; i < Math.min(limit, most.getOrDefault(path, limit)) && start < end; i++, start += width) {
            ObjectNode bucket = data.addObject().put("object", "bucket").put("start_time", start).put("end_time", start + width);
            bucket.putArray("results").addAll(results.get(path).getOrDefault(start, List.of()));
        }
        page.put("has_more", start < end).put("next_page", start < end ? "page_" + Long.toString(start, 36) + "=" : null);
        answer(exchange, 200, page.toString());
    }

    private void list(HttpExchange exchange, String path) throws IOException {
        Map<String, List<String>> query = query(exchange);
        List<ObjectNode> all = lists.get(path);
        int from = 0;
        if (query.containsKey("after")) {
            String after = query.get("after").get(0);
            from = 1 + all.stream().map(each -> each.path("id").asText()).toList().indexOf(after);
        }
        int to = path.equals("models") ? all.size() : Math.min(all.size(), from + most.getOrDefault(path, 100));
        ObjectNode page = JSON.createObjectNode().put("object", "list");
        page.putArray("data").addAll(all.subList(from, to));
        if (!path.equals("models")) {
            page.put("has_more", to < all.size());
        }
        answer(exchange, 200, page.toString());
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, "application/json", body);
    }

    public static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

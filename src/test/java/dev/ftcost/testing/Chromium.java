package dev.ftcost.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A page in a headless Chromium that is moved and asked by the protocol of its developer tools. */
public final class Chromium implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 180;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int sent;

    /** @param folder an empty place for its profile */
    public Chromium(Path folder, Path page) throws IOException, InterruptedException {
        process = new ProcessBuilder("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + folder, "about:blank")
                .redirectErrorStream(true).redirectOutput(Files.createTempFile(folder, "chromium", ".txt").toFile()).start();
        HttpClient client = HttpClient.newHttpClient();
        URI open = URI.create("http://127.0.0.1:" + port(folder.resolve("DevToolsActivePort")) + "/json/new?" + page.toUri());
        String target = client.send(HttpRequest.newBuilder(open).PUT(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        socket = client.newWebSocketBuilder().buildAsync(URI.create(JSON.readTree(target).path("webSocketDebuggerUrl").asText()),
                new Answers()).join();
        for (long tries = PATIENCE_SECONDS * 10L; !evaluate("document.readyState").asText().equals("complete")
                || evaluate("location.href").asText().equals("about:blank"); tries--) {
            wait(tries, "the page does not load");
        }
    }

    /** As wide as a window of a device. */
    public void resize(int width, int height) throws InterruptedException, IOException {
        call("Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode().put("width", width).put("height", height).put("deviceScaleFactor", 1).put("mobile", false));
    }

    /** What the pointer of a mouse does. */
    public void movePointer(double x, double y) throws InterruptedException, IOException {
        call("Input.dispatchMouseEvent", JSON.createObjectNode().put("type", "mouseMoved").put("x", x).put("y", y));
    }

    /** The value of an expression in the page. */
    public JsonNode evaluate(String expression) throws InterruptedException, IOException {
        JsonNode result = call("Runtime.evaluate", JSON.createObjectNode().put("expression", expression).put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result);
        }
        return result.path("result").path("value");
    }

    private JsonNode call(String method, ObjectNode parameters) throws InterruptedException, IOException {
        int id = ++sent;
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        socket.sendText(message.toString(), true).join();
        while (true) {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer to " + message);
            }
            JsonNode json = JSON.readTree(answer);
            if (json.path("id").asInt() == id) {
                if (json.has("error")) {
                    throw new AssertionError(message + ": " + answer);
                }
                return json.path("result");
            }
        }
    }

    private int port(Path file) throws IOException, InterruptedException {
        for (long tries = PATIENCE_SECONDS * 10L; !Files.exists(file) || Files.readString(file).indexOf('\n') < 0; tries--) {
            wait(tries, "chromium does not start");
        }
        return Integer.parseInt(Files.readAllLines(file).get(0));
    }

    private void wait(long tries, String failure) throws InterruptedException {
        if (tries <= 0 || !process.isAlive()) {
            process.destroyForcibly();
            throw new AssertionError(failure);
        }
        Thread.sleep(100);
    }

    /** Waits for all of its processes, which write to the profile until they end. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        socket.abort();
        process.destroy();
        all.forEach(each -> each.onExit().completeOnTimeout(each, PATIENCE_SECONDS, TimeUnit.SECONDS).join().destroyForcibly());
    }

    /** Collects the messages, which may come in parts. */
    private final class Answers implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            parts.append(text);
            if (last) {
                answers.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}

package dev.ftcost.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.ApiServer;
import dev.ftcost.testing.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where keys come from and where they go; what lists hold; clocks and proxies. */
class PullKeysTest {
    private static final String JOBS = "fine_tuning_jobs.jsonl";

    @TempDir
    private Path folder;
    private Path exports;
    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ApiServer();
        exports = folder.resolve("exports");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome pull(Map<String, String> environment, Object... more) {
        Object[] words = {"pull", exports, "--base-url", server.url(), "--timeout", "5"};
        Outcome outcome = Outcome.in(environment, Stream.of(words, more).flatMap(Stream::of).toArray());
        assertFalse((outcome.out() + outcome.err()).contains("S3cret"), "a key is in the messages");
        return outcome;
    }

    private Path keys(String mode, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void withoutAKeyNothingIsAsked() throws IOException {
        String wayOut = "; set OPENAI_ADMIN_KEY (usage, costs, projects) and OPENAI_API_KEY (jobs, models) in the environment, or use "
                + "--key-file.\n";
        assertEquals(new Outcome(2, "", "error: there is no key" + wayOut), pull(Map.of()));
        assertEquals(new Outcome(2, "", "error: OPENAI_API_KEY is not set, so jobs are not pulled" + wayOut),
                pull(Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN), "--what", "usage,jobs"));
        assertEquals(new Outcome(2, "", "error: there is no key" + wayOut),
                pull(Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN), "--key-file", keys("rw-------", "# none yet\n")));
        Outcome broken = pull(Map.of(), "--key-file", keys("rw-------", "OPENAI_ADMIN_KEY='" + ApiServer.ADMIN + "'\nhunter2 is S3cret\n"));
        assertEquals(new Outcome(2, "", "error: '" + folder.resolve("keys") + "' line 2 is not a key; use OPENAI_ADMIN_KEY=… or "
                + "OPENAI_API_KEY=….\n"), broken);
        Outcome torn = pull(Map.of("OPENAI_ADMIN_KEY", "sk-S3cret\nX-Header: x"));
        assertEquals("error: the environment: OPENAI_ADMIN_KEY is not a key (a single word such as sk-admin-…); copy it again.\n",
                torn.err());
        assertEquals(List.of(), server.keys());
        assertFalse(Files.exists(exports));
    }

    @Test
    void oneKeyPullsWhatItCan() {
        Outcome outcome = pull(Map.of("OPENAI_API_KEY", ApiServer.PROJECT));
        assertEquals(0, outcome.exit(), outcome.err());
        assertEquals("warning: OPENAI_ADMIN_KEY is not set, so usage, costs and projects are not pulled.\n", outcome.err());
        assertEquals(exports + ": pulled 2 pages: 0 jobs, 0 models\n", outcome.out());
    }

    @Test
    void aFileOfKeysIsForItsOwnerAlone() throws IOException {
        String text = "# keys\nexport OPENAI_ADMIN_KEY=\"" + ApiServer.ADMIN + "\"\n" + ApiServer.PROJECT + "\n";
        Outcome open = pull(Map.of(), "--what", "models", "--key-file", keys("rw-r--r--", text));
        assertEquals("warning: --key-file '" + folder.resolve("keys") + "' can be read by others; run chmod 600 on it.\n", open.err());
        assertEquals(0, open.exit());
        assertEquals("", pull(Map.of(), "--what", "models,projects", "--key-file", keys("rw-------", text)).err());
    }

    @Test
    void theFirstRequestCarriesNoKeyAndTheOthersTheirOwn() {
        pull(Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN, "OPENAI_API_KEY", ApiServer.PROJECT));
        assertEquals("null", server.keys().get(0));
        for (int i = 0; i < server.requests().size(); i++) {
            String key = server.requests().get(i).contains("/organization/") ? ApiServer.ADMIN : ApiServer.PROJECT;
            assertEquals(key, server.keys().get(i + 1), server.requests().get(i));
        }
    }

    @Test
    void listsAreWholeAndWithoutAddressesPromptsAndPartsOfKeys() throws IOException {
        for (int i = 0; i < 5; i++) {
            server.list("fine_tuning/jobs", ApiServer.json("{'object':'fine_tuning.job','id':'ftjob-" + i
                    + "','model':'o4-mini-2025-04-16',"
                    + "'created_at':" + (1_785_542_400L + i) + ",'fine_tuned_model':null,'status':'running','tomorrow':1.50,"
                    + "'method':{'type':'reinforcement','reinforcement':{'hyperparameters':{'n_epochs':2},'grader':{'type':'score_model',"
                    + "'input':[{'role':'user','content':'SECRET PROMPT'}]}}},'metadata':{'asked by':'Bob <bob.x+y@mail.example.com>'}}"));
        }
        server.atMost("fine_tuning/jobs", 2);
        server.list("organization/projects",
                ApiServer.json("{'object':'organization.project','id':'proj_A','name':'Bots','status':'active'}"));
        server.list("organization/projects/proj_A/api_keys", ApiServer.json("{'object':'organization.project.api_key','id':'key_A',"
                + "'redacted_value':'sk-abc...def','name':'nightly','owner':{'type':'user','user':{'id':'user-1','name':'Bob',"
                + "'email':'bob@example.com'}}}"));
        server.list("models",
                ApiServer.json("{'object':'model','id':'gpt-4o-mini','created':1,'owned_by':'openai','shutdown_date':'2027-01-14'}"));
        Outcome outcome = pull(Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN, "OPENAI_API_KEY", ApiServer.PROJECT), "--what",
                "jobs,projects,models");
        assertEquals(new Outcome(0, exports + ": pulled 6 pages: 5 jobs, 1 project with 1 key, 1 model\n", ""), outcome);
        String jobs = Files.readString(exports.resolve(JOBS));
        assertEquals(3, jobs.lines().count());
        assertTrue(jobs.contains("\"tomorrow\":1.50") && jobs.contains("\"n_epochs\":2"), jobs);
        assertEquals("{\"object\":\"list\",\"data\":[{\"object\":\"organization.project.api_key\",\"id\":\"key_A\",\"name\":\"nightly\","
                + "\"owner\":{\"type\":\"user\",\"user\":{\"id\":\"user-1\",\"name\":\"Bob\"}},\"project_id\":\"proj_A\"}],"
                + "\"has_more\":false}\n", Files.readString(exports.resolve("api_keys.jsonl")));
        for (Map.Entry<String, String> file : Outcome.files(folder).entrySet()) {
            for (String forbidden : List.of("SECRET", "example.com", "S3cret", "sk-abc")) {
                assertFalse(file.getValue().contains(forbidden), file.getKey() + " holds " + forbidden);
            }
        }
        Outcome check = Outcome.of("check", exports, "--format", "json");
        assertTrue(check.out().contains("\"fine-tuning jobs\"") && check.out().contains("\"list of models\""), check.out());
        assertFalse(check.out().contains("\"unknown"), check.out());
    }

    @Test
    void aListThatTurnsInACircleIsNamed() {
        server.failAlways(exchange -> ApiServer.answer(exchange, 200,
                "{\"object\":\"list\",\"data\":[{\"id\":\"ftjob-1\"}],\"has_more\":true}"));
        Outcome outcome = pull(Map.of("OPENAI_API_KEY", ApiServer.PROJECT), "--what", "jobs");
        assertEquals(1, outcome.exit());
        assertEquals("error: /v1/fine_tuning/jobs repeats the page behind 'ftjob-1'; no file is written.\n", outcome.err());
        assertFalse(Files.exists(exports.resolve("fine_tuning_jobs.jsonl")));
    }

    @Test
    void twoPullsDoNotWriteIntoOneFolder() throws IOException {
        try (PullFolder held = PullFolder.open(exports)) {
            Outcome outcome = pull(Map.of("OPENAI_API_KEY", ApiServer.PROJECT));
            assertEquals(1, outcome.exit());
            assertTrue(outcome.err().endsWith("error: another pull is writing to '" + exports + "'; nothing was done.\n"), outcome.err());
        }
        assertEquals(0, pull(Map.of("OPENAI_API_KEY", ApiServer.PROJECT)).exit());
    }

    /** A server or a proxy of few words: it keeps the head of each request and answers the same each time. */
    static ServerSocket answering(List<String> heads, String answer) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                    StringBuilder head = new StringBuilder();
                    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                        head.append(line).append('\n');
                    }
                    heads.add(head.toString());
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    // The test is over, or the client has gone.
                    continue;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    @Test
    void theDayIsThatOfTheServerAndAWrongClockIsSaid() throws IOException {
        String body = "{\"object\":\"page\",\"data\":[]}";
        List<String> heads = new CopyOnWriteArrayList<>();
        try (ServerSocket socket = answering(heads, "HTTP/1.1 200 OK\r\nDate: Tue, 03 Mar 2026 10:00:00 GMT\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body)) {
            Outcome outcome = Outcome.in(Map.of("OPENAI_ADMIN_KEY", ApiServer.ADMIN), "pull", exports, "--what", "costs", "--base-url",
                    "http://127.0.0.1:" + socket.getLocalPort());
            assertEquals(0, outcome.exit(), outcome.err());
            assertTrue(outcome.out().endsWith("3 files of 2026-01-01 to 2026-03-03; final through 2026-02-28\n"), outcome.out());
            assertTrue(outcome.err().matches("warning: the clock of this machine is \\d+ days ahead of that of 127.0.0.1:\\d+; the days of "
                    + "this pull are those of 127.0.0.1:\\d+. Set the clock.\n"), outcome.err());
        }
        assertTrue(heads.get(0).startsWith("GET /v1/models HTTP/1.1\n"), heads.get(0));
    }
}

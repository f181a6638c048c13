package dev.ftcost.report.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Reported;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines under an anomaly: a shell takes them apart as they were meant, they succeed, and they show the same dollars. */
class AnomalyCommandsTest {
    private static final Pattern CODE = Pattern.compile("<code>(.*?)</code>");
    private static final String HOSTILE = "ft:gpt-4o-mini-2024-07-18:a*c\\:$(touch pwned)`touch pwned`;'\"<b>&\u202E!:x y";
    /** What the star of the other name would match. */
    private static final String LIKE_HOSTILE = HOSTILE.replace("a*c", "abbc");

    @TempDir
    private Path tmp;

    @Test
    void theLinesOfTheSamplesShowTheDollarsOfTheirAnomaly() throws IOException {
        Reported samples = Reported.of(tmp.resolve("r"), "sample-logs");
        CSVRecord anomaly = samples.csv("2026-10/anomalies.csv").get(0);
        showsTheSameDollars(samples, "2026-10", new BigDecimal(anomaly.get("actual_cost")));
        assertTrue(samples.text("2026-10/summary.md").contains("```sh\nftcost cost sample-logs --by day,project,key --where model="),
                "the same lines are in the summary");
    }

    @Test
    void aNameIsOneWordOfTheShellAndOneNameOfTheFilter() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int d = 0; d < 40; d++) {
            String day = LocalDate.of(2026, 6, 1).plusDays(d).toString();
            rows.add(Reported.usage(day, "proj '*' $(id)", "k", HOSTILE, d == 33 ? 2000 : 100, d == 33 ? 400_000_000L : 20_000_000L, 0, 0));
            rows.add(Reported.usage(day, "proj '*' $(id)", "k", LIKE_HOSTILE, 100, 20_000_000L, 0, 0));
        }
        Path card = Files.writeString(tmp.resolve("a card.csv"), "model,input_per_1m,output_per_1m\nft:gpt-4o-mini-2024-07-18,0.20,0.80\n");
        Path export = Files.writeString(tmp.resolve("my usage.csv"), Reported.HEADER + String.join("", rows));
        Reported reported = Reported.of(tmp.resolve("r"), export.toString(), "--rates", "openai," + card);
        CSVRecord anomaly = reported.csv("2026-07/anomalies.csv").get(0);
        assertEquals(0, new BigDecimal("80").compareTo(new BigDecimal(anomaly.get("actual_cost"))), anomaly.toString());
        List<List<String>> words = showsTheSameDollars(reported, "2026-07", new BigDecimal("80"));
        assertTrue(words.get(1).contains(HOSTILE), words.toString());
        assertFalse(Files.exists(Path.of("pwned")) || Files.exists(tmp.resolve("pwned")), "nothing of a name is run");
    }

    @Test
    void usageThatStoppedIsShownWithTheDaysBefore() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int d = 0; d < 40; d++) {
            String day = LocalDate.of(2026, 6, 1).plusDays(d).toString();
            rows.add(Reported.usage(day, "p", "k", Reported.TUNED, 100, 20_000_000L, 0, 0));
            if (d < 33) {
                rows.add(Reported.usage(day, "p", "k", "-v", 100, 20_000_000L, 0, 0));
                rows.add(Reported.usage(day, "p", "k", "gpt-4o-2024-08-06", 100, 20_000_000L, 0, 0));
            }
        }
        Reported reported = Reported.ofUsage(tmp, rows.toArray(String[]::new));
        int lines = 0;
        for (List<String> words : words(reported, "2026-07")) {
            Outcome outcome = Outcome.of(words.toArray());
            assertTrue(outcome.exit() == 0 || outcome.exit() == 3, words + ": " + outcome);
            lines++;
        }
        assertTrue(lines > 0, reported.text("2026-07/report.html"));
    }

    private List<List<String>> showsTheSameDollars(Reported reported, String month, BigDecimal dollars) throws IOException {
        List<List<String>> lines = words(reported, month).subList(0, 2);
        assertEquals(List.of("cost", "explain"), lines.stream().map(words -> words.get(0)).toList());
        for (List<String> words : lines) {
            List<String> json = new ArrayList<>(words);
            json.add(1, "--format=json");
            Outcome outcome = Outcome.of(json.toArray());
            assertEquals(0, outcome.exit(), words + ": " + outcome.err());
            JsonNode answer = new ObjectMapper().readTree(outcome.out());
            BigDecimal shown = BigDecimal.ZERO;
            for (JsonNode row : answer.path("rows")) {
                shown = shown.add(new BigDecimal(row.path("cost").asText("0")));
            }
            assertEquals(0, dollars.compareTo(words.get(0).equals("cost") ? shown : new BigDecimal(answer.path("cost").asText())),
                    words + ": " + outcome.out());
        }
        return lines;
    }

    /** What a shell makes of each line of a page. */
    private List<List<String>> words(Reported reported, String month) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (String html : CODE.matcher(reported.text(month + "/report.html")).results().map(code -> code.group(1)).toList()) {
            String line = html.replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&#34;", "\"").replace("&amp;", "&");
            Path script = Files.writeString(tmp.resolve("line.sh"), "ftcost() { printf '%s\\0' \"$@\"; }\n" + line + "\n");
            Outcome run = Shell.run(tmp, Map.of("LC_ALL", "C"), "bash", script);
            assertEquals("", run.err(), line);
            lines.add(Arrays.asList(run.out().substring(0, run.out().length() - 1).split("\0", -1)));
        }
        return lines;
    }
}

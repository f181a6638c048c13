package dev.ftcost.report.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Months that are left as they stand are those that a run would make, whatever changed since: each second run is compared with one into a copy of
 * the same folder that knows nothing of the first. Which months were left shows by a mark in their files that the note in the cache is made
 * to expect.
 */
class StandingMonthsTest {
    private static final String MARK = "marked\n";
    private static final List<String> MONTHS = List.of("2026-08", "2026-09", "2026-10");

    @TempDir
    private Path folder;
    private Path exports;
    private Path out;
    private Path cache;

    @BeforeEach
    void makeExports() throws IOException {
        exports = Files.createDirectories(folder.resolve("exports"));
        out = folder.resolve("out");
        cache = folder.resolve("cache");
        copy(Path.of("sample-logs"), exports);
        write("names.csv", "id,name,team,cost_center\nproj_9fGhJ3uXoE6aQw1tBv8nMz0K,Support bots,Support,100\n");
        write("other-names.csv", "id,name,team,cost_center\nproj_9fGhJ3uXoE6aQw1tBv8nMz0K,Support bots,Sales,200\n");
        write("budgets.csv", "scope,month,limit_usd,warn_at\ntotal,,300.00,80%\n");
        write("other-budgets.csv", "scope,month,limit_usd,warn_at\ntotal,,310.00,80%\n");
        write("card.csv", "model,service_tier,input_per_1m,output_per_1m\nft:gpt-4o-mini-2024-07-18,standard,0.20,1.10\n");
        write("stops.csv", "model,event,date,replacement\ngpt-4o-mini-2024-07-18,shutdown,2027-03-01,gpt-6-luna\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path path : found.sorted().toList()) {
                Path place = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(path, place, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void remove(Path old) throws IOException {
        if (Files.exists(old)) {
            try (Stream<Path> found = Files.walk(old)) {
                for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private Outcome report(Path to, Object... options) {
        Outcome outcome = Outcome.of(Stream.concat(Stream.of("report", exports, "--out", to), Stream.of(options)).toArray());
        assertTrue(outcome.exit() == 0 || outcome.exit() == 3, outcome.err());
        return outcome;
    }

    private Object[] cached(Object... options) {
        return Stream.concat(Stream.of("--cache", cache), Stream.of(options)).toArray();
    }

    /** A run that may leave months, beside one that makes all. @return the months that were left */
    private List<String> second(Object... options) throws IOException {
        Path fresh = folder.resolve("fresh");
        remove(fresh);
        copy(out, fresh);
        Map<String, String> before = Outcome.files(out);
        List<String> marked = mark();
        Outcome left = report(out, cached(options));
        List<String> standing = unmark(marked);
        Outcome made = report(fresh, Stream.concat(Stream.of("--no-cache"), Stream.of(options)).toArray());
        assertEquals(made.out().replace(fresh.toString(), out.toString()), left.out());
        assertEquals(made.exit(), left.exit());
        assertEquals(made.err(), left.err());
        assertEquals(Outcome.files(fresh), Outcome.files(out), "the folder before: " + before.keySet());
        return standing;
    }

    /** Changes every month that is noted, and the note with it. */
    private List<String> mark() throws IOException {
        List<String> marked = new ArrayList<>();
        for (String month : MONTHS) {
            Path summary = out.resolve(month).resolve("summary.md");
            if (Files.exists(summary) && !Files.exists(out.resolve(month).resolve("closed.json"))) {
                Files.writeString(summary, MARK, StandardOpenOption.APPEND);
                byte[] bytes = Files.readAllBytes(summary);
                boolean[] in = {false};
                edit(line -> {
                    in[0] = line.startsWith(month + " ") || in[0] && !line.matches("\\d{4}-\\d\\d .*");
                    return in[0] && line.endsWith(" summary.md") ? bytes.length + " " + crc(bytes) + " summary.md" : line;
                });
                marked.add(month);
            }
        }
        return marked;
    }

    private List<String> unmark(List<String> marked) throws IOException {
        List<String> left = new ArrayList<>();
        for (String month : marked) {
            Path summary = out.resolve(month).resolve("summary.md");
            String text = Files.exists(summary) ? Files.readString(summary) : "";
            if (text.endsWith(MARK)) {
                Files.writeString(summary, text.substring(0, text.length() - MARK.length()));
                left.add(month);
            }
        }
        return left;
    }

    private void edit(UnaryOperator<String> line) throws IOException {
        try (Stream<Path> found = Files.list(cache)) {
            for (Path entry : found.filter(each -> each.toString().endsWith("-made")).toList()) {
                List<String> lines = Files.readAllLines(entry.resolve("made")).stream().map(line).toList();
                byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
                Files.write(entry.resolve("made"), bytes);
                Files.writeString(entry.resolve("seal"), String.format(Locale.ROOT, "%08x %d made\n", crc(bytes), bytes.length));
            }
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    @Test
    void theSameRunAgainLeavesEveryMonth() throws IOException {
        report(out, cached());
        assertEquals(MONTHS, second());
    }

    @Test
    void withAllThatARunCanBeToldTheSameRunLeavesEveryMonth() throws IOException {
        Object[] all = {"--names", folder.resolve("names.csv"), "--budgets", folder.resolve("budgets.csv"), "--rates",
                "openai," + folder.resolve("card.csv"), "--lifecycle", folder.resolve("stops.csv"), "--today", "2026-11-05", "--focus",
                "1.4",
                "--billing-account", "org-a", "--retry-overhead", "7%", "--max-age", "3d", "--ignore", "*.txt", "--source", "usage"};
        report(out, cached(all));
        assertEquals(MONTHS, second(all));
    }

    private static List<List<Object>> changes() {
        return List.of(List.of("--names", "names.csv"), List.of("--budgets", "budgets.csv"), List.of("--rates", "guide-2026"),
                List.of("--rates", "card.csv"), List.of("--lifecycle", "stops.csv"), List.of("--today", "2026-12-01"),
                List.of("--today", "2026-10-05"), List.of("--focus", "1.3"), List.of("--billing-account", "org-b"),
                List.of("--retry-overhead", "8%"), List.of("--retry-overhead", "gpt-4o-mini-2024-07-18=9%"),
                List.of("--max-age", "3d", "--today", "2026-12-01"),
                List.of("--ignore", "fine_tuning_jobs.json"), List.of("--source", "requests"), List.of("--month", "2026-09"),
                List.of("--month", "2026-08", "--month", "2026-10"), List.of("--quiet"));
    }

    @Test
    void everyOptionMakesWhatItChanges() throws IOException {
        report(out, cached());
        for (List<Object> change : changes()) {
            second(change.stream().map(word -> word.toString().endsWith(".csv") ? folder.resolve(word.toString()) : word).toArray());
        }
        second();
    }

    @Test
    void anotherFileOfTheSameNameIsAnotherOption() throws IOException {
        for (String file : List.of("names.csv", "budgets.csv")) {
            Object[] options = {"--" + file.replace(".csv", ""), folder.resolve(file)};
            report(out, cached(options));
            Files.copy(folder.resolve("other-" + file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            assertEquals(List.of(), second(options), file);
        }
        Object[] card = {"--rates", "openai," + folder.resolve("card.csv")};
        report(out, cached(card));
        write("card.csv", "model,service_tier,input_per_1m,output_per_1m\nft:gpt-4o-mini-2024-07-18,standard,0.21,1.10\n");
        assertEquals(List.of(), second(card));
    }

    @Test
    void anInputThatComesGoesOrChangesMakesItsMonthsAgain() throws IOException {
        report(out, cached());
        Path added = exports.resolve("completions_usage_2026-11-01_2026-11-01.csv");
        Files.writeString(added, usage(1_793_491_200L, 10));
        List<String> left = second();
        assertTrue(left.containsAll(List.of("2026-08", "2026-09")), left.toString());
        Files.writeString(added, usage(1_793_491_200L, 11));
        assertEquals(MONTHS, second());
        Files.delete(added);
        second();
        Path first = exports.resolve("completions_usage_2026-08-01_2026-08-31.csv");
        List<String> rows = Files.readAllLines(first);
        Files.write(first, rows.subList(0, rows.size() - 1));
        assertFalse(second().contains("2026-08"));
        Path bill = exports.resolve("cost_2026-09-01_2026-09-30.csv");
        rows = Files.readAllLines(bill);
        Files.write(bill, rows.subList(0, rows.size() - 1));
        assertFalse(second().contains("2026-09"));
        Files.delete(exports.resolve("fine_tuning_jobs.json"));
        second();
        write("exports/projects.json",
                "{\"object\":\"list\",\"data\":[{\"object\":\"organization.project\",\"id\":\"proj_9fGhJ3uXoE6aQw1tBv8nMz0K\",\"name\":\"Bots\","
                        + "\"created_at\":1711471533,\"status\":\"active\"}],\"has_more\":false}");
        assertEquals(List.of(), second());
        write("exports/notes.txt", "no export");
        assertEquals(List.of(), second());
        write("exports/bad.csv", usage(1_793_491_200L, 10).replace(",10,", ",ten,"));
        assertEquals(List.of(), second());
    }

    private static String usage(long start, int requests) {
        return "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,"
                + "input_cached_tokens\n" + start + ',' + (start + 86_400) + ",proj_x," + requests
                + ",,,ft:gpt-4o-mini-2024-07-18:acme::x1,False,default,1000,100,0\n";
    }

    @Test
    void aFolderThatSomebodyChangedIsMadeAgain() throws IOException {
        report(out, cached());
        Map<String, String> whole = Outcome.files(out);
        Path month = out.resolve("2026-09");
        byte[] focus = Files.readAllBytes(month.resolve("focus.csv"));
        focus[focus.length / 2] ^= 1;
        Files.write(month.resolve("focus.csv"), focus);
        report(out, cached());
        assertEquals(whole, Outcome.files(out));
        Files.delete(month.resolve("lifecycle.csv"));
        report(out, cached());
        assertEquals(whole, Outcome.files(out));
        Files.writeString(month.resolve("mine.txt"), "a note");
        report(out, cached());
        assertEquals(whole, Outcome.files(out));
        Files.move(month, out.resolve("moved"));
        report(out, cached());
        copy(out, folder.resolve("again"));
        assertEquals(whole.get("2026-09/report.html"), Files.readString(month.resolve("report.html"), StandardCharsets.ISO_8859_1));
    }

    @Test
    void anotherProgramMakesEveryMonth() throws IOException {
        report(out, cached());
        edit(line -> line.matches("[0-9a-f]{8} [0-9a-f]{32}") ? (line.startsWith("0") ? "1" : "0") + line.substring(1) : line);
        assertEquals(List.of(), second());
        assertEquals(MONTHS, second());
    }

    @Test
    void aClosedMonthStaysAndOneThatIsOpenAgainIsComparedAnew() throws IOException {
        report(out, cached());
        assertEquals(0, Outcome.of("close", "2026-08", "--out", out).exit());
        // The page of the month after it has no link to a month that is not written with it.
        assertEquals(List.of("2026-10"), second());
        assertEquals(0, Outcome.of("close", "2026-08", "--out", out, "--reopen").exit());
        assertEquals(List.of("2026-08", "2026-10"), second());
    }

    @Test
    void verifyingMakesAllAndNamesTheMonthOfWhichTheCacheIsWrong() throws IOException {
        Outcome first = report(out, cached());
        Map<String, String> whole = Outcome.files(out);
        Outcome verified = report(out, cached("--verify-cache"));
        assertEquals(first.exit(), verified.exit());
        assertEquals("", verified.err());
        assertEquals(MONTHS, mark());
        Outcome wrong = report(out, cached("--verify-cache"));
        assertEquals(3, wrong.exit());
        assertTrue(wrong.err()
                .startsWith("warning: cache mismatch for the report of 2026-08; the report is made again and the cache is repaired. "
                        + "Please report this."),
                wrong.err());
        assertEquals(3, wrong.err().lines().count(), wrong.err());
        assertEquals(whole, Outcome.files(out));
        assertEquals(MONTHS, second());
    }

    @Test
    void aNoteThatIsDamagedOrGoneIsNoFault() throws IOException {
        report(out, cached());
        Map<String, String> whole = Outcome.files(out);
        try (Stream<Path> found = Files.walk(cache)) {
            for (Path note : found.filter(each -> each.endsWith("made")).toList()) {
                Files.writeString(note, "damaged");
            }
        }
        Outcome outcome = report(out, cached());
        assertEquals("", outcome.err());
        assertEquals(whole, Outcome.files(out));
    }
}

package dev.ftcost.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.focus.FocusFile;
import dev.ftcost.focus.FocusSettings;
import dev.ftcost.focus.FocusVersion;
import dev.ftcost.ledger.ContradictionError;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.names.Names;
import dev.ftcost.rates.RateCards;
import dev.ftcost.testing.LawTables;
import dev.ftcost.testing.Ledgers;
import dev.ftcost.testing.RearrangedExports;
import dev.ftcost.testing.TemporaryFiles;
import dev.ftcost.testing.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import org.opentest4j.TestAbortedException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What holds for any usage. {@code -Djqwik.tries.default=500} tries more of it; a seed that failed becomes a case. The laws of the folder
 * that a report writes are {@code RearrangedReportsTest}'s.
 */
class LawsTest {
    private static final List<String> TABLES = List.of("Cost by day", "Cost by project", "Cost by API key", "Cost by team", "total");
    private static final String CARD = "model,service_tier,effective_from,effective_to,input_per_1m,cached_input_per_1m,output_per_1m\n";
    /** One of a model that is used, one of a model that nobody uses, one billed by the hour. */
    private static final String JOBS = """
            {"object":"list","data":[
            {"object":"fine_tuning.job","id":"ftjob-1","model":"gpt-4o-2024-08-06","created_at":1773446400,"finished_at":1773532800,"status":"succeeded",
            "fine_tuned_model":"ft:gpt-4o-2024-08-06:acme::Ab12cD34","trained_tokens":1000003,"training_file":"file-1"},
            {"object":"fine_tuning.job","id":"ftjob-2","model":"gpt-4o-2024-08-06","created_at":1773446400,"finished_at":1773532800,"status":"succeeded",
            "fine_tuned_model":"ft:gpt-4o-2024-08-06:acme::Unused","trained_tokens":7,"training_file":"file-1"},
            {"object":"fine_tuning.job","id":"ftjob-3","model":"o4-mini-2025-04-16","created_at":1773446400,"finished_at":1773532800,"status":"succeeded",
            "fine_tuned_model":"o3-2025-04-16","trained_tokens":11,"billed_seconds":12345,"training_file":"file-1",
            "method":{"type":"reinforcement"}}],"has_more":false}
            """;

    private final TemporaryFiles files = new TemporaryFiles();

    @AfterTry
    void removeFiles() {
        files.close();
    }

    @Provide
    Arbitrary<List<Usage>> usage() {
        return Arbitraries.randomValue(Usage::seeded).list().ofMinSize(1).ofMaxSize(300);
    }

    private Path folder(List<Usage> rows) throws IOException {
        Path folder = files.folder();
        Files.writeString(folder.resolve("u.csv"), Usage.csv(rows));
        return folder;
    }

    private static <T> T asked(RateCards cards, Names names, Function<Ledger, T> question, Path... exports) {
        try (Ledger ledger = Ledgers.of(cards, names, exports)) {
            return question.apply(ledger);
        } catch (ContradictionError e) {
            // A random restatement may be grouped otherwise than what it restates, which is refused and no answer that could differ.
            throw new TestAbortedException(e.getMessage(), e);
        }
    }

    private static <T> T asked(Function<Ledger, T> question, Path... exports) {
        return asked(RateCards.load(List.of()), Names.none(), question, exports);
    }

    @Property
    void splitOrderNamesCompressionCopiesAndWhatWasStatedBeforeChangeNothing(@ForAll("usage") List<Usage> rows, @ForAll Random random)
            throws IOException {
        Path other = files.folder();
        RearrangedExports.write(other, rows, random);
        assertEquals(asked(LawTables::of, folder(rows)), asked(LawTables::of, other));
    }

    @Property
    void twiceTheTokensCostTwiceAsMuch(@ForAll("usage") List<Usage> rows) throws IOException {
        Map<String, BigDecimal> once = asked(LawTables::sums, folder(rows));
        Map<String, BigDecimal> twice = asked(LawTables::sums, folder(rows.stream().map(row -> row.times(2)).toList()));
        once.replaceAll((name, amount) -> amount.multiply(BigDecimal.valueOf(2)));
        assertNotEquals(Map.of(), once);
        assertEquals(once.toString(), twice.toString());
    }

    /** An address or a key in place of an id: the same sums, one row for each, and neither of them in any table. */
    @Property
    void addressesAndKeysInPlaceOfIdsChangeNoSum(@ForAll("usage") List<Usage> rows) throws IOException {
        Path other = files.folder();
        Files.writeString(other.resolve("u.csv"),
                Usage.csv(rows).replace("proj_A", "joe.doe@acme.example").replace("user-1", "ann@acme.example")
                        .replace("key_1", "sk-proj-0123456789abcdefAB").replace("key_2", "sk-svcacct-0123456789abcdefAB"));
        assertEquals(asked(LawTables::sums, folder(rows)).toString(), asked(LawTables::sums, other).toString());
        String tables = asked(LawTables::of, other).toString();
        assertFalse(tables.contains("@acme") || tables.contains("sk-proj-") || tables.contains("sk-svcacct-"), tables);
        assertEquals(asked(LawTables::of, folder(rows)).toString().lines().count(), tables.lines().count());
    }

    private Names names() throws IOException {
        return Names
                .of(Files.writeString(files.folder().resolve("names.csv"), "id,team\nproj_A,Red\nkey_1,Blue\nuser-2,Green\nproj_B,Red\n"));
    }

    @Property
    void modelsDaysProjectsKeysTeamsAndFocusAddUpToTheTotal(@ForAll("usage") List<Usage> rows) throws IOException {
        Map<String, BigDecimal> focus = new TreeMap<>();
        Map<String, BigDecimal> sums = asked(RateCards.load(List.of()), names(), ledger -> {
            ledger.months().forEach(month -> focus.put(month, focus(ledger, month)));
            return LawTables.sums(ledger);
        }, folder(rows));
        int compared = 0;
        for (Map.Entry<String, BigDecimal> each : sums.entrySet()) {
            String[] name = each.getKey().split("/", -1);
            for (String table : TABLES) {
                assertEquals(each.getValue(), sums.get(name[0] + "/" + table + "/" + name[2]), each.getKey() + " and " + table);
                compared++;
            }
        }
        assertTrue(compared > 50, compared + " sums");
        focus.forEach((month, list) -> assertEquals(0, list.compareTo(sums.get(month + "/total/list_cost")), month + " in FOCUS: " + list));
    }

    @Property
    void teamsAddUpToTheTotalWithTheirShareOfEveryJob(@ForAll("usage") List<Usage> rows) throws IOException {
        Path in = folder(rows);
        Files.writeString(in.resolve("jobs.json"), JOBS);
        Map<String, BigDecimal> sums = asked(RateCards.load(List.of()), names(), LawTables::sums, in);
        List<String> totals = sums.keySet().stream().filter(name -> name.contains("/total/")).toList();
        totals.forEach(name -> assertEquals(sums.get(name), sums.get(name.replace("/total/", "/Cost by team/")), name));
        assertTrue(sums.get("2026-03/total/trained_tokens").signum() > 0 && sums.get("2026-03/total/training_cost").signum() > 0);
    }

    private static BigDecimal focus(Ledger ledger, String month) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FocusFile.of(ledger, new FocusSettings(FocusVersion.V1_2, "org-acme")).write(month, out);
            BigDecimal sum = BigDecimal.ZERO;
            for (CSVRecord row : CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(new StringReader(out.toString(StandardCharsets.UTF_8)))) {
                sum = sum.add(new BigDecimal(row.get("ListCost")));
            }
            return sum;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Property
    void aMonthSaysTheSameAloneAndAmongOthers(@ForAll("usage") List<Usage> rows) throws IOException {
        String month = rows.get(0).day().toString().substring(0, 7);
        Map<String, String> alone = asked(LawTables::of,
                folder(rows.stream().filter(row -> row.day().toString().startsWith(month)).toList()));
        Map<String, String> among = asked(LawTables::of, folder(rows));
        among.keySet().removeIf(name -> !name.startsWith(month));
        assertEquals(alone, among);
    }

    @Property
    void aModelWithoutAPriceChangesNoOtherRow(@ForAll("usage") List<Usage> rows) throws IOException {
        List<Usage> more = new ArrayList<>(rows);
        more.add(new Usage(rows.get(0).day(), "proj_A", "nobody-prices-this", false, "default", 5, 1_000, 0, 0, 0, 10, 0, 0, 0, false));
        Map<String, String> with = asked(LawTables::byModel, folder(more));
        assertEquals(1, with.keySet().stream().filter(name -> name.contains("nobody-prices-this")).count());
        with.keySet().removeIf(name -> name.contains("nobody-prices-this"));
        assertEquals(asked(LawTables::byModel, folder(rows)), with);
    }

    private RateCards cards(String rows) throws IOException {
        return RateCards.load(List.of("openai", Files.writeString(files.folder().resolve("card.csv"), CARD + rows).toString()));
    }

    @Property
    void aRateThatIsSplitAtAnyDateGivesTheSameCost(@ForAll("usage") List<Usage> rows, @ForAll Random random) throws IOException {
        LocalDate day = LocalDate.of(2024, 9, 1).plusDays(random.nextInt(800));
        Path in = folder(rows);
        String prices = ",1.234567,0.1,9.87\n";
        assertEquals(asked(cards("gpt-4o-2024-08-06,standard,," + prices), Names.none(), LawTables::of, in),
                asked(cards("gpt-4o-2024-08-06,standard,," + day + prices + "gpt-4o-2024-08-06,standard," + day + "," + prices),
                        Names.none(), LawTables::of, in));
    }

    @Property
    void aCardOverTheListChangesWhatItCoversAndNothingElse(@ForAll("usage") List<Usage> rows, @ForAll Random random) throws IOException {
        LocalDate from = LocalDate.of(2024, 9, 1).plusDays(random.nextInt(400));
        LocalDate to = from.plusDays(1 + random.nextInt(400));
        Path in = folder(rows);
        Map<String, String> list = asked(LawTables::byModel, in);
        Map<String, String> layered = asked(cards("gpt-4o-2024-08-06,standard," + from + "," + to + ",7.5,7.5,7.5\n"), Names.none(),
                LawTables::byModel, in);
        assertEquals(list.keySet(), layered.keySet());
        for (String name : list.keySet()) {
            boolean covered = rows.stream()
                    .anyMatch(row -> name.equals(row.day().toString().substring(0, 7) + "/" + row.model() + "/standard")
                            && row.model().equals("gpt-4o-2024-08-06") && !row.day().isBefore(from) && row.day().isBefore(to));
            if (!covered) {
                assertEquals(list.get(name), layered.get(name), name);
            }
        }
    }
}

package dev.ftcost.focus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.testing.Ledgers;
import dev.ftcost.testing.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was billed stands in BilledCost and adds up to the bill to the last digit, whatever the bill holds. */
class FocusBillTest {
    private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static List<CSVRecord> rows(Ledger ledger, String month) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FocusFile focus = FocusFile.of(ledger, new FocusSettings(FocusVersion.V1_2, "org-acme"))) {
            focus.write(month, out);
        }
        return CSVParser.parse(new StringReader(out.toString(StandardCharsets.UTF_8)), CSV).getRecords();
    }

    private static BigDecimal sum(List<CSVRecord> rows, String column) {
        return rows.stream().map(row -> new BigDecimal(row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void theSampleMonthsAddUpToTheirBills() throws IOException {
        try (Ledger ledger = Ledgers.of(Path.of("sample-logs"))) {
            for (String month : List.of("2026-08", "2026-09", "2026-10")) {
                BigDecimal billed = BigDecimal.ZERO;
                String last = LocalDate.parse(month + "-01").plusMonths(1).minusDays(1).toString();
                try (CSVParser bill = CSV.parse(Files.newBufferedReader(Path.of("sample-logs/cost_" + month + "-01_" + last + ".csv")))) {
                    for (CSVRecord row : bill) {
                        billed = billed.add(new BigDecimal(row.get("amount_value")));
                    }
                }
                List<CSVRecord> rows = rows(ledger, month);
                assertEquals(0, billed.compareTo(sum(rows, "BilledCost")), month + " " + billed + " " + sum(rows, "BilledCost"));
                assertEquals(new TreeSet<>(List.of("Billed")), statuses(rows));
            }
        }
    }

    private static TreeSet<String> statuses(List<CSVRecord> rows) {
        return new TreeSet<>(rows.stream().map(row -> row.get("x_CostStatus")).toList());
    }

    /** Two keys share lines, amounts with many digits, a credit, storage, a line without usage and a bill that ends early. */
    @Test
    void aBillThatDiffersIsAttributedToTheLastDigit(@TempDir Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(19);
        StringBuilder usage = new StringBuilder(
                "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,"
                        + "input_tokens,output_tokens,input_cached_tokens\n");
        StringBuilder bill = new StringBuilder(
                "start_time,end_time,amount_value,amount_currency,quantity,quantity_unit,line_item,project_id\n");
        BigDecimal billed = BigDecimal.ZERO;
        for (int day = 0; day < 10; day++) {
            long start = LocalDate.parse("2026-10-01").plusDays(day).toEpochDay() * 86_400;
            for (String model : List.of("ft:gpt-4o-mini-2024-07-18:acme:a:1", "ft:gpt-4o-mini-2024-07-18:acme:b:2")) {
                usage.append(start + "," + (start + 86_400) + ",proj_1,3,,," + model + ",False,default," + random.nextInt(1, 90_000) + ","
                        + random.nextInt(1, 900) + ",0\n");
            }
            if (day < 7) {
                for (String line : List.of("ft-gpt-4o-mini-2024-07-18, input,proj_1", "ft-gpt-4o-mini-2024-07-18, output,proj_1",
                        "file search storage,proj_1", "gpt-5.6-luna, input,proj_1")) {
                    BigDecimal amount = new BigDecimal("0.0" + random.nextLong(1, 1L << 60));
                    billed = billed.add(amount);
                    String item = line.substring(0, line.lastIndexOf(','));
                    bill.append(start + "," + (start + 86_400) + "," + amount + ",usd,,,\"" + item + "\",proj_1\n");
                }
            }
        }
        bill.append(LocalDate.parse("2026-10-02").toEpochDay() * 86_400 + "," + LocalDate.parse("2026-10-03").toEpochDay() * 86_400
                + ",-0.5,usd,,,\"ft-gpt-4o-mini-2024-07-18, input\",proj_1\n");
        billed = billed.subtract(new BigDecimal("0.5"));
        Files.writeString(folder.resolve("usage.csv"), usage);
        Files.writeString(folder.resolve("cost.csv"), bill);
        try (Ledger ledger = Ledgers.of(folder)) {
            List<CSVRecord> rows = rows(ledger, "2026-10");
            assertEquals(new TreeSet<>(List.of("Billed", "Billed without usage", "Estimated")), statuses(rows));
            List<CSVRecord> onTheBill = rows.stream().filter(row -> !row.get("x_CostStatus").equals("Estimated")).toList();
            assertEquals(0, billed.compareTo(sum(onTheBill, "BilledCost")), billed + " " + sum(onTheBill, "BilledCost"));
            rows.stream().filter(row -> row.get("x_CostStatus").equals("Estimated")).forEach(row -> {
                assertTrue(row.get("ChargePeriodStart").compareTo("2026-10-08") >= 0, "the bill ends with the 7th");
                assertEquals(row.get("ContractedCost"), row.get("BilledCost"));
            });
            assertEquals(1, rows.stream().filter(row -> row.get("ChargeCategory").equals("Credit")).count());
            assertEquals(14, rows.stream().filter(row -> row.get("ChargeCategory").equals("Adjustment")).count());
            List<CSVRecord> used = rows.stream().filter(row -> row.get("ChargeCategory").equals("Usage")).toList();
            BigDecimal cost = ledger.database().one("report/totals", row -> row.getBigDecimal("list_cost"), "2026-10", "2026-10");
            assertEquals(0, cost.compareTo(sum(used, "ContractedCost")));
        }
    }

    /** The bill by team is that of the rows of FOCUS by their tags, training apart, which FOCUS does not divide; every row of it counts once. */
    @Test
    void whatTeamsWereBilledAddsUpToTheBillAndIsThatOfTheTags(@TempDir Path folder) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Path names = Files.writeString(folder.resolve("names.csv"), """
                id,name,team,cost_center
                proj_1,,Red,1
                key_2,,Blue,
                user-3,,Blue,2
                """);
        SplittableRandom random = new SplittableRandom(77);
        StringBuilder usage = new StringBuilder(
                "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens\n");
        StringBuilder bill = new StringBuilder(
                "start_time,end_time,amount_value,amount_currency,quantity,quantity_unit,line_item,project_id\n");
        BigDecimal billed = BigDecimal.ZERO;
        for (int day = 1; day <= 31; day++) {
            long start = LocalDate.of(2026, 10, day).toEpochDay() * 86_400;
            String span = start + "," + (start + 86_400) + ",";
            for (int row = 0; row < 12; row++) {
                usage.append(span + "proj_" + random.nextInt(1, 3) + ",3,user-" + random.nextInt(1, 4) + ",key_" + random.nextInt(1, 4)
                        + ",ft:gpt-4o-mini-2024-07-18:acme::" + "AB".charAt(random.nextInt(2)) + ",False,default,"
                        + random.nextInt(1, 90_000) + "," + random.nextInt(0, 9_000) + ",0\n");
            }
            for (String line : List.of("ft-gpt-4o-mini-2024-07-18, input", "ft-gpt-4o-mini-2024-07-18, output", "file search storage")) {
                for (int project = 1; project <= 3; project++) {
                    BigDecimal amount = new BigDecimal("0." + random.nextLong(1, 1L << 60));
                    billed = billed.add(amount);
                    bill.append(span + amount + ",usd,,,\"" + line + "\",proj_" + project + "\n");
                }
            }
        }
        BigDecimal trained = new BigDecimal("3.7000000000001");
        bill.append(LocalDate.of(2026, 10, 9).toEpochDay() * 86_400 + "," + LocalDate.of(2026, 10, 10).toEpochDay() * 86_400 + "," + trained
                + ",usd,,,\"ft-gpt-4o-mini-2024-07-18, training\",proj_1\n");
        Files.writeString(in.resolve("usage.csv"), usage);
        Files.writeString(in.resolve("cost.csv"), bill);
        Files.writeString(in.resolve("jobs.jsonl"),
                """
                        {"object": "fine_tuning.job", "id": "ftjob-1", "model": "gpt-4o-mini-2024-07-18", "fine_tuned_model": "ft:gpt-4o-mini-2024-07-18:acme::A",\
                         "status": "succeeded", "created_at": 1791500000, "finished_at": 1791547200, "trained_tokens": 1234567}
                        """);
        Path out = folder.resolve("out");
        assertEquals(0, Outcome.of("report", in, "--names", names, "--out", out).exit());
        List<CSVRecord> byTeam = records(out.resolve("2026-10/billed-by-team.csv"));
        assertEquals(List.of("", "Blue", "Red"), byTeam.stream().map(row -> row.get("team")).toList());
        assertEquals(0, billed.add(trained).compareTo(sum(byTeam, "billed_cost")), "billed " + billed.add(trained));
        Map<String, BigDecimal> costs = new TreeMap<>();
        records(out.resolve("2026-10/cost-by-team.csv"))
                .forEach(row -> costs.merge(row.get("team"), new BigDecimal(row.get("cost")), BigDecimal::add));
        Map<String, BigDecimal> tags = new TreeMap<>();
        for (CSVRecord row : records(out.resolve("2026-10/focus.csv"))) {
            String team = row.get("Tags").replaceFirst(".*\"team\":\"(\\w+)\".*", "$1");
            boolean isJob = !row.get("x_JobId").isEmpty();
            tags.merge(isJob ? "job" : team, new BigDecimal(row.get("BilledCost")), BigDecimal::add);
        }
        assertEquals(0, trained.compareTo(tags.remove("job")));
        BigDecimal ofJob = BigDecimal.ZERO;
        for (CSVRecord row : byTeam) {
            assertEquals(0, costs.get(row.get("team")).compareTo(new BigDecimal(row.get("cost"))), row.get("team"));
            BigDecimal more = new BigDecimal(row.get("billed_cost")).subtract(tags.get(row.get("team")));
            assertTrue(more.signum() > 0, "each team used the model that was trained: " + row);
            ofJob = ofJob.add(more);
        }
        assertEquals(0, trained.compareTo(ofJob));
    }

    private static List<CSVRecord> records(Path file) throws IOException {
        return CSVParser.parse(Files.newBufferedReader(file), CSV).getRecords();
    }
}

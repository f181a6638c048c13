package dev.ftcost.report.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.sheet.Money;
import dev.ftcost.testing.Reported;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a contract saved is in every document, exactly, and nowhere when the cards do not differ. */
class ContractPagesTest {
    private static final String CARD = "model,service_tier,input_per_1m,cached_input_per_1m,output_per_1m\n";

    @TempDir
    private Path tmp;

    @Test
    void everyDocumentSaysWhatTheContractSaved() throws IOException {
        Path card = Files.writeString(tmp.resolve("contract.csv"), CARD + "ft:gpt-4.1-mini-2025-04-14,standard,0.71,0.17,2.83\n");
        Reported reported = Reported.of(tmp.resolve("r"), "sample-logs", "--rates", "openai," + card);
        BigDecimal cost = reported.sum("2026-10/cost-by-model.csv", "cost");
        BigDecimal list = reported.sum("2026-10/cost-by-model.csv", "list_cost");
        BigDecimal saved = list.subtract(cost);
        assertTrue(saved.signum() > 0);
        assertEquals(0, saved.compareTo(reported.sum("2026-10/contract-savings.csv", "contract_saving")));
        for (CSVRecord row : reported.csv("2026-10/contract-savings.csv")) {
            assertEquals(0, new BigDecimal(row.get("list_cost")).subtract(new BigDecimal(row.get("cost")))
                    .compareTo(new BigDecimal(row.get("contract_saving"))), row.toString());
        }
        assertEquals(0, saved.compareTo(new BigDecimal(reported.json("2026-10").path("contract").path("contract_saving").asText())));
        String sentence = "The contract saved " + Money.shown(saved) + " (" + saved.movePointRight(2).divide(list, 1, RoundingMode.HALF_UP)
                + "%) of the list cost of " + Money.shown(list) + ".";
        assertTrue(reported.text("2026-10/report.html").contains(sentence), sentence);
        assertTrue(reported.text("2026-10/summary.md").contains(sentence), sentence);
        try (ZipFile workbook = new ZipFile(reported.folder().resolve("2026-10/report.xlsx").toFile())) {
            assertTrue(new String(workbook.getInputStream(workbook.getEntry("xl/workbook.xml")).readAllBytes(), StandardCharsets.UTF_8)
                    .contains("name=\"Contract savings\""));
            assertTrue(new String(workbook.getInputStream(workbook.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8)
                    .contains("<v>" + saved.stripTrailingZeros().toPlainString() + "</v>"));
        }
    }

    @Test
    void whatTheListHasNoPriceForIsUnknown() throws IOException {
        Path card = Files.writeString(tmp.resolve("contract.csv"),
                CARD + "our-model,standard,1,,1\nft:gpt-4o-mini-2024-07-18,standard,0.60,,2.40\n");
        Path usage = Files.writeString(tmp.resolve("usage.csv"), Reported.HEADER
                + Reported.usage("2026-07-02", "p", "k", Reported.TUNED, 3, 1_000_000, 0, 0)
                + Reported.usage("2026-07-02", "p", "k", "our-model", 3, 1_000_000, 0, 0));
        Reported reported = Reported.of(tmp.resolve("r"), usage.toString(), "--rates", "openai," + card);
        assertTrue(
                reported.text("2026-07/summary.md").contains("The contract costs $0.30 more than the list cost of $0.30; 1 row has no list "
                        + "cost, so what was saved there is unknown.\n"),
                reported.text("2026-07/summary.md"));
        assertTrue(reported.text("2026-07/summary.md").contains("| our-model | $1.00 | — | — |"), reported.text("2026-07/summary.md"));
    }

    @Test
    void cardsThatDoNotDifferAreNoContract() throws IOException {
        Path same = Files.writeString(tmp.resolve("same.csv"), CARD + "ft:gpt-4o-mini-2024-07-18,standard,0.30,0.15,1.20\n");
        for (String rates : new String[] {"openai", "openai," + same, same.toString()}) {
            Path usage = Files.writeString(tmp.resolve("usage.csv"),
                    Reported.HEADER + Reported.usage("2026-07-02", "p", "k", Reported.TUNED, 3, 1_000_000, 0, 0));
            Reported reported = Reported.of(tmp.resolve("r"), usage.toString(), "--rates", rates);
            assertFalse(reported.text("2026-07/report.html").contains("ontract") || reported.text("2026-07/summary.md").contains("ontract")
                    || reported.json("2026-07").has("contract") || Files.exists(reported.folder().resolve("2026-07/contract-savings.csv")),
                    rates);
        }
    }
}

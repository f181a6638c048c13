package dev.ftcost.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.explain.Explanation.Source;
import dev.ftcost.explain.Explanation.Step;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.sheet.Money;
import dev.ftcost.testing.Ledgers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every number of cost-by-model.csv of the samples can be redone by hand from its explanation. */
class ExplanationTest {
    /** A row of cost-by-model.csv. */
    private record Row(String model, String tier, BigDecimal listCost, long input, long output, long requests) {}

    @Test
    void everySumIsTheReportsToTheDigit() {
        try (Ledger ledger = Ledgers.of(Path.of("sample-logs"))) {
            int compared = 0;
            for (String month : ledger.months()) {
                for (Row row : ledger.database().query("report/cost_by_model",
                        r -> new Row(r.getString("model"), r.getString("service_tier"),
                                r.getBigDecimal("list_cost"), r.getLong("input_tokens"), r.getLong("output_tokens"), r.getLong("requests")),
                        month, month)) {
                    Explanation explanation = Explanation.of(ledger, row.model, month);
                    String tier = row.tier;
                    assertEquals(Money.exact(row.listCost), Money.exact(explanation.cost(tier)));
                    List<Source> sources = explanation.sources().stream().filter(source -> source.counts() && source.tier().equals(tier))
                            .toList();
                    assertEquals(row.input, sources.stream().mapToLong(Source::input).sum());
                    assertEquals(row.output, sources.stream().mapToLong(Source::output).sum());
                    assertEquals(row.requests, sources.stream().mapToLong(Source::requests).sum());
                    explanation.steps().forEach(ExplanationTest::redo);
                    String text = ExplanationText.write(explanation, "openai", Integer.MAX_VALUE);
                    assertTrue(text.endsWith(Money.exact(explanation.cost()) + "\n"), text);
                    compared++;
                }
            }
            assertTrue(compared > 10, compared + " rows");
        }
    }

    private static void redo(Step step) {
        BigDecimal quantity = step.hours() != null ? step.hours() : new BigDecimal(step.tokens()).movePointLeft(6);
        assertEquals(0, quantity.multiply(step.unitPrice()).compareTo(step.cost()), step.toString());
    }
}

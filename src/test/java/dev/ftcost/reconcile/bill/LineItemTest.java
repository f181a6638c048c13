package dev.ftcost.reconcile.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ftcost.reconcile.bill.LineItem.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of line items, on every real one that is known. */
class LineItemTest {
    private static Map<String, String> real() throws IOException {
        Map<String, String> items = new LinkedHashMap<>();
        try (Reader in = new InputStreamReader(LineItemTest.class.getResourceAsStream("line_items.csv"), StandardCharsets.UTF_8)) {
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)
                    .forEach(row -> items.put(row.get("line_item"), row.get("kind")));
        }
        return items;
    }

    @Test
    void everyRealLineHasItsKind() throws IOException {
        assertEquals(108, real().size());
        real().forEach((text, kind) -> assertEquals(kind, LineItem.of(text).kind().name().toLowerCase(Locale.ROOT), text));
    }

    @Test
    void aLineWithASideIsAModelAndAllOthersAreNot() throws IOException {
        for (LineItem item : real().keySet().stream().map(LineItem::of).toList()) {
            boolean tokens = item.text().matches("ada v2|.*, (input|cached input|output)");
            assertEquals(tokens, item.billsTokens(), item.text());
            if (tokens && !item.text().equals("ada v2")) {
                assertEquals(item.text(),
                        (item.prefix() == null ? "" : item.prefix() + " | ") + item.name()
                                + (item.modality() == null ? "" : " " + item.modality())
                                + ", " + item.side());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = {
            "ft-gpt-4o-2024-08-06, input; -; ft-gpt-4o-2024-08-06; -; input; TOKENS; ft:gpt-4o-2024-08-06",
            "ft-gpt-4o-mini-2024-07-18, cached input; -; ft-gpt-4o-mini-2024-07-18; -; cached input; TOKENS; ft:gpt-4o-mini-2024-07-18",
            "batch api | ft-gpt-4.1-2025-04-14, output; batch api; ft-gpt-4.1-2025-04-14; -; output; BATCH; ft:gpt-4.1-2025-04-14",
            "realtime api | gpt-4o-realtime-preview-2024-12-17 text, cached input; realtime api; gpt-4o-realtime-preview-2024-12-17; text; cached input; TOKENS; gpt-4o-realtime-preview-2024-12-17",
            "priority | gpt-5.6-sol, output, long context; priority; gpt-5.6-sol; -; output; TOKENS; gpt-5.6-sol",
            "fast | gpt-6.1-sol, input; fast; gpt-6.1-sol; -; input; TOKENS; gpt-6.1-sol",
            "ultrafast | gpt-6.1-sol, output; ultrafast; gpt-6.1-sol; -; output; TOKENS; gpt-6.1-sol",
            "gpt-6.1-terra, cache writes - 12hr; -; gpt-6.1-terra; -; cache writes - 12hr; TOKENS; gpt-6.1-terra",
            "ada v2; -; ada v2; -; input; TOKENS; text-embedding-ada-002-v2",
            "gpt-5.6-sol, cache writes; -; gpt-5.6-sol; -; cache writes; TOKENS; gpt-5.6-sol",
            "gpt-image-1 image, output; -; gpt-image-1; image; output; IMAGE; gpt-image-1",
            "gpt-4o-audio-preview-2024-12-17 audio, input; -; gpt-4o-audio-preview-2024-12-17; audio; input; AUDIO; gpt-4o-audio-preview-2024-12-17"})
    void aLineIsTakenApart(String text, String prefix, String name, String modality, String side, Kind kind, String sku) {
        LineItem item = LineItem.of(text);
        assertEquals(prefix, item.prefix());
        assertEquals(name, item.name());
        assertEquals(modality, item.modality());
        assertEquals(side, item.side());
        assertEquals(kind, item.kind());
        assertEquals(sku, item.sku());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"ft-gpt-4o-mini-2024-07-18, training", "Fine-tuning gpt-4o", "fine tuning: gpt-4.1-mini",
            "Fine-tuned models", "gpt-4o-2024-08-06 training", "ft-gpt-4o-2024-08-06"})
    void whatMayBeTrainingIsTraining(String text) {
        assertEquals(Kind.TRAINING, LineItem.of(text).kind());
        assertNull(LineItem.of(text).side());
    }

    @Test
    void longContextStandsBesideThePlainLine() {
        assertEquals("priority | gpt-5.6-sol, output", LineItem.of("priority | gpt-5.6-sol, output, long context").withoutLongContext());
    }
}

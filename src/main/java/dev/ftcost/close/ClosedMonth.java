package dev.ftcost.close;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.sheet.JsonSheet;
import dev.ftcost.sheet.ReadBackJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A month that is settled, as its {@code closed.json} says.
 *
 * @param month {@code YYYY-MM}
 * @param closedOn the day that was given when it was closed, {@code YYYY-MM-DD}; null when none was
 * @param version of ftcost that closed it
 * @param warnings what had to be known of it then, in sentences
 * @param files what it consists of, by name
 */
public record ClosedMonth(String month, String closedOn, String version, Settlement settlement, List<String> warnings,
        List<ClosedFile> files) {
    static final String FILE = "closed.json";
    private static final String SCHEMA = "ftcost.closed/1";
    private static final Set<String> KEYS = Set.of("schema", "month", "closed_on", "version", "totals", "billed_cost", "invoice",
            "warnings",
            "files");

    public ClosedMonth {
        warnings = List.copyOf(warnings);
        files = List.copyOf(files);
    }

    /** The bytes of {@code closed.json}: the same for the same month, whenever it is closed. */
    String json() {
        ObjectNode json = JsonSheet.object();
        json.put("schema", SCHEMA);
        json.put("month", month);
        json.put("closed_on", closedOn);
        json.put("version", version);
        json.put("currency", "USD");
        ObjectNode totals = json.putObject("totals");
        JsonSheet.amount(totals, "cost", settlement.cost());
        JsonSheet.amount(totals, "list_cost", settlement.listCost());
        JsonSheet.amount(totals, "retry_overhead_cost", settlement.retryOverheadCost());
        JsonSheet.amount(json, "billed_cost", settlement.billed());
        JsonSheet.amount(json, "invoice", settlement.invoice());
        JsonSheet.amount(json, "invoice_difference", settlement.difference());
        ArrayNode sentences = json.putArray("warnings");
        warnings.forEach(sentences::add);
        ArrayNode list = json.putArray("files");
        files.forEach(file -> list.addObject().put("name", file.name()).put("size", file.size()).put("sha256", file.sha256()));
        return JsonSheet.write(json);
    }

    /** @return null when the file is none of ours, or broken */
    static ClosedMonth read(Path folder, String month) {
        try {
            ReadBackJson json = JsonSheet.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(FILE))), KEYS);
            if (!json.text("schema").equals(SCHEMA) || !json.text("month").equals(month)) {
                return null;
            }
            ReadBackJson totals = json.at("totals");
            Settlement settlement = new Settlement(totals.amount("cost"), totals.amount("list_cost"), totals.amount("retry_overhead_cost"),
                    json.amount("billed_cost"), json.amount("invoice"));
            List<ClosedFile> files = json.rows("files").stream()
                    .map(file -> new ClosedFile(file.text("name"), file.count("size"), file.text("sha256"))).toList();
            return new ClosedMonth(month, json.isNull("closed_on") ? null : json.text("closed_on"), json.text("version"), settlement,
                    json.texts("warnings"), files);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    /** What became of the files since, in half sentences: which ones are gone, and which have other content. */
    List<String> changes(Path folder) {
        Map<String, ClosedFile> now = new HashMap<>();
        ClosedFile.in(folder).forEach(file -> now.put(file.name(), file));
        List<String> changes = new ArrayList<>();
        for (ClosedFile file : files) {
            if (!now.containsKey(file.name())) {
                changes.add(file.name() + " is missing");
            } else if (!now.get(file.name()).equals(file)) {
                changes.add(file.name() + " has other content");
            }
        }
        return changes;
    }
}

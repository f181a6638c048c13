package dev.ftcost.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.check.CheckResult.Days;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.ledger.load.Reject;
import dev.ftcost.sheet.JsonSheet;
import java.time.LocalDate;
import java.util.Locale;

/** The answer of {@code check} for programs: {@code ftcost.check/1}. */
public final class CheckJson {
    private static final int MOST_REJECTS = 1_000;

    private CheckJson() {}

    public static ObjectNode write(CheckResult coverage) {
        ObjectNode json = JsonSheet.object();
        json.put("schema", "ftcost.check/1");
        ArrayNode files = json.putArray("files");
        coverage.ledger().files().forEach(file -> file(files.addObject(), coverage, file));
        coverage.ledger().balance().counts().forEach(json.putObject("balance")::put);
        json.put("rates", coverage.ledger().cards().name());
        ArrayNode unpriced = json.putArray("unpriced");
        coverage.unpriced().forEach(each -> {
            ObjectNode row = unpriced.addObject().put("model", each.model()).put("sku", each.sku()).put("service_tier", each.serviceTier())
                    .put("meter", each.meter()).put("tokens", each.tokens());
            days(row, each.firstDay(), each.lastDay());
        });
        ArrayNode gaps = json.putArray("days_without_data");
        coverage.input().gaps().forEach(gap -> {
            ObjectNode row = gaps.addObject().put("kind", gap.kind()).put("covered", gap.covered()).put("days", gap.days());
            if (gap.rejected()) {
                row.put("rejected", true);
            }
            days(row, gap.first(), gap.last());
        });
        ArrayNode overlaps = json.putArray("overlaps");
        coverage.overlaps().forEach(overlap -> days(overlaps.addObject().put("older", overlap.older()).put("newer", overlap.newer())
                .put("superseded_rows", overlap.rows()), overlap.first(), overlap.last()));
        ArrayNode missing = json.putArray("missing_pages");
        coverage.ledger().remarks().missingPages().forEach(page -> missing.addObject().put("file", page.file())
                .put("kind", page.facts().name().toLowerCase(Locale.ROOT)).put("day", page.day() == null ? null : page.day().toString()));
        ArrayNode setAside = json.putArray("set_aside");
        coverage.setAside().forEach(aside -> days(setAside.addObject().put("source", aside.source()).put("days", aside.days()),
                aside.first(), aside.last()));
        json.put("provisional_since", coverage.provisionalSince() == null ? null : coverage.provisionalSince().toString());
        json.set("lifecycle", coverage.stopping().newestMonth() == null ? JsonSheet.object().arrayNode()
                : JsonSheet.rows(coverage.stopping().in(coverage.stopping().newestMonth())));
        ArrayNode rejects = json.putArray("rejects");
        coverage.ledger().rejects().stream().limit(MOST_REJECTS).forEach(reject -> reject(rejects.addObject(), reject));
        ArrayNode warnings = json.putArray("warnings");
        coverage.input().sentences().forEach(warnings::add);
        ArrayNode notes = json.putArray("notes");
        CheckText.notes(coverage).forEach(notes::add);
        return json;
    }

    private static void file(ObjectNode json, CheckResult coverage, LoadedFile file) {
        json.put("name", file.file().name());
        json.put("size", file.file().size());
        json.put("crc32", file.crc32());
        json.put("format", file.file().format() == null ? null : file.file().format().title());
        json.put("found", file.file().format() == null ? file.file().remark() : null);
        json.put("duplicate_of", file.duplicateOf());
        Days days = coverage.days().get(file.id());
        days(json, days == null ? null : days.first(), days == null ? null : days.last());
        json.put("days_with_data", days == null ? null : days.withData());
        json.put("bucket_seconds", file.span() == null ? null : file.span().bucketSeconds());
        json.put("grouping", file.span() == null ? null : file.span().grouping());
        file.balance().counts().forEach(json.putObject("balance")::put);
    }

    private static void reject(ObjectNode json, Reject reject) {
        json.put("file", reject.file());
        json.put("line", reject.line() == 0 ? null : reject.line());
        json.put("column", reject.column());
        json.put("value", reject.value());
        json.put("reason", reject.reason());
    }

    private static void days(ObjectNode json, LocalDate first, LocalDate last) {
        json.put("first_day", first == null ? null : first.toString());
        json.put("last_day", last == null ? null : last.toString());
    }
}

package dev.ftcost.testing;

import dev.ftcost.source.ExportFile;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file as lines of text, one a row, in the order in which they came. */
public final class Rows implements RecordSink {
    public final List<String> lines = new ArrayList<>();
    public long rejects;

    public static Rows of(Path file) throws IOException {
        Rows rows = new Rows();
        ExportFile export = ExportFile.of(file, file.getFileName().toString());
        if (export.format() != null) {
            export.read(rows, bytes -> {});
        }
        return rows;
    }

    /** What a file is, and its rows. */
    public static String describe(Path file) throws IOException {
        ExportFile export = ExportFile.of(file, file.getFileName().toString());
        if (export.format() == null) {
            return "unknown: " + export.head().description() + "\n";
        }
        Rows rows = new Rows();
        export.read(rows, bytes -> {});
        String title = export.format().title() + " · " + export.format().facts() + "\n";
        return title + (export.format().facts() == Format.Facts.NONE || rows.lines.isEmpty() ? "" : String.join("\n", rows.lines) + "\n");
    }

    @Override
    public void usage(UsageRecord row) {
        lines.add("usage " + time(row.start()) + "/" + time(row.end()) + of("project", row.projectId()) + of("user", row.userId())
                + of("key", row.apiKeyId()) + of("model", row.model()) + of("batch", row.batch()) + of("tier", row.serviceTier())
                + of(row.counts()));
    }

    @Override
    public void request(RequestRecord row) {
        lines.add("request " + row.id() + " " + time(row.created()) + of("project", row.projectId()) + of("key", row.apiKeyId())
                + of("model", row.model()) + of("batch", row.batch()) + of("tier", row.serviceTier()) + of(row.counts()));
    }

    @Override
    public void job(JobRecord row) {
        lines.add("job " + row.id() + " " + row.status() + of("model", row.model()) + of("made", row.fineTunedModel())
                + of("created", row.createdAt() == null ? null : time(row.createdAt()))
                + of("finished", row.finishedAt() == null ? null : time(row.finishedAt()))
                + of("tokens", row.trainedTokens()) + of("method", row.method()) + of("seconds", row.billedSeconds()));
    }

    @Override
    public void cost(CostRecord row) {
        lines.add("cost " + time(row.start()) + "/" + time(row.end()) + of("line", row.lineItem()) + of("project", row.projectId())
                + of("user", row.userId()) + of("key", row.apiKeyId()) + of("usd", plain(row.amount()))
                + of("quantity", plain(row.quantity()))
                + of("unit", row.quantityUnit()));
    }

    @Override
    public void empty() {
        lines.add("empty");
    }

    @Override
    public void emptyBucket(long start, long end) {
        lines.add("empty " + time(start) + "/" + time(end));
    }

    @Override
    public void emptyCostBucket(long start, long end) {
        lines.add("empty costs " + time(start) + "/" + time(end));
    }

    @Override
    public void reject(long line, String column, String value, String reason) {
        rejects++;
        lines.add("reject line " + line + of("column", column.isEmpty() ? null : column)
                + of("value", value.isEmpty() ? null : "'" + value + "'") + ": " + reason);
    }

    private static String of(String name, Object value) {
        return value == null ? "" : " " + name + "=" + value;
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static String of(Counts counts) {
        String media = counts.mediaInput() + counts.mediaCached() + counts.mediaOutput() == 0 ? ""
                : " media=" + counts.mediaInput() + "," + counts.mediaCached() + "," + counts.mediaOutput();
        return " requests=" + counts.requests() + " input=" + counts.input() + " cached=" + counts.cached() + " written="
                + counts.cacheWrite()
                + " output=" + counts.output() + media;
    }

    private static String time(long second) {
        return Instant.ofEpochSecond(second).toString().replace("T00:00:00Z", "");
    }
}

package dev.ftcost.spark;

import dev.ftcost.ledger.load.FileCounts;
import dev.ftcost.ledger.load.PageEnd;
import dev.ftcost.ledger.load.PageEnds;
import dev.ftcost.ledger.load.RecordCounter;
import dev.ftcost.ledger.load.RecordWriter;
import dev.ftcost.ledger.load.Reject;
import dev.ftcost.names.Label;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.RequestNames;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.source.scan.RequestBatch;
import dev.ftcost.source.scan.ScanSink;
import dev.ftcost.source.scan.UsageTotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/** Makes rows of what the readers find in a part of a file. */
final class RecordRows implements RecordWriter {
    private final FilePart part;
    private final Facts facts;
    private final Consumer<Row> rows;
    private final RecordCounter counter = new RecordCounter(this);
    private long number;

    /** @param activity of rows that do not say it */
    RecordRows(FilePart part, Facts facts, Activity activity, Consumer<Row> rows) {
        this.part = part;
        this.facts = facts;
        this.rows = rows;
        counter.begin(part.file().name(), facts, activity, part.file().path() + ":" + part.from());
    }

    /** Takes the rows of the part. */
    ScanSink sink() {
        return counter;
    }

    private Columns.Builder row(String kind) {
        return new Columns.Builder(kind, part.file().name());
    }

    private Columns.Builder numbered(String kind) {
        return row(kind).set(Columns.PART, part.from()).set(Columns.ROW_NUMBER, ++number);
    }

    private void accept(Columns.Builder row) {
        rows.accept(ScannedRow.other(part.file().name().hashCode() + part.from() + number, row.build()));
    }

    @Override
    public void usage(Activity activity, UsageRecord of, boolean isEmpty) {
        accept((RequestTotal.isLarge(of.counts()) ? numbered("usage") : row("usage")).set(Columns.ACTIVITY, activity.label())
                .set(Columns.IS_EMPTY, isEmpty).set(Columns.START_TIME, of.start()).set(Columns.END_TIME, of.end())
                .set(Columns.LONGEST_SECONDS, of.end() - of.start()).set(Columns.PROJECT_ID, of.projectId())
                .set(Columns.USER_ID, of.userId()).set(Columns.API_KEY_ID, of.apiKeyId()).set(Columns.MODEL, of.model())
                .set(Columns.BATCH, of.batch() == null ? null : of.batch().toString()).set(Columns.SERVICE_TIER, of.serviceTier())
                .counts(of.counts()).set(Columns.ROW_COUNT, 1L));
    }

    @Override
    public void usage(UsageTotal total) {
        throw new UnsupportedOperationException("usage exports are read row by row");
    }

    @Override
    public void requests(RequestBatch batch) {
        long[] records = batch.records();
        for (int at = 0; at < batch.end(); at += RequestBatch.width(records, at)) {
            RequestNames names = batch.names(RequestBatch.namesNumber(records, at));
            // A task sees the traces of its own file alone.
            if (!names.equals(RequestNames.OF_SUM)) {
                rows.accept(ScannedRow.request(records[at], records[at + 1], part.file().name(), RequestBatch.created(records, at), names,
                        RequestBatch.counts(records, at)));
            }
        }
    }

    @Override
    public void job(JobRecord of) {
        accept(numbered("job").set(Columns.JOB_ID, of.id()).set(Columns.MODEL, of.model())
                .set(Columns.FINE_TUNED_MODEL, of.fineTunedModel()).set(Columns.STATUS, of.status()).set(Columns.CREATED_AT, of.createdAt())
                .set(Columns.FINISHED_AT, of.finishedAt()).set(Columns.TRAINED_TOKENS, of.trainedTokens()).set(Columns.METHOD, of.method())
                .set(Columns.BILLED_SECONDS, of.billedSeconds())
                .set(Columns.SHARED_WITH_OPENAI, Boolean.TRUE.equals(of.sharedWithOpenai())));
    }

    @Override
    public void cost(CostRecord of, boolean isEmpty) {
        accept(numbered("cost").set(Columns.IS_EMPTY, isEmpty).set(Columns.START_TIME, of.start()).set(Columns.END_TIME, of.end())
                .set(Columns.LINE_ITEM, of.lineItem()).set(Columns.PROJECT_ID, of.projectId()).set(Columns.USER_ID, of.userId())
                .set(Columns.API_KEY_ID, of.apiKeyId()).set(Columns.AMOUNT, digits(of.amount())).set(Columns.QUANTITY, digits(of.quantity()))
                .set(Columns.QUANTITY_UNIT, of.quantityUnit()).set(Columns.PROJECT_NAME, Label.of(of.projectName()))
                .set(Columns.ORGANIZATION_ID, Label.of(of.organizationId()))
                .set(Columns.ORGANIZATION_NAME, Label.of(of.organizationName())));
    }

    private static String digits(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    @Override
    public void shutdown(String model, LocalDate date) {
        accept(numbered("shutdown").set(Columns.LIST_ID, model).day(date));
    }

    @Override
    public void named(String id, String name) {
        accept(numbered("name").set(Columns.LIST_ID, id).set(Columns.LIST_NAME, name));
    }

    /**
     * To be called behind the last row: what was counted beside the rows.
     *
     * @param remark what has to be said of a file that is not counted; else null
     */
    void end(String format, String remark, String crc32, long bytes, long lines) {
        FileCounts counts = counter.end(false);
        PageEnds pages = counter.pages();
        // What a list says is no row that is counted.
        boolean isCounted = facts != Facts.NONE;
        if (isCounted) {
            besideRows(counts);
        }
        accept(row("file").set(Columns.PART, part.from()).set(Columns.ROW_NUMBER, 0L).set(Columns.FILE_SIZE, part.file().size())
                .set(Columns.CRC32, crc32).set(Columns.TWIN_OF, part.twinOf()).set(Columns.FORMAT, format).set(Columns.REMARK, remark)
                .set(Columns.PART_BYTES, bytes).set(Columns.PART_LINES, lines).set(Columns.EARLIEST_REQUEST, pages.earliestRequest())
                .set(Columns.LATEST_REQUEST, pages.latestRequest()).set(Columns.ROWS_READ, isCounted ? counts.read() : 0)
                .set(Columns.ROWS_EMPTY, isCounted ? counts.empty() : 0).set(Columns.ROWS_REJECTED, isCounted ? counts.rejected() : 0));
    }

    private void besideRows(FileCounts counts) {
        // How many more there are is known when all parts are.
        counts.rejects().stream().limit(Reject.MOST).forEach(reject -> accept(numbered("reject").set(Columns.LINE, reject.line())
                .set(Columns.COLUMN_NAME, reject.column()).set(Columns.VALUE, reject.value()).set(Columns.REASON, reject.reason())));
        for (PageEnd page : counts.pages()) {
            accept(numbered("page_end").set(Columns.PAGE_FACTS, page.facts().name()).set(Columns.ACTIVITY, page.of())
                    .set(Columns.PAGE_AT, page.at()).set(Columns.IS_DESCENDING, page.isDescending())
                    .set(Columns.IS_REPETITION, page.isRepetition()));
        }
        counts.rejectedDays().forEach(day -> accept(numbered("rejected_day")
                .set(Columns.ACTIVITY, facts == Facts.COSTS ? "costs" : "usage").day(day)));
        counts.otherUnits().forEach((unit, count) -> accept(numbered("other_unit").set(Columns.OTHER_UNIT, unit.name())
                .set(Columns.OTHER_COUNT, count)));
    }
}

package dev.ftcost.spark;

import dev.ftcost.ledger.load.PageEnd;
import dev.ftcost.ledger.load.PageEnds;
import dev.ftcost.ledger.load.Reject;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.usage.UtcDay;
import java.nio.charset.StandardCharsets;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.spark.sql.Row;

/** Makes rows of daily usage of what the readers find in a part of a file. */
final class RecordRows implements RecordSink {
    private final FilePart part;
    private final Facts facts;
    private final Activity activity;
    private final Consumer<Row> rows;
    private final PageEnds pages = new PageEnds();
    private final SortedSet<LocalDate> rejectedDays = new TreeSet<>();
    private long read;
    private long empty;
    private long rejected;
    private long number;

    /** @param activity of rows that do not say it */
    RecordRows(FilePart part, Facts facts, Activity activity, Consumer<Row> rows) {
        this.part = part;
        this.facts = facts;
        this.activity = activity;
        this.rows = rows;
        pages.begin(facts);
    }

    private Columns.Builder row(String kind) {
        return new Columns.Builder(kind, part.file().name());
    }

    private Columns.Builder numbered(String kind) {
        return row(kind).set(Columns.PART, part.from()).set(Columns.ROW_NUMBER, ++number);
    }

    @Override
    public void usage(UsageRecord row) {
        usage(row, false);
    }

    @Override
    public void emptyBucket(long start, long end) {
        usage(new UsageRecord(null, start, end, null, null, null, null, null, null, Counts.NONE), true);
    }

    private void usage(UsageRecord of, boolean isEmpty) {
        read++;
        Activity ofRow = of.activity() == null ? activity : of.activity();
        pages.usage(ofRow, of, isEmpty);
        rows.accept(row("usage").set(Columns.ACTIVITY, ofRow.label()).set(Columns.IS_EMPTY, isEmpty).set(Columns.START_TIME, of.start())
                .set(Columns.END_TIME, of.end()).set(Columns.LONGEST_SECONDS, of.end() - of.start()).set(Columns.PROJECT_ID, of.projectId())
                .set(Columns.USER_ID, of.userId()).set(Columns.API_KEY_ID, of.apiKeyId()).set(Columns.MODEL, of.model())
                .set(Columns.BATCH, of.batch() == null ? null : of.batch().toString()).set(Columns.SERVICE_TIER, of.serviceTier())
                .counts(of.counts()).set(Columns.ROW_COUNT, 1L).build());
    }

    @Override
    public void request(RequestRecord of) {
        read++;
        // A request without an id is nobody's duplicate.
        String id = of.id() == null ? "\u0000" + part.file().name() + ":" + part.from() + ":" + read : of.id();
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        long[] hash = MurmurHash3.hash128x64(bytes, 0, bytes.length, 0);
        rows.accept(row("request").set(Columns.ID_HIGH, hash[0]).set(Columns.ID_LOW, hash[1])
                .set(Columns.ACTIVITY, Activity.ofModelOrCompletions(of.model()).label()).set(Columns.NEWEST, of.created())
                .set(Columns.DAY, Date.valueOf(UtcDay.of(of.created()))).set(Columns.IS_LONG, of.counts().isLongContext())
                .set(Columns.PROJECT_ID, of.projectId()).set(Columns.API_KEY_ID, of.apiKeyId()).set(Columns.MODEL, of.model())
                .set(Columns.BATCH, of.batch() == null ? null : of.batch().toString()).set(Columns.SERVICE_TIER, of.serviceTier())
                .counts(of.counts()).set(Columns.ROW_COUNT, 1L).build());
    }

    @Override
    public void job(JobRecord of) {
        read++;
        pages.job(of.createdAt());
        rows.accept(numbered("job").set(Columns.JOB_ID, of.id()).set(Columns.MODEL, of.model())
                .set(Columns.FINE_TUNED_MODEL, of.fineTunedModel()).set(Columns.STATUS, of.status()).set(Columns.CREATED_AT, of.createdAt())
                .set(Columns.FINISHED_AT, of.finishedAt()).set(Columns.TRAINED_TOKENS, of.trainedTokens()).set(Columns.METHOD, of.method())
                .set(Columns.BILLED_SECONDS, of.billedSeconds())
                .set(Columns.SHARED_WITH_OPENAI, Boolean.TRUE.equals(of.sharedWithOpenai())).build());
    }

    @Override
    public void cost(CostRecord of) {
        cost(of, false);
    }

    @Override
    public void emptyCostBucket(long start, long end) {
        cost(new CostRecord(start, end, null, null, null, null, null, null, null), true);
    }

    private void cost(CostRecord of, boolean isEmpty) {
        read++;
        pages.cost(of);
        rows.accept(numbered("cost").set(Columns.IS_EMPTY, isEmpty).set(Columns.START_TIME, of.start()).set(Columns.END_TIME, of.end())
                .set(Columns.LINE_ITEM, of.lineItem()).set(Columns.PROJECT_ID, of.projectId()).set(Columns.USER_ID, of.userId())
                .set(Columns.API_KEY_ID, of.apiKeyId()).set(Columns.AMOUNT, digits(of.amount())).set(Columns.QUANTITY, digits(of.quantity()))
                .set(Columns.QUANTITY_UNIT, of.quantityUnit()).build());
    }

    private static String digits(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    @Override
    public void pageEnd(boolean hasMore) {
        pages.end(hasMore);
    }

    @Override
    public void empty() {
        read++;
        empty++;
    }

    @Override
    public void reject(long line, String column, String value, String reason) {
        read++;
        rejected++;
        if (rejected <= Reject.MOST) {
            rows.accept(numbered("reject").set(Columns.LINE, line).set(Columns.COLUMN_NAME, column).set(Columns.VALUE, value)
                    .set(Columns.REASON, reason).build());
        }
    }

    @Override
    public void rejectedAt(long second) {
        rejectedDays.add(UtcDay.of(second));
    }

    /** To be called behind the last row: what was counted beside the rows. */
    void end(String format, String crc32, long bytes, long lines) {
        for (PageEnd page : pages.ends()) {
            rows.accept(numbered("page_end").set(Columns.PAGE_FACTS, page.facts().name()).set(Columns.ACTIVITY, page.activity())
                    .set(Columns.PAGE_AT, page.at()).set(Columns.IS_REPETITION, page.isRepetition()).build());
        }
        for (LocalDate day : rejectedDays) {
            rows.accept(numbered("rejected_day").set(Columns.ACTIVITY, facts == Facts.COSTS ? "costs" : "usage")
                    .set(Columns.DAY, Date.valueOf(day)).build());
        }
        rows.accept(row("file").set(Columns.PART, part.from()).set(Columns.ROW_NUMBER, 0L).set(Columns.FILE_SIZE, part.file().size())
                .set(Columns.CRC32, crc32).set(Columns.FORMAT, format).set(Columns.PART_BYTES, bytes).set(Columns.PART_LINES, lines)
                .set(Columns.ROWS_READ, read).set(Columns.ROWS_EMPTY, empty).set(Columns.ROWS_REJECTED, rejected).build());
    }
}

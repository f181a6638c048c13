package dev.ftcost.ledger.load;

import dev.ftcost.database.Append;
import dev.ftcost.database.Database;
import dev.ftcost.names.Label;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.JobRecord;
import dev.ftcost.source.record.UsageRecord;
import dev.ftcost.usage.UtcDay;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Writes records, one row each, into the tables of usage, jobs and costs; what is unknown is null. */
final class RecordTables {
    private final Database database;
    private DuckDBAppender usage;
    private DuckDBAppender jobs;
    private DuckDBAppender costs;

    RecordTables(Database database) {
        this.database = database;
    }

    void usage(int fileId, Activity activity, UsageRecord row, boolean isEmpty) {
        try {
            if (usage == null) {
                usage = database.appender("exact_usage");
            }
            usage.beginRow();
            usage.append(fileId);
            usage.append(activity.label());
            usage.append(row.start());
            usage.append(row.end());
            Append.text(usage, row.projectId());
            Append.text(usage, row.userId());
            Append.text(usage, row.apiKeyId());
            Append.text(usage, row.model());
            Append.text(usage, row.batch() == null ? null : row.batch().toString());
            Append.text(usage, row.serviceTier());
            usage.append(row.counts().requests());
            counts(usage, row.counts());
            usage.append(isEmpty);
            usage.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void job(int fileId, JobRecord row) {
        try {
            if (jobs == null) {
                jobs = database.appender("job_row");
            }
            jobs.beginRow();
            jobs.append(fileId);
            jobs.append(row.id());
            Append.text(jobs, row.model());
            Append.text(jobs, row.fineTunedModel());
            jobs.append(row.status());
            Append.number(jobs, row.createdAt());
            Append.number(jobs, row.finishedAt());
            Append.number(jobs, row.trainedTokens());
            Append.text(jobs, row.method());
            Append.number(jobs, row.billedSeconds());
            jobs.append(Boolean.TRUE.equals(row.sharedWithOpenai()));
            jobs.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void cost(int fileId, CostRecord row, boolean isEmpty) {
        try {
            if (costs == null) {
                costs = database.appender("cost_row");
            }
            costs.beginRow();
            costs.append(fileId);
            costs.append(isEmpty);
            costs.append(UtcDay.of(row.start()));
            costs.append(row.start());
            costs.append(row.end());
            Append.text(costs, row.lineItem());
            Append.text(costs, row.projectId());
            Append.text(costs, row.userId());
            Append.text(costs, row.apiKeyId());
            Append.amount(costs, row.amount());
            Append.amount(costs, row.quantity());
            Append.text(costs, row.quantityUnit());
            Append.text(costs, Label.of(row.projectName()));
            Append.text(costs, Label.of(row.organizationId()));
            Append.text(costs, Label.of(row.organizationName()));
            costs.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the rows visible to SQL; an appender that is only closed loses what it could not append, without a word. */
    void flush() {
        try {
            for (DuckDBAppender appender : new DuckDBAppender[] {usage, jobs, costs}) {
                if (appender != null) {
                    appender.flush();
                    appender.close();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        usage = null;
        jobs = null;
        costs = null;
    }

    private static void counts(DuckDBAppender appender, Counts counts) throws SQLException {
        appender.append(counts.input());
        appender.append(counts.cached());
        appender.append(counts.cacheWrite());
        appender.append(counts.cacheWrite12h());
        appender.append(counts.output());
        appender.append(counts.mediaInput());
        appender.append(counts.mediaCached());
        appender.append(counts.mediaOutput());
    }
}

package dev.ftcost.report.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.budget.BudgetSheet;
import dev.ftcost.completeness.Period;
import dev.ftcost.ledger.LoadedFile;
import dev.ftcost.rates.ConfirmedSpan;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCard;
import dev.ftcost.reconcile.BilledTeams;
import dev.ftcost.report.Change;
import dev.ftcost.report.ContractSavings;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.MonthReport.Totals;
import dev.ftcost.report.Run;
import dev.ftcost.sheet.JsonSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;

/** A month for programs: {@code report.json}. */
final class ReportJson {
    private ReportJson() {}

    static void write(Run run, MonthReport report, OutputStream out) throws IOException {
        ObjectNode json = JsonSheet.object();
        json.put("schema", "ftcost.report/1");
        json.put("version", run.version());
        json.put("month", report.month());
        period(json.putObject("period"), report.period());
        JsonSheet.amount(json, "forecast", report.forecast());
        json.put("currency", "USD");
        json.put("complete", report.complete());
        totals(json.putObject("totals"), report.totals());
        json.set("rows", JsonSheet.rows(report.byModel()));
        json.set("by_day", JsonSheet.rows(report.byDay()));
        json.set("by_project", JsonSheet.rows(report.byProject()));
        json.set("by_key", JsonSheet.rows(report.byKey()));
        json.set("by_team", JsonSheet.rows(report.byTeam()));
        change(json, report.change());
        unpriced(json.putArray("unpriced"), report);
        training(json.putArray("training"), report);
        json.set("anomalies", JsonSheet.rows(AnomalySheet.of(report.anomalies())));
        ArrayNode notJudged = json.putArray("anomaly_warnings");
        report.notJudged().forEach(notJudged::add);
        json.set("lifecycle", JsonSheet.rows(run.stopping(report.month()).in(report.month())));
        ContractSavings savings = run.savings(report);
        if (savings != null) {
            ObjectNode contract = json.putObject("contract");
            JsonSheet.amount(contract, "cost", report.totals().cost());
            JsonSheet.amount(contract, "list_cost", report.totals().listCost());
            JsonSheet.amount(contract, "contract_saving", savings.saving());
            contract.put("rows_without_list_cost", savings.unknown());
            contract.set("rows", JsonSheet.rows(savings.rows()));
        }
        if (run.budgets() != null) {
            json.set("budgets", JsonSheet.rows(BudgetSheet.of(run.budgets(report.month()))));
        }
        cards(json, run, report);
        BillTables.put(json, report.reconciliation());
        if (MonthFolder.hasBilledTeams(report)) {
            json.set("billed_by_team", JsonSheet.rows(BilledTeams.of(run.ledger(), report.month())));
        }
        run.balance(report.month()).counts().forEach(json.putObject("balance")::put);
        inputs(json.putArray("inputs"), run, report);
        ArrayNode warnings = json.putArray("warnings");
        run.warnings(YearMonth.parse(report.month())).forEach(warnings::add);
        json.put("warnings_to_look_at", run.findings(YearMonth.parse(report.month())));
        JsonSheet.write(json, out);
    }

    private static void period(ObjectNode json, Period period) {
        json.put("from", period.from() == null ? null : period.from().toString());
        json.put("to", period.to() == null ? null : period.to().toString());
        json.put("days_covered", period.daysCovered());
        json.put("days_in_month", period.daysInMonth());
        json.put("complete", period.complete());
    }

    private static void totals(ObjectNode json, Totals totals) {
        json.put("requests", totals.requests());
        json.put("input_tokens", totals.inputTokens());
        json.put("cached_input_tokens", totals.cachedInputTokens());
        json.put("cache_write_tokens", totals.cacheWriteTokens());
        json.put("cache_write_12h_tokens", totals.cacheWrite12hTokens());
        json.put("output_tokens", totals.outputTokens());
        json.put("trained_tokens", totals.trainedTokens());
        JsonSheet.amount(json, "input_cost", totals.inputCost());
        JsonSheet.amount(json, "cached_input_cost", totals.cachedInputCost());
        JsonSheet.amount(json, "cache_write_cost", totals.cacheWriteCost());
        JsonSheet.amount(json, "cache_write_12h_cost", totals.cacheWrite12hCost());
        JsonSheet.amount(json, "output_cost", totals.outputCost());
        JsonSheet.amount(json, "training_cost", totals.trainingCost());
        JsonSheet.amount(json, "cost", totals.cost());
        JsonSheet.amount(json, "list_cost", totals.listCost());
        JsonSheet.amount(json, "retry_overhead_cost", totals.retryOverheadCost());
        JsonSheet.amount(json, "cost_with_retry_overhead", totals.costWithRetryOverhead());
        json.put("unpriced_tokens", totals.unpricedTokens());
    }

    private static void change(ObjectNode json, Change change) {
        if (change == null) {
            json.putNull("change");
            return;
        }
        ObjectNode row = json.putObject("change");
        row.put("month_before", change.before());
        row.put("same_days", change.sameDays());
        row.put("complete", change.complete());
        parts(row, change.total());
        JsonSheet.amount(row, "volume_of_more_requests", change.moreRequests());
        JsonSheet.amount(row, "volume_of_moved_requests", change.movedRequests());
        ArrayNode models = row.putArray("models");
        for (Change.Part part : change.models()) {
            ObjectNode model = models.addObject();
            model.put("model", part.model());
            model.put("usage", part.kind().name().toLowerCase(java.util.Locale.ROOT));
            parts(model, part);
        }
    }

    private static void parts(ObjectNode row, Change.Part part) {
        row.put("requests_before", part.requestsBefore());
        row.put("requests", part.requestsNow());
        JsonSheet.amount(row, "cost_before", part.knownBefore());
        JsonSheet.amount(row, "cost", part.knownNow());
        JsonSheet.amount(row, "difference", part.knownDifference());
        JsonSheet.amount(row, "price", part.price());
        JsonSheet.amount(row, "volume", part.volume());
        JsonSheet.amount(row, "tokens_per_request", part.tokensPerRequest());
        JsonSheet.amount(row, "mix", part.mix());
        JsonSheet.amount(row, "new_or_gone", part.knownNewOrGone());
        JsonSheet.amount(row, "training", part.training());
    }

    private static void unpriced(ArrayNode json, MonthReport report) {
        report.unpriced().forEach(unpriced -> {
            ObjectNode row = json.addObject();
            row.put("model", unpriced.model());
            row.put("sku", unpriced.sku());
            row.put("service_tier", unpriced.serviceTier());
            row.put("meter", unpriced.meter());
            row.put("tokens", unpriced.tokens());
            row.put("first_day", unpriced.firstDay().toString());
            row.put("last_day", unpriced.lastDay().toString());
        });
    }

    private static void training(ArrayNode json, MonthReport report) {
        report.training().forEach(job -> {
            ObjectNode row = json.addObject();
            row.put("job_id", job.jobId());
            row.put("model", job.model());
            row.put("base_model", job.baseModel());
            row.put("date", job.day().toString());
            row.put("trained_tokens", job.trainedTokens());
            row.put("hours", job.hours() == null ? null : job.hours().toPlainString());
            JsonSheet.amount(row, "unit_price", job.unitPrice());
            JsonSheet.amount(row, "cost", job.cost());
            row.put("succeeded", !job.failed());
        });
    }

    private static void cards(ObjectNode json, Run run, MonthReport report) {
        ObjectNode rates = json.putObject("rates");
        rates.put("name", run.ledger().cards().name());
        ArrayNode cards = rates.putArray("cards");
        for (RateCard card : run.ledger().cards().cards()) {
            cards.addObject().put("name", card.name()).put("sha256", card.sha256());
        }
        ConfirmedSpan confirmed = ConfirmedSpan.of(report.rates());
        rates.put("confirmed_from", confirmed.first() == null ? null : confirmed.first().toString());
        rates.put("confirmed_to", confirmed.last() == null ? null : confirmed.last().toString());
        ArrayNode used = rates.putArray("used");
        for (Rate rate : report.rates()) {
            ObjectNode row = used.addObject();
            row.put("model", rate.sku());
            row.put("service_tier", rate.serviceTier());
            row.put("effective_from", rate.effectiveFrom() == null ? null : rate.effectiveFrom().toString());
            row.put("effective_to", rate.effectiveTo() == null ? null : rate.effectiveTo().toString());
            JsonSheet.amount(row, "input_per_1m", rate.input());
            JsonSheet.amount(row, "cached_input_per_1m", rate.cachedInput());
            JsonSheet.amount(row, "cache_write_per_1m", rate.cacheWrite());
            JsonSheet.amount(row, "cache_write_12h_per_1m", rate.cacheWrite12h());
            JsonSheet.amount(row, "output_per_1m", rate.output());
            JsonSheet.amount(row, "training_per_1m", rate.training());
            JsonSheet.amount(row, "training_per_hour", rate.trainingPerHour());
            row.put("card", rate.card());
            row.put("line", rate.line());
            row.put("confirmed_on", rate.confirmedOn() == null ? null : rate.confirmedOn().toString());
            row.put("source", rate.source());
        }
    }

    private static void inputs(ArrayNode json, Run run, MonthReport report) {
        for (LoadedFile file : run.files(report.month())) {
            ObjectNode row = json.addObject();
            row.put("name", file.file().name());
            row.put("size", file.file().size());
            row.put("crc32", file.crc32());
            row.put("format", file.file().format() == null ? null : file.file().format().title());
            row.put("duplicate_of", file.duplicateOf());
            file.balance().counts().forEach(row.putObject("balance")::put);
        }
    }
}

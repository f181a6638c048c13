package dev.ftcost.report.write;

import dev.ftcost.anomalies.AnomalySheet;
import dev.ftcost.anomalies.cause.Anomaly;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.reconcile.ReconciliationSheet;
import dev.ftcost.completeness.Period;
import dev.ftcost.report.Change;
import dev.ftcost.report.ContractSavings;
import dev.ftcost.report.CostColumns;
import dev.ftcost.report.Days;
import dev.ftcost.report.MonthAnomalies;
import dev.ftcost.report.MonthReport.Totals;
import dev.ftcost.report.MonthReport;
import dev.ftcost.report.Notes;
import dev.ftcost.report.Ranking;
import dev.ftcost.report.Run;
import dev.ftcost.report.TokenTypes;
import dev.ftcost.report.UnitCosts;
import dev.ftcost.report.write.ReportPage.Bill;
import dev.ftcost.report.write.ReportPage.Fact;
import dev.ftcost.report.write.ReportPage.Link;
import dev.ftcost.report.write.ReportPage.Savings;
import dev.ftcost.report.write.ReportPage.Unusual;
import dev.ftcost.sheet.DisplayText;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A month as a page for the manager: {@code report.html}, one file that needs nothing else. */
final class ReportHtml {
    /** What a narrow screen leaves out of a ranking; the CSV files have it. */
    private static final Set<String> ONLY_WIDE = Set.of("requests", "input_tokens", "output_tokens");

    private static final Set<String> CHANGES_ONLY_WIDE = Set.of("usage", "volume", "tokens_per_request", "mix", "price", "new_or_gone",
            "training");
    private static final Set<String> RATES_ONLY_WIDE = Set.of("effective_from", "effective_to", "training_per_1m", "confirmed_on", "place",
            "source");

    private ReportHtml() {}

    static String write(Run run, MonthReport report) {
        return Pages.draw("report.jte", page(run, report));
    }

    private static ReportPage page(Run run, MonthReport report) {
        Totals totals = report.totals();
        Change change = report.change();
        Sheet stopping = run.stopping(report.month()).shownIn(report.month());
        int sign = change == null ? 0 : change.total().difference().signum();
        return new ReportPage(report.month(), name(report.month()), report.complete(),
                report.period().complete() ? null : ReportMarkdown.partial(report), shown(totals.cost()), shown(totals.retryOverheadCost()),
                shown(totals.costWithRetryOverhead()), change == null ? null : ChangeSheets.sentence(change),
                sign > 0 ? "more" : sign < 0 ? "less" : "",
                noChange(run, YearMonth.parse(report.month())), facts(totals, run.savings(report)),
                visible(ReportMarkdown.looks(run, report)),
                DayChart.of(report), costSecond(MonthAnomalies.marked(Days.sheet(report), report.anomalies()), Set.of("requests")),
                unusual(run, report), visible(report.notJudged()),
                change == null ? null : ChangeChart.of(report.month(), change),
                change == null ? null : costSecond(ChangeSheets.causes(change), Set.of()),
                change == null ? null : HtmlTable.of(ChangeSheets.models(change), CHANGES_ONLY_WIDE), ChangeSheets.HOW,
                shares(UnitCosts.added(CostColumns.costSecond(TokenTypes.sheet(report)), report.complete()), Set.of()),
                shares(Rankings.models(report), ONLY_WIDE), report.hasTeams() ? shares(Rankings.teams(report), ONLY_WIDE) : null,
                shares(Rankings.projects(report), ONLY_WIDE), shares(Rankings.keys(report), ONLY_WIDE),
                report.training().isEmpty() ? null : costSecond(ReportMarkdown.training(report), Set.of("job_id", "hours", "unit_price")),
                stopping.rows().isEmpty() ? null : costSecond(stopping, Set.of("days_left", "replacement_cost", "difference")),
                run.stopping(report.month()).explanation(),
                bill(report.reconciliation()), BudgetTables.page(run, report), savings(run.savings(report)),
                HtmlTable.of(ReportMarkdown.rates(report), RATES_ONLY_WIDE),
                HtmlTable.of(ReportMarkdown.files(run, report), Set.of("size", "crc32")),
                Notes.balance(run.balance(report.month())), DisplayText.visible(run.prices(List.of(report))), links(run, report),
                run.version());
    }

    /** The index, the months next to it that the exports have, whether they are asked for or closed or not, and the files of its folder. */
    private static List<Link> links(Run run, MonthReport report) {
        List<Link> links = new ArrayList<>(List.of(new Link("../index.html", "All months")));
        YearMonth month = YearMonth.parse(report.month());
        for (YearMonth beside : List.of(month.minusMonths(1), month.plusMonths(1))) {
            if (run.ledger().months().contains(beside.toString())) {
                links.add(new Link("../" + beside + "/report.html", name(beside.toString())));
            }
        }
        MonthFolder.documents(run, report).stream().map(MonthFolder.Document::name).filter(name -> !name.equals("report.html"))
                .forEach(name -> links.add(new Link(name, name)));
        links.add(new Link("focus.csv", "focus.csv"));
        return links;
    }

    private static String noChange(Run run, YearMonth month) {
        YearMonth before = month.minusMonths(1);
        Period then = run.input().period(before);
        if (then.daysCovered() == 0) {
            return "No data for the previous month, " + before + ".";
        }
        return run.input().period(month).daysInCommon(then).isEmpty()
                ? "The exports cover no day of " + before + ", the month before, that they cover in this month."
                : "All usage of this month or of " + before + ", the month before, is unpriced, so they are not compared.";
    }

    private static List<Unusual> unusual(Run run, MonthReport report) {
        List<List<Anomaly>> events = AnomalySheet.events(report.anomalies());
        List<List<Object>> rows = AnomalySheet.forPeople(report.anomalies()).rows();
        List<Unusual> unusual = new ArrayList<>();
        for (int e = 0; e < events.size(); e++) {
            List<Object> row = rows.get(e);
            unusual.add(new Unusual(row.get(0).toString(), DisplayText.visible(row.get(3) + " of " + row.get(1)),
                    row.get(7) == null ? "" : DisplayText.visible((String) row.get(7)), AnomalyCommands.of(run, report, events.get(e))));
        }
        return unusual;
    }

    private static Savings savings(ContractSavings savings) {
        return savings == null ? null : new Savings(savings.sentence(), HtmlTable.of(savings.byModel(), Set.of()));
    }

    private static Bill bill(Reconciliation bill) {
        if (bill == null) {
            return null;
        }
        Sheet differing = BillTables.differing(bill);
        return new Bill(DisplayText.visible(ReconciliationSheet.summary(bill)), visible(bill.notes()),
                differing.rows().isEmpty() ? null : HtmlTable.of(differing, Set.of("project_id", "list_cost", "billed_cost")));
    }

    private static HtmlTable shares(Sheet sheet, Set<String> onlyWide) {
        return HtmlTable.of(sheet, onlyWide, Ranking.costColumn(sheet));
    }

    private static HtmlTable costSecond(Sheet sheet, Set<String> onlyWide) {
        return HtmlTable.of(CostColumns.costSecond(sheet), onlyWide);
    }

    private static List<Fact> facts(Totals totals, ContractSavings savings) {
        List<Fact> facts = new ArrayList<>();
        if (savings != null) {
            facts.add(new Fact(shown(totals.listCost()), "list cost"));
            facts.add(new Fact(Money.shown(savings.saving()), "saved by the contract"));
        }
        facts.add(new Fact(Money.count(totals.requests()), "requests"));
        facts.add(new Fact(Money.count(totals.inputTokens()), "input tokens"));
        facts.add(new Fact(Money.percent(BigDecimal.valueOf(totals.cachedInputTokens()), BigDecimal.valueOf(totals.inputTokens())),
                "of the input cached"));
        facts.add(new Fact(Money.count(totals.outputTokens()), "output tokens"));
        return facts;
    }

    private static List<String> visible(List<String> sentences) {
        return sentences.stream().map(DisplayText::visible).toList();
    }

    /** {@code August 2026}; without the locale data, which take longer to load than the page to write. */
    static String name(String month) {
        YearMonth value = YearMonth.parse(month);
        String name = value.getMonth().name();
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT) + " " + value.getYear();
    }

    private static String shown(BigDecimal amount) {
        return amount == null ? DisplayText.UNKNOWN : Money.shown(amount);
    }
}

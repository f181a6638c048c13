package dev.ftcost.reconcile.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.RateQuery;
import dev.ftcost.usage.ModelId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which usage stands behind which line of a bill, and how much of it where the export does not say; without files and the database. */
class ComparisonTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final Level LINES = new Level(true, false, List.of(), List.of());
    private static final Level PROJECTS = new Level(true, true, List.of(), List.of());
    private static final Level TOTAL = new Level(false, false, List.of(), List.of());

    @TempDir
    private Path folder;
    private RateCards cards;

    @BeforeEach
    void card() throws IOException {
        cards = RateCards.load(List.of(Files.writeString(folder.resolve("card.csv"),
                "model,service_tier,context,input_per_1m,cached_input_per_1m,output_per_1m\n"
                        + "gpt-9-2026-02-02,,,2,1,8\ngpt-9-2026-02-02,,long,5,2,12\ngpt-7,,,3,,9\ngpt-7,,long,0,,9\ngpt-7,batch,,0,,4\ngpt-9,,,2,1,8\ngpt-9,batch,,1,0.5,4\ngpt-9,flex,,1.2,0.6,5\ngpt-9,priority,,4,2,16\ngpt-9,,long,4,2,12\ngpt-8,,,3,,9\n")
                .toString()));
    }

    private UsageCharge used(LocalDate day, String project, String model, String tier, String meter, long tokens, boolean isLong) {
        ModelId id = ModelId.of(model);
        Rate rate = cards.rateFor(new RateQuery(List.of(id.sku(), id.datelessSku()), tier, isLong, project, day)).orElse(null);
        return new UsageCharge(day, project, model, id.baseModel(), id.sku(), id.fineTuned(), tier, meter, tokens,
                MixedTiers.price(rate, meter), rate,
                false, false);
    }

    private UsageCharge used(String meter, long tokens) {
        return used(DAY, "p", "gpt-9", "standard", meter, tokens, false);
    }

    private static BilledCharge row(LocalDate day, String project, String line, String amount, String tokens) {
        return new BilledCharge(day, line, project, new BigDecimal(amount), tokens == null ? null : new BigDecimal(tokens), 0,
                BigDecimal.ZERO);
    }

    private static BilledCharge row(String line, String amount, String tokens) {
        return row(DAY, "p", line, amount, tokens);
    }

    private static MixedLine mixed(String model, boolean mayHoldBatch, boolean mayHoldTiers) {
        return new MixedLine(DAY, "p", model, mayHoldBatch, mayHoldTiers);
    }

    /** Each line as text: its name, its project, its note in brackets, and of each day what was used and what was billed. */
    private List<String> lines(Level level, List<UsageCharge> used, List<BilledCharge> bill, MixedLine... mixed) {
        List<String> lines = new ArrayList<>();
        for (Line line : Comparison.lines(level, cards, used, bill, List.of(mixed))) {
            StringBuilder text = new StringBuilder(String.valueOf(line.item()));
            text.append(line.projectId() == null ? "" : " of " + line.projectId())
                    .append(line.note() == null ? "" : " [" + line.note() + "]");
            for (LineDay cell : line.cells()) {
                text.append(" | ").append(cell.day().getDayOfMonth()).append(": ").append(cell.used().stream()
                        .map(charge -> charge.tokens() + " " + charge.serviceTier() + " " + charge.meter()
                                + (charge.isLong() ? " long" : "")
                                + (charge.longContext() ? " long without a rate" : "") + (charge.fromBill() ? " of the bill" : "") + " at "
                                + (charge.unitPrice() == null ? "-" : charge.unitPrice().toPlainString()))
                        .sorted().collect(Collectors.joining(", "))).append(" = ").append(cell.billed().toPlainString());
            }
            lines.add(text.toString());
        }
        return lines;
    }

    @Test
    void aLineIsComparedDayByDayAtTheLevelThatBothSidesHave() {
        List<UsageCharge> used = List.of(used("input", 100), used(DAY, "q", "gpt-9", "standard", "input", 50, false),
                used(DAY.plusDays(1), "p", "gpt-9", "standard", "input", 7, false), used("output", 5));
        List<BilledCharge> bill = List.of(row("gpt-9, input", "1", null), row(DAY, "q", "gpt-9, input", "2", null),
                row(DAY.minusDays(1), "p", "gpt-9, input", "4", null), row("web search", "8", null));
        assertEquals(
                List.of("gpt-9, input | 9:  = 4 | 10: 100 standard input at 2, 50 standard input at 2 = 3 | 11: 7 standard input at 2 = 0",
                        "gpt-9, output | 10: 5 standard output at 8 = 0", "web search | 10:  = 8"),
                lines(LINES, used, bill));
        assertEquals(List.of("gpt-9, input of p | 9:  = 4 | 10: 100 standard input at 2 = 1 | 11: 7 standard input at 2 = 0",
                "gpt-9, input of q | 10: 50 standard input at 2 = 2", "gpt-9, output of p | 10: 5 standard output at 8 = 0",
                "web search of p | 10:  = 8"), lines(PROJECTS, used, bill));
        assertEquals(List.of("null | 9:  = 4 | 10: 100 standard input at 2, 5 standard output at 8, 50 standard input at 2 = 11"
                + " | 11: 7 standard input at 2 = 0"), lines(TOTAL, used, bill));
    }

    @Test
    void aTotalThatMayHoldBatchUsageSaysSo() {
        String note = " [the usage export is not grouped by batch, and batch usage costs half]";
        List<UsageCharge> used = List.of(used("input", 100));
        List<BilledCharge> bill = List.of(row(null, "1", null));
        String day = " | 10: 100 standard input at 2 = 1";
        assertEquals(List.of("null" + note + day), lines(TOTAL, used, bill, mixed("gpt-9", true, false)));
        assertEquals(List.of("null" + day), lines(TOTAL, used, bill, mixed("gpt-9", false, true)));
        Level projects = new Level(false, true, List.of(), List.of());
        assertEquals(List.of("null of p" + note + day), lines(projects, used, bill, mixed("gpt-9", true, false)));
        assertEquals(List.of("null of p" + day), lines(projects, used, bill, new MixedLine(DAY, "q", "gpt-9", true, false)));
        assertEquals(List.of("gpt-9, input" + day.replace("= 1", "= 0")), lines(LINES, used, List.of(), mixed("gpt-9", true, false)));
    }

    private static final String BATCH = " [the usage export is not grouped by batch, so the sum of the lines is compared, with as many batch tokens as the bill has]";

    @Test
    void asManyTokensAsTheBatchLineBillsAreBatchByItsQuantityOrItsAmount() {
        List<UsageCharge> used = List.of(used("input", 1_000), used("output", 500));
        String input = "gpt-9, input + batch api | gpt-9, input" + BATCH;
        for (String quantity : new String[] {"300", "300.0", null}) {
            assertEquals(List.of(input + " | 10: 300 batch input of the bill at 1, 700 standard input at 2 = 0.0017",
                    "gpt-9, output | 10: 500 standard output at 8 = 0.004"),
                    lines(LINES, used, List.of(row("batch api | gpt-9, input", "0.0003", quantity), row("gpt-9, input", "0.0014", null),
                            row("gpt-9, output", "0.004", null)), mixed("gpt-9", true, false)));
        }
        assertEquals(List.of(input + " | 10: 400 batch input of the bill at 1, 600 standard input at 2 = 0.0017",
                "gpt-9, output | 10: 500 standard output at 8 = 0"),
                lines(LINES, used, List.of(row("batch api | gpt-9, input", "0.0005001", "7.5"), row("gpt-9, input", "0.0011999", "600")),
                        mixed("gpt-9", true, false)).stream().map(line -> line.replace("0.0017000", "0.0017")).toList(),
                "what the standard line leaves");
        assertEquals(List.of(input + " | 10: 1000 batch input of the bill at 1 = 5", "gpt-9, output | 10: 500 standard output at 8 = 0"),
                lines(LINES,
                        used, List.of(row("batch api | gpt-9, input", "5", "2000")), mixed("gpt-9", true, false)),
                "no more than were used");
    }

    @Test
    void ofATierWithoutAPriceAreThoseThatTheStandardLineLeaves() {
        assertEquals(List.of("gpt-8, input + batch api | gpt-8, input" + BATCH
                + " | 10: 400 batch input of the bill at -, 600 standard input at 3 = 0.0023"),
                lines(LINES, List.of(used(DAY, "p", "gpt-8", "standard", "input", 1_000, false)),
                        List.of(row("batch api | gpt-8, input", "0.0005", null), row("gpt-8, input", "0.0018", null)),
                        mixed("gpt-8", true, false)));
        assertEquals("gpt-7, input + batch api | gpt-7, input" + BATCH
                + " | 10: 3333 standard input at 3, 6667 batch input of the bill at 0 = 0.02",
                lines(LINES, List.of(used(DAY, "p", "gpt-7", "standard", "input", 10_000, false)),
                        List.of(row("batch api | gpt-7, input", "0.01", null),
                                row("gpt-7, input", "0.01", null), row("web search", "0.05", null)),
                        mixed("gpt-7", true, false)).get(0));
    }

    @Test
    void outputIsSplitAsInputIs() {
        assertEquals(List.of("gpt-9, output + batch api | gpt-9, output" + BATCH
                + " | 10: 201 batch output of the bill at 4, 299 standard output at 8 = 0.000805"),
                lines(LINES, List.of(used("output", 500)), List.of(row("batch api | gpt-9, output", "0.000805", "201")),
                        mixed("gpt-9", true, false)));
    }

    @Test
    void theSameHoldsForTheTiersWhereTheExportIsNotGroupedByThem() {
        List<UsageCharge> used = List.of(used("input", 1_000));
        String note = " [the usage export is not grouped by service tier, so the sum of the lines is compared, with as many flex tokens as the bill has; "
                + "the usage export is not grouped by service tier, so the sum of the lines is compared, with as many priority tokens as the bill has]";
        List<BilledCharge> bill = List.of(row("flex | gpt-9, input", "0.00012", "100"), row("priority | gpt-9, input", "0.0008", "200"),
                row("gpt-9, input", "0.0014", null));
        assertEquals(List.of("gpt-9, input + flex | gpt-9, input + priority | gpt-9, input" + note
                + " | 10: 100 flex input of the bill at 1.2, 200 priority input of the bill at 4, 700 standard input at 2 = 0.00232"),
                lines(LINES, used, bill, mixed("gpt-9", false, true)));
        List<String> apart = List.of("flex | gpt-9, input | 10:  = 0.00012", "gpt-9, input | 10: 1000 standard input at 2 = 0.0014",
                "priority | gpt-9, input | 10:  = 0.0008");
        assertEquals(apart, lines(LINES, used, bill, mixed("gpt-9", true, false)), "grouped by tier, they are what they are");
        assertEquals(apart, lines(LINES, used, bill, new MixedLine(DAY, "q", "gpt-9", false, true)), "another project");
        assertEquals(apart, lines(LINES, used, bill));
    }

    @Test
    void onlyStandardUsageIsSplitAndEachProjectByItself() {
        UsageCharge flex = used(DAY, "p", "gpt-9", "flex", "input", 100, false);
        UsageCharge other = used(DAY, "q", "gpt-9", "standard", "input", 900, false);
        List<BilledCharge> bill = List.of(row("batch api | gpt-9, input", "0.0003", "300"), row("flex | gpt-9, input", "0.00012", null),
                row(DAY, "q", "batch api | gpt-9, input", "0.0005", "500"));
        assertEquals(List.of("flex | gpt-9, input of p | 10: 100 flex input at 1.2 = 0.00012",
                "gpt-9, input + batch api | gpt-9, input of p" + BATCH
                        + " | 10: 300 batch input of the bill at 1, 700 standard input at 2 = 0.0003",
                "gpt-9, input + batch api | gpt-9, input of q" + BATCH
                        + " | 10: 400 standard input at 2, 500 batch input of the bill at 1 = 0.0005"),
                lines(PROJECTS, List.of(flex, used("input", 1_000), other), bill, mixed("gpt-9", true, false),
                        new MixedLine(DAY, "q", "gpt-9", true, false)));
        assertEquals(List.of("flex | gpt-9, input | 10: 100 flex input at 1.2 = 0.00012",
                "gpt-9, input + batch api | gpt-9, input" + BATCH
                        + " | 10: 100 standard input at 2, 800 batch input of the bill at 1, 900 standard input at 2 = 0.0008")
                .get(0),
                lines(LINES, List.of(flex, used("input", 1_000), other), bill, mixed("gpt-9", true, false),
                        new MixedLine(DAY, "q", "gpt-9", true, false))
                        .get(0));
    }

    @Test
    void cachedTokensThatNoCachedLineBillsAreThoseThatTheTierBillsAsInput() {
        List<UsageCharge> used = List.of(used("input", 1_000), used("cached_input", 400));
        List<BilledCharge> bill = List.of(row("gpt-9, input", "0.0014", "700"), row("gpt-9, cached input", "0.0003", "300"),
                row("batch api | gpt-9, input", "0.0004", "400"));
        assertEquals(List.of("gpt-9, cached input | 10: 300 standard cached_input at 1 = 0.0003",
                "gpt-9, input + batch api | gpt-9, input" + BATCH
                        + " | 10: 100 batch input of the bill at 1, 300 batch input of the bill at 1, 700 standard input at 2 = 0.0018"),
                lines(LINES, used, bill, mixed("gpt-9", true, false)));
    }

    @Test
    void theLargestChargesAreTakenFirstAndOfEqualOnesByTheirModels() {
        UsageCharge small = used(DAY, "p", "gpt-9", "standard", "input", 100, false);
        UsageCharge large = used(DAY, "p", "gpt-9-2026-01-01", "standard", "input", 900, false);
        List<String> lines = lines(LINES, List.of(small, large),
                List.of(row("batch api | gpt-9, input", "0.00095", "950"), row("gpt-9, input", "0.0001", "50")),
                mixed("gpt-9", true, false), mixed("gpt-9-2026-01-01", true, false));
        assertEquals(List.of("gpt-9, input + batch api | gpt-9, input" + BATCH
                + " | 10: 50 batch input of the bill at 1, 50 standard input at 2, 900 batch input of the bill at 1 = 0.00105"), lines);
    }

    @Test
    void longTokensAreThoseOfTheQuantityOfTheirAmountOrWhatThePlainLineLeaves() {
        List<UsageCharge> used = List.of(used("input", 1_000));
        List<String> exact = List.of("gpt-9, input | 10: 700 standard input at 2 = 0.0014",
                "gpt-9, input, long context | 10: 300 standard input long of the bill at 4 = 0.0012");
        assertEquals(exact,
                lines(LINES, used, List.of(row("gpt-9, input, long context", "0.0012", "300"), row("gpt-9, input", "0.0014", null))));
        assertEquals(exact,
                lines(LINES, used, List.of(row("gpt-9, input, long context", "0.0012", null), row("gpt-9, input", "0.0014", null))));
        assertEquals(List.of("gpt-9, input | 10: 700 standard input at 2 = 0.0014",
                "gpt-9, input, long context | 10: 300 standard input long of the bill at 4 = 0.0013211"),
                lines(LINES, used, List.of(row("gpt-9, input, long context", "0.0013211", null), row("gpt-9, input", "0.0014", null))),
                "what the plain line leaves");
        assertEquals(List.of("gpt-9, input, long context | 10: 1000 standard input long of the bill at 4 = 0.0013211"),
                lines(LINES, used, List.of(row("gpt-9, input, long context", "0.0013211", null))),
                "all of them, where no plain line is billed");
    }

    private static final String LONG = " [usage exports do not separate long context, so the sum of the lines is compared]";

    @Test
    void longTokensThatNothingSaysAreComparedInTheSum() {
        List<UsageCharge> used = List.of(used("input", 1_000));
        String name = "gpt-9, input + gpt-9, input, long context" + LONG;
        assertEquals(List.of(name + " | 10: 1000 standard input at 2 = 0.0030212"),
                lines(LINES, used,
                        List.of(row("gpt-9, input, long context", "0.0013211", null), row("gpt-9, input", "0.0017001", "850.5"))));
        assertEquals(List.of(name + " | 10: 1000 standard input at 2 = 0.0029"),
                lines(LINES, used, List.of(row("gpt-9, input, long context", "0.0012", "1001"), row("gpt-9, input", "0.0017", null))),
                "more than were used");
        assertEquals(List.of(name + " | 10:  = 0.0012"),
                lines(LINES, List.of(), List.of(row("gpt-9, input, long context", "0.0012", null))),
                "nothing was used");
    }

    @Test
    void ofAmountsThatTheExportRoundedTheNearestNumberOfTokensServes() {
        BilledCharge other = row("web search", "0.05", null);
        assertEquals(
                "gpt-9, input + gpt-9, input, long context" + LONG
                        + " | 10: 2500 standard input long of the bill at 4, 7500 standard input at 2 = 0.02",
                lines(LINES, List.of(used("input", 10_000)),
                        List.of(row("gpt-9, input, long context", "0.01", null), row("gpt-9, input", "0.01", null),
                                other))
                        .get(0));
        assertEquals(
                "gpt-9, input + batch api | gpt-9, input" + BATCH
                        + " | 10: 10000 batch input of the bill at 1, 5000 standard input at 2 = 0.02",
                lines(LINES, List.of(used("input", 15_000)),
                        List.of(row("batch api | gpt-9, input", "0.01", null), row("gpt-9, input", "0.01", null),
                                other),
                        mixed("gpt-9", true, false)).get(0));
    }

    @Test
    void longRequestsOfTwoPricesAreWhatThePlainLineLeaves() {
        List<UsageCharge> used = List.of(used("input", 600), used(DAY, "p", "gpt-9-2026-02-02", "standard", "input", 400, false));
        assertEquals(List.of("gpt-9, input | 10: 300 standard input at 2, 400 standard input at 2 = 0.0014",
                "gpt-9, input, long context | 10: 300 standard input long of the bill at 4 = 0.0020"),
                lines(LINES, used, List.of(row("gpt-9, input, long context", "0.0020", null), row("gpt-9, input", "0.0014", null))));
    }

    @Test
    void whereThePlainLineBillsAllOfTheUsageNothingWasLong() {
        assertEquals(List.of("gpt-9, input | 10: 1000 standard input at 2 = 0.002", "gpt-9, input, long context | 10:  = 0.0013211"),
                lines(LINES, List.of(used("input", 1_000)),
                        List.of(row("gpt-9, input, long context", "0.0013211", null), row("gpt-9, input", "0.002", null))));
    }

    @Test
    void longRequestsThatAreFreeAreComparedInTheSum() {
        assertEquals("gpt-7, input + gpt-7, input, long context" + LONG + " | 10: 10000 standard input at 3 = 0.02",
                lines(LINES, List.of(used(DAY, "p", "gpt-7", "standard", "input", 10_000, false)),
                        List.of(row("gpt-7, input, long context", "0.01", null), row("gpt-7, input", "0.01", null),
                                row("web search", "0.05", null)))
                        .get(0));
    }

    @Test
    void ofOneRegionAllChargesAreAsTheBillHasThem() {
        assertEquals(List.of("gpt-9, input | 10: 300 standard input of the bill at 2, 400 standard input of the bill at 2 = 0.00154",
                "gpt-9, input, long context | 10: 300 standard input long of the bill at 4 = 0.00132"),
                lines(LINES, List.of(used("input", 600), used(DAY, "q", "gpt-9", "standard", "input", 400, false)),
                        List.of(row("gpt-9, input, long context", "0.00132", null), row("gpt-9, input", "0.00154", null))));
    }

    @Test
    void bothLinesAtThePriceOfOneRegionAreATenthMoreTokens() {
        assertEquals(List.of("gpt-9, input | 10: 700 standard input of the bill at 2 = 0.00154",
                "gpt-9, input, long context | 10: 300 standard input long of the bill at 4 = 0.00132"),
                lines(LINES, List.of(used("input", 1_000)),
                        List.of(row("gpt-9, input, long context", "0.00132", null), row("gpt-9, input", "0.00154", null))));
    }

    @Test
    void whatALogSaysIsLongIsNotTakenFromTheBill() {
        assertEquals(List.of("gpt-9, input | 10: 900 standard input at 2 = 0.0014",
                "gpt-9, input, long context | 10: 100 standard input long at 4 = 0.0012"),
                lines(LINES, List.of(used("input", 900), used(DAY, "p", "gpt-9", "standard", "input", 100, true)),
                        List.of(row("gpt-9, input, long context", "0.0012", "300"), row("gpt-9, input", "0.0014", null))));
    }

    @Test
    void aModelWithoutARowForLongRequestsIsLongWithoutAPrice() {
        assertEquals(List.of("gpt-8, input | 10: 700 standard input at 3 = 0.0021",
                "gpt-8, input, long context | 10: 300 standard input long without a rate of the bill at - = 0.0018"),
                lines(LINES, List.of(used(DAY, "p", "gpt-8", "standard", "input", 1_000, false)),
                        List.of(row("gpt-8, input, long context", "0.0018", "300"), row("gpt-8, input", "0.0021", null))));
    }

    @Test
    void longRowsOfOneDayAreLookedAtTogetherAndThoseOfAProjectByThemselves() {
        List<UsageCharge> used = List.of(used("input", 1_000), used(DAY, "q", "gpt-9", "standard", "input", 500, false));
        List<BilledCharge> bill = List.of(row("gpt-9, input, long context", "0.0004", "100"),
                row("gpt-9, input, long context", "0.0004", "100"),
                row(DAY, "q", "gpt-9, input, long context", "0.0012", "300"));
        assertEquals(List.of("gpt-9, input of p | 10: 800 standard input at 2 = 0", "gpt-9, input of q | 10: 200 standard input at 2 = 0",
                "gpt-9, input, long context of p | 10: 200 standard input long of the bill at 4 = 0.0008",
                "gpt-9, input, long context of q | 10: 300 standard input long of the bill at 4 = 0.0012"), lines(PROJECTS, used, bill));
        assertEquals(List.of("gpt-9, input | 10: 500 standard input at 2, 500 standard input at 2 = 0",
                "gpt-9, input, long context | 10: 500 standard input long of the bill at 4 = 0.0020"), lines(LINES, used, bill));
    }

    /** Whether the amounts of a bill are taken for rounded ones, by what the usage of their places costs. */
    private boolean isRounded(Level level, List<UsageCharge> used, List<BilledCharge> bill) {
        List<BilledCharge> rows = Comparison.lines(level, cards, used, bill, List.of()).stream().flatMap(line -> line.cells().stream())
                .flatMap(cell -> cell.bill().stream()).toList();
        assertEquals(bill.size(), rows.size());
        return rows.get(0).rounding().signum() > 0;
    }

    @Test
    void amountsAreRoundedWhereTheyAreTheNearestToWhatTheUsageOfTheirPlacesCosts() {
        long[] tokens = {1_234_567, 1_000_001, 1_111_111};
        String[] amounts = {"2.47", "2.0", "2.22"};
        List<UsageCharge> used = new ArrayList<>();
        List<UsageCharge> unpriced = new ArrayList<>();
        List<BilledCharge> byLine = new ArrayList<>();
        List<BilledCharge> byProject = new ArrayList<>();
        List<BilledCharge> totals = new ArrayList<>();
        List<BilledCharge> twice = new ArrayList<>();
        for (int i = 0; i < tokens.length; i++) {
            LocalDate day = DAY.plusDays(i);
            used.add(used(day, "p", "gpt-9", "standard", "input", tokens[i], false));
            unpriced.add(used(day, "p", "gpt-9", "scale", "input", 1, false).in("standard", "input", 1, null, null));
            byLine.add(row(day, null, "gpt-9, input", amounts[i], null));
            byProject.add(row(day, "p", "gpt-9, input", amounts[i], null));
            totals.add(row(day, null, null, amounts[i], null));
            twice.addAll(List.of(row(day, null, "gpt-9, input", amounts[i], null), row(day, null, "gpt-9, input", "0", null)));
        }
        assertEquals(true, isRounded(LINES, used, byLine));
        assertEquals(true, isRounded(PROJECTS, used, byProject));
        assertEquals(true, isRounded(TOTAL, used, totals));
        assertEquals(false, isRounded(LINES, used, twice), "two rows of one place say nothing");
        List<UsageCharge> both = new ArrayList<>(used);
        both.addAll(unpriced);
        assertEquals(false, isRounded(LINES, both, byLine), "a part of the usage has no price");
        List<UsageCharge> ofTwo = new ArrayList<>(used);
        used.forEach(charge -> ofTwo.add(used(charge.day(), "q", "gpt-9", "standard", "input", 500_000, false)));
        assertEquals(false, isRounded(LINES, ofTwo, byLine), "the usage of all projects is behind the line");
        assertEquals(true, isRounded(PROJECTS, ofTwo, byProject), "and that of its own one where the bill names it");
        List<UsageCharge> output = new ArrayList<>(used);
        used.forEach(charge -> output.add(used(charge.day(), "p", "gpt-9", "standard", "output", 500_000, false)));
        assertEquals(true, isRounded(LINES, output, byLine));
        assertEquals(false, isRounded(TOTAL, output, totals));
        for (String tier : List.of("batch api | gpt-9, output", "gpt-9, output, long context")) {
            List<BilledCharge> split = new ArrayList<>(byLine);
            split.add(row(DAY, null, tier, "1", null));
            assertEquals(false, isRounded(LINES, used, split), "several lines share the usage: " + tier);
        }
    }

    @Test
    void evalsAreAddedWhereMoreDaysTieWithThemThanWithout() {
        LocalDate next = DAY.plusDays(1);
        List<UsageCharge> used = List.of(used("input", 1_000), used("output", 10),
                used(next, "p", "gpt-9", "standard", "input", 3_000, false),
                used(next, "p", "gpt-9", "standard", "output", 20, false));
        String joined = "gpt-9, input + evals | gpt-9, input [the usage includes the evals, so the sum of the lines is compared]";
        String days = " | 10: 1000 standard input at 2 = %s | 11: 3000 standard input at 2 = %s";
        String output = "gpt-9, output | 10: 10 standard output at 8 = 0 | 11: 20 standard output at 8 = 0";
        List<BilledCharge> included = List.of(row("gpt-9, input", "0.0015", null), row("evals | gpt-9, input", "0.0005", null),
                row(next, "p", "gpt-9, input", "0.0045", null), row(next, "p", "evals | gpt-9, input", "0.0015", null));
        assertEquals(List.of(joined + String.format(days, "0.0020", "0.0060"), output), lines(LINES, used, included));
        List<BilledCharge> one = List.of(row("gpt-9, input", "0.0015", null), row("evals | gpt-9, input", "0.0005", null),
                row(next, "p", "gpt-9, input", "0.006", null), row(next, "p", "evals | gpt-9, input", "0.0015", null));
        assertEquals(
                List.of("evals | gpt-9, input | 10:  = 0.0005 | 11:  = 0.0015", "gpt-9, input" + String.format(days, "0.0015", "0.006"),
                        output),
                lines(LINES, used, one), "one day of each says nothing");
        assertEquals(List.of("evals | gpt-8, input | 10:  = 0.0005", "gpt-9, input" + String.format(days, "0", "0"), output),
                lines(LINES, used, List.of(row("evals | gpt-8, input", "0.0005", null))), "of another model");
        List<UsageCharge> unpriced = new ArrayList<>(used);
        unpriced.add(used("input", 5).in("standard", "input", 5, null, null));
        assertEquals(joined, lines(LINES, unpriced, included).get(0).replaceAll(" \\| 10: .*", ""), "by what is known");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            // What the bill has goes before what it could have.
            "gpt-9-2026-01-01; standard; input; gpt-9, input; gpt-9, input",
            "gpt-9-2026-01-01; standard; input; x; gpt-9-2026-01-01, input",
            "gpt-9-2026-01-01; standard; input; gpt-9, input / gpt-9-2026-01-01, input; gpt-9-2026-01-01, input",
            "gpt-9; standard; input; gpt-9-2026-01-01, input; gpt-9-2026-01-01, input",
            "gpt-9; standard; input; gpt-9-2026-01-01, input / gpt-9-2026-02-02, input; gpt-9, input",
            "gpt-9-2026-01-01; standard; output; gpt-9, input; gpt-9, output", "gpt-9; standard; output; gpt-9; gpt-9",
            "gpt-9; standard; output; gpt-9 text, output; gpt-9 text, output",
            "gpt-9; standard; output; gpt-9 text, input; gpt-9 text, output",
            // Without a rate of their own, cached input and cache writes are billed as input.
            "gpt-9; standard; cached_input; x; gpt-9, cached input", "gpt-9; standard; cache_write; x; gpt-9, input",
            "gpt-9; standard; cache_write; gpt-9, cache writes; gpt-9, cache writes",
            "gpt-9; standard; cache_write_12h; gpt-9, cache writes - 12hr; gpt-9, cache writes - 12hr",
            "gpt-8; standard; cached_input; x; gpt-8, input", "gpt-6; standard; cached_input; x; gpt-6, cached input",
            "gpt-6; standard; cached_input; gpt-6, input; gpt-6, input", "gpt-6; standard; cache_write_12h; x; gpt-6, cache writes - 12hr",
            // Tiers.
            "gpt-9; batch; input; x; batch api | gpt-9, input", "gpt-9; flex; input; x; flex | gpt-9, input",
            "gpt-9; priority; input; x; priority | gpt-9, input", "gpt-9; priority; input; fast | gpt-9, input; fast | gpt-9, input",
            "gpt-9-realtime-preview; standard; input; x; realtime api | gpt-9-realtime-preview, input",
            "gpt-9-realtime-preview; standard; input; gpt-9-realtime-preview, input; gpt-9-realtime-preview, input",
            "gpt-9-realtime; standard; input; x; gpt-9-realtime, input",
            "gpt-9-realtime; standard; input; realtime api | gpt-9-realtime, input; realtime api | gpt-9-realtime, input",
            // Media.
            "gpt-image-9; standard; media_output; x; gpt-image-9 image, output",
            "gpt-9-audio; standard; media_input; x; gpt-9-audio audio, input",
            "gpt-9-audio; standard; media_input; gpt-9-audio image, input; gpt-9-audio image, input",
            "gpt-9; standard; media_input; x; gpt-9 audio or image, input",
            "gpt-9; standard; media_cached_input; gpt-9 audio, cached input; gpt-9 audio, cached input",
            "gpt-image-9; standard; output; gpt-image-9 image, output; gpt-image-9 image, output",
            "gpt-image-9; standard; output; x; gpt-image-9, output",
            // Models that are billed under another name.
            "text-embedding-ada-002-v2; standard; input; x; ada v2",
            "text-embedding-3-small; standard; input; text-embedding-3-small; text-embedding-3-small",
            "gpt-4-0613; standard; input; x; gpt-4, input", "gpt-image-1-2025-04-23; standard; input; x; gpt-image-1, input",
            "gpt-9:eu; standard; input; x; gpt-9, input",
            "ft:gpt-9-2026-01-01:acme::x; standard; input; x; ft-gpt-9-2026-01-01, input",
            "ft:gpt-9-2026-01-01:acme::x; standard; input; ft-gpt-9, input; ft-gpt-9, input",
            "ft:gpt-3.5-turbo-0125:acme::x; standard; input; x; ft-gpt-3.5-turbo, input",
            "ft:gpt-3.5-turbo-0125:acme::x; standard; input; ft-gpt-3.5-turbo-0125, input; ft-gpt-3.5-turbo-0125, input",
            "ft:gpt-4-0613:acme::x; standard; input; x; ft-gpt-4, input"})
    void aChargeStandsOnTheLineThatTheBillHas(String model, String tier, String meter, String billed, String line) {
        assertEquals(line,
                new LineNames(Set.copyOf(Arrays.asList(billed.split(" / ", -1)))).of(used(DAY, null, model, tier, meter, 1, false)));
    }

    @Test
    void theSkuOfADataSharingOrLongChargeIsSaidByItsLine() {
        assertEquals("gpt-9, input, long context", new LineNames(Set.of()).of(used(DAY, null, "gpt-9", "standard", "input", 1, true)));
        assertEquals("gpt-9, input, long context", new LineNames(Set.of()).of(used("input", 5).inLongContext(5, null)));
    }

    @Test
    void ofARateThatIsNotOfferedNothingHasAPrice() {
        assertNull(MixedTiers.price(null, "input"));
        Rate rate = cards.rateFor(ModelId.of("gpt-9"), "standard", DAY).orElseThrow();
        assertEquals(List.of("2", "1", "2", "2", "8"), List.of("input", "cached_input", "cache_write", "cache_write_12h", "output").stream()
                .map(meter -> MixedTiers.price(rate, meter).toPlainString()).toList());
        assertNull(MixedTiers.price(rate, "training"));
        assertNull(MixedTiers.price(rate, "media_input"));
    }

    @Test
    void theLinesOfLongContextAreSortedAndNoOthers() {
        assertEquals(List.of("a, input, long context", "b, input, long context"),
                LongContext.lines(List.of("b, input, long context", "a, input", "a, input, long context")));
    }

    private static String fit(RateCards cards, Difference... causes) {
        CardFit fit = new CardFit(cards);
        UsageCharge used = new UsageCharge(DAY, null, "gpt-4o-2024-08-06", "gpt-4o-2024-08-06", "gpt-4o-2024-08-06", false, "standard",
                "input", 1,
                BigDecimal.ONE, null, false, false);
        for (int i = 0; i < causes.length; i++) {
            String item = i == 0 ? "gpt-4o-2024-08-06, input" : "line " + i;
            fit.look(new Line(item, null,
                    List.of(new LineDay(DAY, List.of(used), List.of()), new LineDay(DAY.plusDays(1), List.of(used), List.of())),
                    null), List.of(causes[i]));
        }
        fit.look(new Line(null, null, List.of(new LineDay(DAY, List.of(used), List.of())), null), List.of(price("9", "1")));
        return fit.sentence();
    }

    private static Difference price(String billed, String card) {
        return new Difference(Difference.Kind.PRICE, DAY, BigDecimal.ONE,
                new Difference.Prices(new BigDecimal(billed), new BigDecimal(card)), List.of(), 0);
    }

    @Test
    void aCardThatDisagreesIsNamedWithTheBuiltInOneThatDoesNot() {
        assertNull(fit(cards));
        assertNull(fit(cards, Difference.of(Difference.Kind.TOKENS, DAY, BigDecimal.ONE)));
        assertEquals(
                "rate card card.csv disagrees with the cost export on the price of 1 line; the built-in card openai fits it (--rates openai)",
                fit(cards, price("2.5", "2")));
        assertEquals("rate card card.csv disagrees with the cost export on the price of 2 lines; the built-in card openai fits all of them "
                + "(--rates openai)", fit(cards, price("2.5", "2"), price("2.5", "2")));
        assertEquals("rate card card.csv disagrees with the cost export on the price of 2 lines; the built-in card openai fits 1 of them "
                + "(--rates openai)", fit(cards, price("2.5", "2"), price("7.77", "2")));
        assertEquals("rate card card.csv disagrees with the cost export on the price of 1 line, and no built-in card fits; "
                + "run 'ftcost rates infer' to create the one that does", fit(cards, price("7.77", "2")));
        assertEquals("rate card openai disagrees with the cost export on the price of 1 line, and no built-in card fits; "
                + "run 'ftcost rates infer' to create the one that does",
                fit(RateCards.load(List.of()), price("2.5", "2")).replace(
                        "; the built-in card azure fits it (--rates azure)",
                        ", and no built-in card fits; run 'ftcost rates infer' to create the one that does"));
        assertEquals("1 line is billed at 1.1 times the rate card, as OpenAI charges for regional processing",
                fit(cards, price("2.2", "2")));
        assertEquals("2 lines are billed at 1.1 times the rate card, as OpenAI charges for regional processing",
                fit(cards, price("2.2", "2"), price("2.2", "2")));
        assertEquals(
                "1 line is billed at 1.1 times the rate card, as OpenAI charges for regional processing; rate card card.csv disagrees with the cost "
                        + "export on the price of 1 line, and no built-in card fits; run 'ftcost rates infer' to create the one that does",
                fit(cards, price("2.2", "2"), price("7.77", "2")));
    }

    @Test
    void aLineOfOneRegionMayHaveOtherDifferencesBesides() {
        CardFit fit = new CardFit(cards);
        fit.look(new Line("gpt-9, input", null, List.of(new LineDay(DAY, List.of(used("input", 1)), List.of())), null),
                List.of(price("2.2", "2"), Difference.of(Difference.Kind.TOKENS, DAY, BigDecimal.ONE)));
        assertEquals("1 line is billed at 1.1 times the rate card, as OpenAI charges for regional processing", fit.sentence());
    }

    @Test
    void aPriceThatMayAsWellBeTokensOrADayBilledTwiceSaysNothingOfTheCard() {
        assertNull(fit(cards, new Difference(Difference.Kind.PRICE, DAY, BigDecimal.ONE,
                new Difference.Prices(new BigDecimal("2.5"), new BigDecimal("2")), List.of(new Difference.Fit(1, "input tokens")), 0)));
        assertNull(fit(cards, new Difference(Difference.Kind.PRICE, DAY, BigDecimal.ONE,
                new Difference.Prices(new BigDecimal("2.5"), new BigDecimal("2")), List.of(), 2)));
    }
}

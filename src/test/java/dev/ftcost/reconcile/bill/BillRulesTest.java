package dev.ftcost.reconcile.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.rates.Rate;
import dev.ftcost.reconcile.bill.Difference.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a comparison with the bill turns: the last value on the one side, and the first on the other. */
class BillRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final String NOISE = "0.000000001";

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static UsageCharge used(String sku, String tier, String meter, long tokens, String price) {
        return new UsageCharge(DAY, null, sku, sku, sku, false, tier, meter, tokens, number(price), null, false, false);
    }

    private static BilledCharge row(String line, String amount, String tokens, String rounding) {
        return new BilledCharge(DAY, line, null, number(amount), number(tokens), 0, number(rounding));
    }

    @ParameterizedTest
    @CsvSource({"0.000000001, true", "-0.000000001, true", "0.0000000011, false", "-0.0000000011, false", "0, true"})
    void whatBinaryFloatingPointAddsIsNothing(BigDecimal amount, boolean isNothing) {
        assertEquals(isNothing, LineDay.isNothing(amount));
        assertEquals(!isNothing && amount.signum() < 0, row("x", amount.toPlainString(), null, "0").isCredit());
    }

    @Test
    void aDayTiesWhereTheRestIsWhatItsExportMayHaveRoundedAway() {
        List<UsageCharge> used = List.of(used("a", "standard", "input", 1_000_000, "2.5"));
        assertTrue(new LineDay(DAY, used, List.of(row("a, input", "2.505", null, "0.005"))).ties());
        assertFalse(new LineDay(DAY, used, List.of(row("a, input", "2.5051", null, "0.005"))).ties());
        assertTrue(new LineDay(DAY, used, List.of(row("a, input", "2.49", null, "0.005"), row("a, input", "0", null, "0.005"))).ties());
        assertEquals(number(NOISE), new LineDay(DAY, used, List.of(row("a, input", "2.5", null, "0"))).slack());
        assertEquals(number("0.030"),
                new LineDay(DAY, used, List.of(row("a, input", "2", null, "0.005"), row("a, output", "1", null, "0.005"))).slack(),
                "of two lines, three times as much");
        assertEquals(number("0.015"),
                new LineDay(DAY, List.of(used.get(0).asBilled()), List.of(row("a, input", "2", null, "0.005"))).slack(),
                "tokens that the bill says, too");
    }

    @Test
    void aDayHasAPriceWhereAllOfItsUsageHasTheSame() {
        UsageCharge one = used("a", "standard", "input", 1, "2.5");
        List<BilledCharge> bill = List.of(row("a, input", "1", "7", "0"), row("a, input", "1", "5", "0"));
        assertEquals(number("2.5"), new LineDay(DAY, List.of(one, used("b", "standard", "input", 1, "2.50")), bill).unitPrice());
        assertNull(new LineDay(DAY, List.of(one, used("b", "standard", "input", 1, "3")), bill).unitPrice());
        assertNull(new LineDay(DAY, List.of(one, used("b", "standard", "input", 1, null)), bill).unitPrice());
        assertNull(new LineDay(DAY, List.of(), bill).unitPrice());
        assertNull(new LineDay(DAY, List.of(one), List.of(bill.get(0), row("a, output", "1", "7", "0"))).unitPrice());
        assertEquals(number("12"), new LineDay(DAY, List.of(), bill).billedTokens());
        assertNull(new LineDay(DAY, List.of(), List.of(bill.get(0), row("a, input", "1", null, "0"))).billedTokens());
        assertNull(new LineDay(DAY, List.of(one), List.of()).billedTokens());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"0.0000025, 2.5, 1", "-0.0000025, 2.5, -1", "0.0000025010, 2.5, 1", "0.0000025011, 2.5, -",
            "0, 2.5, -",
            "0.0000001001, 0.1, 1", "0.00000010011, 0.1, -", "0.0000025, 0, -", "0.0000025, -2.5, -",
            "99999999999.999999, 1, 99999999999999999",
            "100000000000, 1, -"})
    void anAmountIsWorthAWholeNumberOfTokensOrNone(String amount, String price, Long tokens) {
        assertEquals(tokens, TokenFits.wholeTokens(number(amount), number(price)));
        assertEquals(tokens, TokenFits.wholeTokens(number(amount), number(price), number(NOISE)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"0.00104, 100, 0.00004, 10", "0.00096, 100, 0.00004, 10", "0.001041, 100, 0.00004, -",
            "0.00004, 100, 0.00004, -",
            "0.001, 100, 0.00005, -", "0.001, 100, 0.0000499, 10", "0.000000005, 0.001, 0.000000001, 5"})
    void ofARoundedAmountOneNumberOfTokensAloneMayFit(String amount, String price, String slack, Long tokens) {
        assertEquals(tokens, TokenFits.wholeTokens(number(amount), number(price), number(slack)));
    }

    private static List<String> fits(String variance, UsageCharge... used) {
        return TokenFits.of(new LineDay(DAY, List.of(used), List.of()), number(variance), null).stream()
                .map(fit -> fit.tokens() + " " + fit.label())
                .toList();
    }

    @Test
    void noMoreTokensAreMissingThanWereUsedAndAmongManyMetersNoneIsAdded() {
        UsageCharge input = used("a", "standard", "input", 100, "2.5");
        assertEquals(List.of("200 input tokens"), fits("0.0005", input));
        assertEquals(List.of("-100 input tokens"), fits("-0.00025", input));
        assertEquals(List.of(), fits("-0.0002525", input));
        UsageCharge output = used("a", "standard", "cached_input", 500, "1.25");
        assertEquals(List.of("100 input tokens", "200 cached input tokens"), fits("0.00025", input, output));
        assertEquals(List.of("202 cached input tokens"), fits("0.0002525", input, output));
        assertEquals(List.of("100 input tokens of a"), fits("0.00025", input, used("b", "standard", "input", 99, "2.5")));
        assertEquals(List.of("100 input tokens", "100 batch input tokens"),
                fits("0.00025", input, used("a", "batch", "input", 100, "2.5")));
        assertEquals(List.of("100 input tokens", "200 cached input tokens"), fits("0.00025", output, input), "the fewest first");
        assertEquals(List.of("100 input tokens"), fits("0.00025", used("a", "batch", "input", 100, "2.5")));
        assertEquals(List.of("-150 input tokens"), fits("-0.000375", input, used("a", "standard", "input", 50, "2.5")),
                "of one label, added up");
        assertEquals(List.of("150 input tokens"), fits("0.000375", input, used("a", "standard", "input", 50, "2.5")),
                "of one label, added up");
        assertEquals(List.of(), fits("0.00025", input.asBilled(), used("a", "standard", "input", 100, null)),
                "the bill's own, or unpriced");
    }

    private static boolean isRounded(List<String> costs, String... amounts) {
        List<BilledCharge> bill = Arrays.stream(amounts).map(amount -> row("a, input", amount, null, "0")).toList();
        int[] at = {0};
        List<BilledCharge> rounded = Rounding.of(bill, charge -> number(costs.get(at[0]++ % costs.size())));
        assertEquals(bill.size(), rounded.size());
        return rounded.get(0).rounding().signum() > 0;
    }

    private static List<String> times(int times, String value) {
        return java.util.Collections.nCopies(times, value);
    }

    @Test
    void anExportRoundsWhereThreeAmountsAreTheNearestAndMostOfThoseThatOughtToBe() {
        assertTrue(isRounded(List.of("1.234", "2.345", "3.456"), "1.23", "2.35", "3.46"));
        assertTrue(isRounded(List.of("1.235", "2.345", "3.455"), "1.23", "2.34", "3.46"), "half a cent is rounded either way");
        assertFalse(isRounded(List.of("1.234", "2.345"), "1.23", "2.35"), "two are chance");
        assertTrue(isRounded(List.of("1.234", "2.345", "3.456", "9.999", "8.888", "7.777"), "1.23", "2.35", "3.46", "1", "2", "3"));
        assertFalse(
                isRounded(List.of("1.234", "2.345", "3.456", "9.999", "8.888", "7.777", "6.666"), "1.23", "2.35", "3.46", "1", "2", "3",
                        "4"),
                "less than half");
        assertFalse(isRounded(List.of("1.23", "2.35", "3.46", "3.4"), "1.23", "2.35", "3.46", "3.4"), "nothing to round");
    }

    @Test
    void anExportThatWritesAllAmountsWithTheSameDecimalsRounds() {
        List<String> unknown = Arrays.asList((String) null);
        assertTrue(isRounded(unknown, "1.00", "2.50", "3.46"));
        assertFalse(isRounded(unknown, "1.00", "2.50"), "two are chance");
        assertFalse(isRounded(unknown, "1.00", "2.50", "3.4"));
        assertFalse(isRounded(unknown, "1.000", "2.500", "3.461"), "nobody writes three");
        assertTrue(isRounded(unknown, "1.0000", "2.5000", "3.4612"));
        assertFalse(isRounded(List.of("9.999", "8.888", "7.777"), "1.00", "2.50", "3.46"), "the usage says that it does not");
        assertTrue(isRounded(List.of("1.004", "8.888", "7.777"), "1.00", "2.50", "3.46"));
        assertFalse(isRounded(unknown, "1.0000000", "2.5000000", "3.4612345"), "seven decimals are none that anybody rounds to");
        assertTrue(isRounded(unknown, "1.000000", "2.500000", "3.461234"));
    }

    @Test
    void ofTwentyAmountsOfTokensOneIsLong() {
        List<String> unknown = Arrays.asList((String) null);
        assertTrue(isRounded(unknown, times(20, "1.5").toArray(String[]::new)));
        assertFalse(isRounded(unknown, times(19, "1.5").toArray(String[]::new)));
        assertFalse(isRounded(List.of("1.5"), times(20, "1.5").toArray(String[]::new)), "of known costs, they are the costs");
    }

    @Test
    void aLineMayBeRoundedByItselfAndAFileBySelf() {
        List<BilledCharge> bill = List.of(row("a, input", "1.00", null, "0"), row("a, input", "2.50", null, "0"),
                row("a, input", "3.46", null, "0"),
                row("a, output", "0.1234567", null, "0"));
        assertEquals(List.of("0.005", "0.005", "0.005", "0"),
                Rounding.of(bill, charge -> null).stream().map(charge -> charge.rounding().toPlainString()).toList());
    }

    @Test
    void ofAFileWithSixDecimalsAllLinesAreLookedAtTogether() {
        List<BilledCharge> bill = List.of(row("a, input", "1.00", null, "0"), row("a, input", "2.50", null, "0"),
                row("a, input", "3.46", null, "0"),
                row("a, output", "0.123456", null, "0"));
        assertEquals(bill, Rounding.of(bill, charge -> null));
    }

    @Test
    void aLineAddsUpItsDaysAndSaysWhetherTokensStandBehindIt() {
        LineDay first = new LineDay(DAY, List.of(used("a", "standard", "input", 100, "2.5"), used("b", "standard", "input", 5, null)),
                List.of(row("a, input", "1", null, "0"), row("a, input", "2", null, "0")));
        LineDay second = new LineDay(DAY.plusDays(1), List.of(used("a", "standard", "input", 50, "2.5")),
                List.of(row("a, input", "4", null, "0")));
        Line line = new Line("a, input", null, List.of(first, second), "a note");
        assertEquals(155, line.tokens());
        assertEquals(number("0.0003750"), line.listCost().setScale(7));
        assertEquals(number("7"), line.billed());
        assertEquals(number("2.99975"), first.variance().stripTrailingZeros());
        assertTrue(line.isUnpriced());
        assertFalse(line.on(List.of(second)).isUnpriced());
        assertEquals(new Line("a, input", null, List.of(second), "a note"), line.on(List.of(second)));
        assertEquals(List.of("a", "b"), line.models());
        assertTrue(line.billsTokens());
        assertTrue(billsTokens(null, List.of(), row("web search", "1", null, "0")), "a total");
        assertTrue(billsTokens("web search", first.used(), row("web search", "1", null, "0")), "what was used stands behind it");
        assertTrue(billsTokens("a, input", List.of(), row("a, input", "1", null, "0")));
        assertFalse(billsTokens("web search", List.of(), row("web search", "1", null, "0")));
    }

    private static boolean billsTokens(String item, List<UsageCharge> used, BilledCharge row) {
        return new Line(item, null, List.of(new LineDay(DAY, used, List.of(row))), null).billsTokens();
    }

    @Test
    void aMeterHasARateOfItsOwnWhereTheCardHasAPriceOfIt() {
        BigDecimal one = BigDecimal.ONE;
        Rate all = rate(new Rate.Prices(one, one, one, one, one, null, null, null));
        Rate none = rate(new Rate.Prices(one, null, null, null, one, null, null, null));
        for (String meter : List.of("cached_input", "cache_write", "cache_write_12h")) {
            UsageCharge charge = used("a", "standard", meter, 1, "1");
            assertTrue(charge.in("standard", meter, 1, one, all).hasOwnRate(), meter);
            assertFalse(charge.in("standard", meter, 1, one, none).hasOwnRate(), meter);
            assertFalse(charge.hasOwnRate(), meter);
        }
        assertTrue(used("a", "standard", "input", 1, "1").hasOwnRate());
    }

    private static Rate rate(Rate.Prices prices) {
        return new Rate("card", 2, "a", "standard", false, null, null, null, prices, null, null, null);
    }

    @Test
    void aChargeOfTrainingSaysSoAndAJobIsAChargeOfItsTokens() {
        assertTrue(row("ft-gpt-9, training", "1", null, "0").isTraining());
        assertFalse(row("ft-gpt-9, input", "1", null, "0").isTraining());
        assertFalse(row(null, "1", null, "0").isTraining());
        assertEquals(new UsageCharge(DAY, null, "ft:gpt-9:acme::x", "gpt-9", "ft:gpt-9", true, "standard", "training", 7, number("3"), null,
                false,
                false), job(7L, null, "0.000021").asCharge());
        assertNull(job(7L, null, null).asCharge());
        assertNull(job(7L, "2.55", "255").asCharge());
        assertNull(job(null, null, "1").asCharge());
    }

    private static BilledJob job(Long tokens, String hours, String cost) {
        return new BilledJob(DAY, "id", "ft:gpt-9:acme::x", "gpt-9", tokens, number(hours), number("3"), number(cost), false, null);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = ';', value = {"gpt-9, input; standard; input; gpt-9, input",
            "batch api | gpt-9, cached input; batch; cached_input; gpt-9, cached input",
            "flex | gpt-9, output; flex; output; gpt-9, output",
            "priority | gpt-9, cache writes; priority; cache_write; gpt-9, cache writes",
            "fast | gpt-9, cache writes - 12hr; priority; cache_write_12h; gpt-9, cache writes - 12hr",
            "ultrafast | gpt-9, input; ultrafast; input; gpt-9, input", "realtime api | gpt-9, input; standard; input; gpt-9, input",
            "web search; standard; -; web search"})
    void aLineItemSaysItsTierAndItsMeter(String text, String tier, String meter, String withoutPrefix) {
        assertEquals(tier, LineItem.of(text).serviceTier());
        assertEquals(meter, LineItem.of(text).meter());
        assertEquals(withoutPrefix, LineItem.of(text).withoutPrefix());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"file search storage; STORAGE", "vector store; STORAGE", "file search; STORAGE",
            "file search calls; TOOL",
            "tool use; TOOL", "code interpreter; TOOL", "container usage; TOOL", "dall-e 3; IMAGE", "image generation; IMAGE",
            "tts-1; AUDIO",
            "whisper; AUDIO", "audio minutes; AUDIO", "gpt-9-transcribe; AUDIO", "a credit; OTHER", "''; OTHER"})
    void aLineWithoutASideIsOfAKindByItsWords(String text, LineItem.Kind kind) {
        assertEquals(kind, LineItem.of(text).kind());
        assertEquals(text, LineItem.of(text).text());
    }

    @Test
    void aDayIsPartlyCoveredWhereAnExportBeginsOrEndsWithinIt() {
        long start = DAY.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        assertFalse(coverage(start, null).hasPartOfUsage(DAY));
        assertTrue(coverage(start + 1, null).hasPartOfUsage(DAY));
        assertTrue(coverage(null, start + 86_339).hasPartOfUsage(DAY));
        assertTrue(coverage(null, start + 86_340).hasPartOfUsage(DAY));
        assertFalse(coverage(null, start + 86_341).hasPartOfUsage(DAY), "a last bucket may end one second before midnight");
        assertFalse(coverage(null, start + 86_400).hasPartOfUsage(DAY));
        assertFalse(coverage(null, null).hasPartOfUsage(DAY));
        assertFalse(new Coverage(0, start + 1, start + 1, null, null).hasPartOfBill(DAY));
        assertTrue(new Coverage(0, null, null, start + 1, null).hasPartOfBill(DAY));
        assertTrue(new Coverage(0, null, null, null, start + 1).hasPartOfBill(DAY));
    }

    private static Coverage coverage(Long usageStart, Long usageEnd) {
        return new Coverage(0, usageStart, usageEnd, null, null);
    }

    @Test
    void theBillBeginsAndEndsWithADay() {
        long start = DAY.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        assertTrue(new Coverage(0, null, null, null, start).billEndsBefore(DAY));
        assertFalse(new Coverage(0, null, null, null, start + 1).billEndsBefore(DAY));
        assertFalse(new Coverage(0, null, null, null, null).billEndsBefore(DAY));
        assertTrue(new Coverage(0, null, null, start + 86_400, null).billBeginsAfter(DAY));
        assertFalse(new Coverage(0, null, null, start + 86_399, null).billBeginsAfter(DAY));
        assertFalse(new Coverage(0, null, null, null, null).billBeginsAfter(DAY));
        assertEquals(new Coverage(start + 86_400, 1L, 2L, 3L, 4L), new Coverage(0, 1L, 2L, 3L, 4L).seenAtTheEndOf(DAY));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = ';', value = {"model, project; model, project; line item, project and day; -",
            "model; model, project; line item and day; the usage export is not grouped by project",
            "model, project; model; line item and day; the cost export is not grouped by project",
            "model; model; line item and day; neither side is grouped by project",
            "model, project; project; project and day; the cost export is not grouped by line item",
            "model, project; day; day in total; the cost export is not grouped by line item, the cost export is not grouped by project"})
    void theLevelIsTheFinestThatBothSidesHave(String used, String billed, String words, String why) {
        Level level = Level.of(List.of(new String[] {"used", used}, new String[] {"billed", billed}));
        assertEquals(words, level.words());
        assertEquals(why, level.why());
        assertEquals(List.of(used), level.usedBy());
        assertEquals(List.of(billed), level.billedBy());
    }

    @Test
    void aTenthMoreIsProcessingInOneRegion() {
        assertTrue(price("2.75", "2.5").isUplift());
        assertFalse(price("2.76", "2.5").isUplift());
        assertFalse(Difference.of(Kind.TOKENS, DAY, BigDecimal.ONE).isUplift());
        assertEquals(List.of(Kind.PART_OF_USAGE, Kind.PART_OF_BILL, Kind.NOT_YET_BILLED, Kind.LATE, Kind.NOTHING),
                Arrays.stream(Kind.values()).filter(kind -> !Difference.of(kind, DAY, BigDecimal.ONE).isExact()).toList());
    }

    private static Difference price(String billed, String card) {
        return new Difference(Kind.PRICE, DAY, BigDecimal.ONE, new Difference.Prices(number(billed), number(card)), List.of(), 0);
    }
}

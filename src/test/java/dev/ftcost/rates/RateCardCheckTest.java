package dev.ftcost.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From where on a card is odd: the last value that is still good, and the first that is not. */
class RateCardCheckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @CsvSource({"0.01, 0.99, 0", "0.01, 1, 1", "1, 0.010001, 0", "1, 0.01, 1", "0, 10, 0", "10, 0, 0"})
    void inputAndOutputDifferByLessThanAFactorOf100(String input, String output, int odd) {
        assertEquals(odd, count(check("o3," + input + "," + output), "differ by a factor of 100 or more"));
    }

    @ParameterizedTest
    @CsvSource({"9999.999999, 0", "10000, 1"})
    void noPriceIs10000DollarsPer1M(String price, int odd) {
        assertEquals(odd, count(check("o3," + price + "," + price), "input_per_1m '" + price + "' is implausible"));
    }

    @ParameterizedTest
    @CsvSource({"1999.9, 0", "2000, 1", "0.0021, 0", "0.002, 1", "0, 0"})
    void noPriceIs1000TimesItsNeighbors(String price, int odd) {
        assertEquals(odd, count(check("o1,2,2\no2,2,2\no3,2,2\no4," + price + ",2"), "1,000 times"));
    }

    @Test
    void threePricesHaveANeighborAndTheOddOneIsMoreOrLess() {
        assertEquals(1,
                count(check("o1,2,2\no2,2,2\no3,2000,2"), "input_per_1m '2000' is 1,000 times more than its neighbors (the median is 2)"));
        assertEquals(1, count(check("o1,2,2\no2,2,2\no3,0.002,2"),
                "input_per_1m '0.002' is 1,000 times less than its neighbors (the median is 2)"));
    }

    @Test
    void aFreeModelIsNoNeighbor() {
        assertEquals(0, count(check("o1,2,2\no2,0,2\no3,2000,2"), "1,000 times"), "of two prices, nobody knows which is odd");
        assertEquals(1, count(check("o1,2,2\no2,2,2\no3,0,2\no4,0,2\no5,0,2\no6,0,2\no7,2,2\no8,2000,2"), "1,000 times"));
    }

    @Test
    void anOverlapIsWithTheRowThatEndsLast() {
        assertEquals(List.of("3: the other is on line 2", "4: the other is on line 2"),
                overlaps("2026-01-01,2026-12-31", "2026-02-01,2026-03-01", "2026-06-01,2026-07-01"));
        assertEquals(List.of("3: the other is on line 2", "4: the other is on line 2"),
                overlaps("2026-01-01,", "2026-02-01,2026-03-01", "2026-06-01,"));
        assertEquals(List.of("3: the other is on line 2", "4: the other is on line 3"),
                overlaps("2026-01-01,2026-03-01", "2026-02-01,2026-12-31", "2026-06-01,2026-07-01"));
        assertEquals(List.of("3: the other is on line 2", "4: the other is on line 3"),
                overlaps("2026-01-01,2026-03-01", "2026-02-01,", "2026-06-01,2026-07-01"));
        assertEquals(List.of(), overlaps("2026-01-01,2026-03-01", "2026-03-01,2026-06-01", "2026-06-01,"));
    }

    @ParameterizedTest
    @CsvSource({"19.99, 0", "20, 1", "0.0501, 0", "0.05, 1"})
    void noContractIsAFactorOf20FromTheList(String price, int odd) {
        assertEquals(odd, count(ListComparison.check(card("o3," + price + ",1"), card("o3,1,1")),
                "input_per_1m '" + price + "' is far from the list's 1"));
    }

    @ParameterizedTest
    @CsvSource({"8, 8, 0", "8.01, 8, 1", "8, 0, 0"})
    void inputIsNotMoreThanOutput(String input, String output, int odd) {
        assertEquals(odd, count(ListComparison.check(card("o3," + input + "," + output), card("o3,8,8")), "is more than output_per_1m"));
    }

    @ParameterizedTest
    @CsvSource({"999999.999999, 0", "1000000, 1"})
    void noTokenCostsADollar(String price, int odd) {
        assertEquals(odd, count(read("o3," + price + ",1").problems(), "at least one dollar per token"));
    }

    @Test
    void aMessageShowsTheFirst100Characters() {
        assertEquals("input_per_1m '" + "x".repeat(100) + "' is not a price; use USD per 1,000,000 tokens as plain digits, such as 3.75",
                read("o3," + "x".repeat(100) + ",1").problems().get(0).sentence());
        assertEquals("input_per_1m '" + "x".repeat(100) + "…' is not a price; use USD per 1,000,000 tokens as plain digits, such as 3.75",
                read("o3," + "x".repeat(101) + ",1").problems().get(0).sentence());
    }

    @Test
    void daysOutsideOfOpenAisPricesAreNamedByTheirColumn() {
        assertEquals(List.of(), ages("2020-01-01", "2099-12-31", "2026-06-01"));
        assertEquals(List.of(), ages("2020-01-01", "9999-12-31", ""));
        assertEquals(List.of("effective_from '2019-12-31'", "effective_to '2100-01-01'", "confirmed_on '2019-12-31'"),
                ages("2019-12-31", "2100-01-01", "2019-12-31"));
        assertEquals(List.of("confirmed_on '2026-06-02'"), ages("", "", "2026-06-02"));
    }

    @Test
    void aPriceIsOldAfter120Days() {
        UsedRate used = new UsedRate(confirmed(DAY.minusDays(120)), DAY);
        assertEquals(false, used.isOld());
        assertEquals(DAY.plusDays(1), used.oldFrom());
        assertEquals(true, new UsedRate(confirmed(DAY.minusDays(121)), DAY).isOld());
        assertEquals(false, new UsedRate(confirmed(null), DAY).isOld(), "nobody knows");
    }

    @Test
    void confirmedIsASpanOfDays() {
        assertEquals("", ConfirmedSpan.of(List.of()).label());
        assertEquals("no date of confirmation", ConfirmedSpan.of(List.of(confirmed(null))).label());
        assertEquals("confirmed 2026-06-01", ConfirmedSpan.of(List.of(confirmed(DAY))).label());
        assertEquals("confirmed 2026-06-01 to 2026-06-03, 2 without a date", ConfirmedSpan.of(
                List.of(confirmed(DAY.plusDays(2)), confirmed(null), confirmed(DAY), confirmed(DAY.plusDays(1)), confirmed(null))).label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-0.1", "1.5"})
    void aDiscountOfNothingOrEverythingIsNone(BigDecimal share) {
        assertThrows(InputError.class, () -> new Discount(share, List.of("*"), DAY));
    }

    private static List<String> problems(String text) {
        RateCardReader.Result result = RateCardReader.read("card", text.getBytes(StandardCharsets.UTF_8));
        List<RateProblem> problems = new ArrayList<>(result.problems());
        problems.addAll(RateCardCheck.check(result.card().rates()));
        return problems.stream().map(problem -> problem.line() + (problem.error() ? " error: " : " warning: ") + problem.sentence())
                .toList();
    }

    @Test
    void aRowHasAPriceAndCachedInputIsNotDearer() {
        String header = "model,input_per_1m,cached_input_per_1m,output_per_1m,training_per_hour,hosting_per_hour\n";
        assertEquals(List.of("2 warning: 'o1' has no price; a blank price means not offered, never 0"), problems(header + "o1,,,,,"));
        assertEquals(List.of(), problems(header + "o1,,,,100,\no2,,,,,2\no3,2,2,8,,\no4,,1,,,"));
        assertEquals(List.of("2 warning: cached_input_per_1m '2.01' is more than input_per_1m '2'; the columns may be swapped"),
                problems(header + "o3,2,2.01,8,,"));
    }

    @Test
    void aRowForLongRequestsOnlyLeavesTheOthersUnpriced() {
        String header = "model,context,project_id,input_per_1m,output_per_1m\n";
        assertEquals(List.of("2 warning: 'o1' standard long has a row for long requests only; other requests are unpriced"),
                problems(header + "o1,long,,2,8"));
        assertEquals(List.of("2 warning: 'o1' standard long of 'p' has a row for long requests only; other requests are unpriced"),
                problems(header + "o1,long,p,2,8\no1,,,2,8"));
        assertEquals(List.of(), problems(header + "o1,long,,2,8\no1,,,2,8"));
    }

    @Test
    void aGapIsNamedAndTheRowsMayComeInAnyOrder() {
        String header = "model,effective_from,effective_to,input_per_1m,output_per_1m\n";
        assertEquals(List.of("2 warning: 'o1' standard has no rate from 2026-02-01 to 2026-02-02; usage on those days is unpriced"),
                problems(header + "o1,2026-02-02,,2,8\no1,2026-01-01,2026-02-01,2,8"));
        assertEquals(List.of(), problems(header + "o1,2026-03-01,,2,8\no1,,2026-02-01,2,8\no1,2026-02-01,2026-03-01,2,8"));
    }

    @Test
    void aColumnThatIsUnknownOrMissingIsNamed() {
        String columns = " (the columns are " + String.join(",", RateCardReader.COLUMNS) + ")";
        assertEquals(List.of("1 error: unknown column 'modle'; did you mean 'model'?" + columns),
                problems("modle,input_per_1m,output_per_1m\no1,1,1"));
        assertEquals(List.of("1 error: unknown column 'qqqqqqqqqqqqq'" + columns),
                problems("model,qqqqqqqqqqqqq,input_per_1m,output_per_1m\no1,1,1,1"));
        assertEquals(List.of("1 error: the column 'output_per_1m' is missing"), problems("model,input_per_1m\no1,1"));
        assertEquals(List.of("2 error: model 'o?1' contains a control character"),
                problems("model,input_per_1m,output_per_1m\no\u00071,1,1"));
        assertEquals(List.of("2 error: model is blank"), problems("model,input_per_1m,output_per_1m\n ,1,1"));
    }

    @Test
    void aPriceHasSixDecimalsAtTheMost() {
        assertEquals(List.of(), read("o1,0.123456,1").problems());
        assertEquals(1, count(read("o1,0.1234567,1").problems(), "input_per_1m '0.1234567' has more than 6 decimals"));
        assertEquals("1000", read("o1,1000.0,1").card().rates().get(0).input().toPlainString());
    }

    @Test
    void afterAThousandProblemsTheRestIsNotRead() {
        assertEquals(999, read("o1,x,1\n".repeat(999)).problems().size());
        List<RateProblem> problems = read("o1,x,1\n".repeat(2_000)).problems();
        assertEquals(1_001, problems.size());
        assertEquals("only the first 1000 problems are shown; the rest is not read", problems.get(1_000).sentence());
        String columns = IntStream.range(0, 20_000).mapToObj(column -> ",c" + column).collect(Collectors.joining());
        assertEquals(1_001, problems("model,input_per_1m,output_per_1m" + columns).size());
        assertEquals(1_001, problems("model,input_per_1m,output_per_1m" + ",note".repeat(20_000)).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"o3,default | service_tier 'default' matches no usage; use standard",
            "o3,auto | service_tier 'auto' matches no usage; use standard", "o3,Flex | service_tier 'Flex' matches no usage; use flex",
            "o3,gold | service_tier 'gold' matches no usage; the tiers are standard, batch, flex, priority, ultrafast",
            "ft-o3,batch | 'ft-o3' matches no usage; use the SKU ft:o3",
            "ft:o3:acme::x,batch | 'ft:o3:acme::x' matches no usage; use the SKU ft:o3",
            "O3,batch | 'O3' matches no usage; did you mean o3"})
    void aRowThatMatchesNoUsageIsNamed(String row, String sentence) {
        RateCard own = RateCardReader
                .read("card", ("model,service_tier,input_per_1m,output_per_1m\n" + row + ",8,8").getBytes(StandardCharsets.UTF_8)).card();
        assertEquals(List.of(sentence),
                ListComparison.check(own, card("o3,8,8")).stream().map(RateProblem::sentence).toList());
    }

    @Test
    void aRowThatMayMatchIsNotNamed() {
        assertEquals(List.of(), ListComparison.check(card("o3,8,8\no9,8,8\nft:o3:data-sharing,8,8"), card("o3,8,8")));
        assertEquals(true, card("o3,8,8").lists("o3"));
        assertEquals(false, card("o3,8,8").lists("o4"));
    }

    private static Rate confirmed(LocalDate day) {
        return card("o3,1,1").rates().get(0).confirmed(day);
    }

    private static List<String> ages(String from, String to, String confirmedOn) {
        String text = "model,input_per_1m,output_per_1m,effective_from,effective_to,confirmed_on\no3,1,1," + from + "," + to + ","
                + confirmedOn;
        RateCard card = RateCardReader.read("card", text.getBytes(StandardCharsets.UTF_8)).card();
        return RateAges.check(card.rates(), DAY).stream().map(problem -> problem.sentence().replaceAll("(?<=') is .*", "")).toList();
    }

    private static List<String> overlaps(String... spans) {
        String text = "model,effective_from,effective_to,input_per_1m,output_per_1m\no3,"
                + String.join(",1,1\no3,", spans) + ",1,1\n";
        return RateCardCheck.check(RateCardReader.read("card", text.getBytes(StandardCharsets.UTF_8)).card().rates()).stream()
                .filter(problem -> problem.sentence().contains("two rates"))
                .map(problem -> problem.line() + ": " + problem.sentence().replaceAll(".*; (.*)\\. .*", "$1")).toList();
    }

    private static RateCardReader.Result read(String body) {
        return RateCardReader.read("card", ("model,input_per_1m,output_per_1m\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static RateCard card(String body) {
        return read(body).card();
    }

    private static List<RateProblem> check(String body) {
        return RateCardCheck.check(card(body).rates());
    }

    private static long count(List<RateProblem> problems, String part) {
        return problems.stream().filter(problem -> problem.sentence().contains(part)).count();
    }
}

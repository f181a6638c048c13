package dev.ftcost.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.usage.InputError;
import dev.ftcost.usage.ModelId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules by which a rate is looked up, one a test. */
class RateCardsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @TempDir
    private Path folder;
    private int number;

    @Test
    void theExactSkuGoesBeforeTheOneWithoutItsDate() throws IOException {
        RateCards cards = cards("ft:gpt-4o,standard,,,1\nft:gpt-4o-2024-08-06,standard,,,2");
        assertEquals("2", input(cards, "ft:gpt-4o-2024-08-06:acme::X", "standard", DAY));
        assertEquals("1", input(cards, "ft:gpt-4o-2024-11-20:acme::X", "standard", DAY));
    }

    @Test
    void theDatelessRowServesOnlyWhereTheCardHasNoRowAtAllForTheExactSkuAndTier() throws IOException {
        RateCards cards = cards("ft:gpt-4o,standard,,,1\nft:gpt-4o,batch,,,3\nft:gpt-4o-2024-08-06,standard,2026-07-01,,2");
        assertEquals("-", input(cards, "ft:gpt-4o-2024-08-06:acme::X", "standard", DAY));
        assertEquals("3", input(cards, "ft:gpt-4o-2024-08-06:acme::X", "batch", DAY));
    }

    @Test
    void aRateHoldsFromItsFirstDayUpToTheDayBeforeItEnds() throws IOException {
        RateCards cards = cards("o3,standard,,2025-06-10,10\no3,standard,2025-06-10,2025-07-01,2");
        assertEquals("10", input(cards, "o3", "standard", LocalDate.of(2025, 6, 9)));
        assertEquals("2", input(cards, "o3", "standard", LocalDate.of(2025, 6, 10)));
        assertEquals("2", input(cards, "o3", "standard", LocalDate.of(2025, 6, 30)));
        assertEquals("-", input(cards, "o3", "standard", LocalDate.of(2025, 7, 1)));
    }

    @Test
    void aLaterCardOverridesAnEarlierOneTierByTierOnTheDaysThatItCovers() throws IOException {
        RateCards cards = cards("o3,standard,,,10\no3,batch,,,5", "o3,standard,2026-01-01,2026-02-01,7");
        assertEquals("10", input(cards, "o3", "standard", LocalDate.of(2025, 12, 31)));
        assertEquals("7", input(cards, "o3", "standard", LocalDate.of(2026, 1, 31)));
        assertEquals("10", input(cards, "o3", "standard", LocalDate.of(2026, 2, 1)));
        assertEquals("5", input(cards, "o3", "batch", LocalDate.of(2026, 1, 31)));
    }

    @Test
    void aDatelessRowOfALaterCardGoesBeforeAnExactOneOfAnEarlierCard() throws IOException {
        RateCards cards = cards("ft:gpt-4o-2024-08-06,standard,,,2", "ft:gpt-4o,standard,,,1");
        assertEquals("1", input(cards, "ft:gpt-4o-2024-08-06:acme::X", "standard", DAY));
    }

    @Test
    void nothingElseIsGuessed() throws IOException {
        RateCards cards = cards("gpt-4o,standard,,,1\nft:gpt-4o,standard,,,2");
        for (String stranger : List.of("gpt-4o-audio-preview-2024-12-17", "gpt-4", "gpt-4o-mini", "GPT-4o", "openai/gpt-4o",
                "ft:gpt-4o-mini-2024-07-18:acme::X", "")) {
            assertEquals("-", input(cards, stranger, "standard", DAY), stranger);
        }
        assertEquals("-", input(cards, "gpt-4o", "batch", DAY));
    }

    @Test
    void cachedInputAndCacheWritesWithoutARateCostWhatInputCosts() throws IOException {
        Rate rate = cards("o3,standard,,,10").rateFor(ModelId.of("o3"), "standard", DAY).orElseThrow();
        assertEquals(new BigDecimal("10"), rate.cachedInputOrInput());
        assertEquals(new BigDecimal("10"), rate.cacheWriteOrInput());
    }

    @Test
    void twoRatesForOneDayAreAnErrorWhenTheCardIsLoaded() {
        InputError error = assertThrows(InputError.class, () -> cards("o3,standard,,2025-06-11,10\no3,standard,2025-06-10,,2"));
        assertTrue(error.getMessage().endsWith(":3: 'o3' standard has two rates for the same day; the other is on line 2. "
                + "Set effective_to of one to effective_from of the other (effective_to is excluded)."), error.getMessage());
    }

    @Test
    void theFirstErrorByItsLineIsNamedAndTheOthersAreCounted() {
        InputError error = assertThrows(InputError.class,
                () -> cards("o3,standard,,,10\no4,standard,,,4\no4,standard,,,4\no3,standard,,,10"));
        assertTrue(error.getMessage().contains(":4: 'o4' standard has two rates for the same day; the other is on line 3."),
                error.getMessage());
        assertTrue(error.getMessage().contains(" (1 more: ftcost rates check "), error.getMessage());
    }

    @Test
    void aCardGivenTwiceCountsOnceWhereItIsGivenLast() throws IOException {
        String own = card("o3,standard,,,10");
        String other = card("o3,standard,,,7");
        RateCards cards = RateCards.load(List.of(own, other, own));
        assertEquals(List.of("card1.csv", "card0.csv"), cards.cards().stream().map(RateCard::name).toList());
        assertEquals("card1.csv + card0.csv", cards.name());
        assertEquals("10", input(cards, "o3", "standard", DAY));
    }

    @Test
    void everyColumnOfACardIsReadAndAShortRowIsBlankWhereItEnds() throws IOException {
        Path card = Files.writeString(folder.resolve("all.csv"), String.join(",", RateCardReader.COLUMNS)
                + "\no3,batch,long,proj_A,2026-01-01,2026-02-01,1,2.50,3,4,5,6,7,8,2026-01-15,a page,a note\no4,,,,,,9\n");
        Rate.Prices prices = new Rate.Prices(new BigDecimal("1"), new BigDecimal("2.5"), new BigDecimal("3"), new BigDecimal("4"),
                new BigDecimal("5"), new BigDecimal("6"), new BigDecimal("7"), new BigDecimal("8"));
        Rate all = new Rate("all.csv", 2, "o3", "batch", true, "proj_A", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1), prices,
                LocalDate.of(2026, 1, 15), "a page", "a note");
        Rate few = new Rate("all.csv", 3, "o4", "standard", false, null, null, null,
                new Rate.Prices(new BigDecimal("9"), null, null, null, null, null, null, null), null, null, null);
        List<Rate> rates = RateCards.load(List.of(card.toString())).all();
        assertEquals(List.of(all, few), rates);
        assertEquals(prices, new Rate.Prices(all.input(), all.cachedInput(), all.cacheWrite(), all.cacheWrite12h(), all.output(),
                all.training(), all.trainingPerHour(), all.hostingPerHour()));
    }

    @Test
    void aWriteOf12HoursCostsInputUnlessTheRowIsForLongRequestsAndHasOtherWrites() {
        assertEquals("10", writeOf12Hours(false, null, null));
        assertEquals("10", writeOf12Hours(false, "3", null));
        assertEquals("10", writeOf12Hours(true, null, null));
        assertEquals("-", writeOf12Hours(true, "3", null));
        assertEquals("4", writeOf12Hours(true, "3", "4"));
        assertEquals("4", writeOf12Hours(false, null, "4"));
    }

    private static String writeOf12Hours(boolean isLong, String write, String write12h) {
        BigDecimal price = new Rate("card", 2, "o3", "standard", isLong, null, null, null, new Rate.Prices(BigDecimal.TEN, null,
                write == null ? null : new BigDecimal(write), write12h == null ? null : new BigDecimal(write12h), null, null, null, null),
                null,
                null, null).cacheWrite12hOrInput();
        return price == null ? "-" : price.toPlainString();
    }

    private static List<String> spans(List<Rate> rates) {
        return rates.stream()
                .map(rate -> rate.sku() + " " + rate.serviceTier() + " " + rate.effectiveFrom() + " " + rate.effectiveTo() + " "
                        + rate.input().toPlainString() + " " + rate.place())
                .toList();
    }

    @Test
    void cardsAreMergedIntoOneOfTheDaysOnWhichEachRowAnswers() throws IOException {
        RateCards cards = cards("o3,standard,,,10\no3,batch,2026-01-15,,5\nft:o3-2025-04-16,standard,,2026-03-01,4",
                "o3,standard,2026-01-01,2026-02-01,7\no3,batch,,2026-01-10,6\nft:o3,standard,2026-02-01,,3");
        assertEquals(
                List.of("ft:o3 standard 2026-02-01 null 3 card1.csv line 4", "ft:o3-2025-04-16 standard null 2026-02-01 4 card0.csv line 4",
                        "o3 batch null 2026-01-10 6 card1.csv line 3", "o3 batch 2026-01-15 null 5 card0.csv line 3",
                        "o3 standard null 2026-01-01 10 card0.csv line 2", "o3 standard 2026-02-01 null 10 card0.csv line 2",
                        "o3 standard 2026-01-01 2026-02-01 7 card1.csv line 2"),
                spans(cards.merged()));
        RateCards covered = cards("o3,standard,2026-01-10,2026-01-20,10", "o3,standard,2026-01-01,,7");
        assertEquals(List.of("o3 standard 2026-01-01 null 7 card3.csv line 2"), spans(covered.merged()));
        RateCards one = cards("o4,standard,,,1\no3,standard,,,10");
        assertEquals(one.all(), one.merged());
        assertEquals(List.of("o3", "o4"), one.all().stream().map(Rate::sku).toList());
    }

    @Test
    void aDiscountIsOnTheRowsOfItsSkusFromItsFirstDay() throws IOException {
        RateCards cards = cards(
                "o3,standard,,2026-02-01,10\no3,standard,2026-02-01,2026-07-01,20\no3,standard,2026-07-01,,1000\no4-mini,standard,,,5");
        assertEquals(List.of("o3 standard 2026-06-01 2026-07-01 15 card0.csv line 3", "o3 standard 2026-07-01 null 750 card0.csv line 4"),
                spans(new Discount(new BigDecimal("0.25"), List.of("O3"), DAY).of(cards)));
        assertEquals(List.of("o3 standard 2026-07-01 null 800 card0.csv line 4", "o4-mini standard 2026-07-01 null 4 card0.csv line 5"),
                spans(new Discount(new BigDecimal("0.2"), List.of("*"), LocalDate.of(2026, 7, 1)).of(cards)));
        assertEquals(List.of("o4-mini"),
                new Discount(new BigDecimal("0.2"), List.of("x", "o4*"), DAY).of(cards).stream().map(Rate::sku).toList());
        Rate rate = new Discount(new BigDecimal("0.250"), List.of("o4*"), DAY).of(cards).get(0);
        assertEquals("25% off card0.csv line 5", rate.source());
        assertEquals(new Rate.Prices(new BigDecimal("3.75"), null, null, null, new BigDecimal("0.75"), null, null, null), rate.prices());
    }

    @Test
    void aCardThatIsNoneIsNamedWithTheOneThatMayBeMeant() {
        assertEquals("--rates 'opnai' is neither a file nor a built-in card (openai, guide-2026, azure). Did you mean 'openai'?",
                assertThrows(InputError.class, () -> RateCards.load(List.of("opnai"))).getMessage());
        assertEquals("--rates 'zzzzzzzzzzzzzz' is neither a file nor a built-in card (openai, guide-2026, azure).",
                assertThrows(InputError.class, () -> RateCards.load(List.of("zzzzzzzzzzzzzz"))).getMessage());
    }

    @Test
    void aDiscountThatFitsNothingOrThatNoCardCanSayIsRefused() throws IOException {
        RateCards cards = cards("o3,standard,,2026-02-01,10\no4,standard,,,0.000002\no5,standard,,,0.00001");
        assertEquals("no row of card0.csv from 2026-06-01 on is for o3, x; ftcost rates list shows the SKUs.",
                assertThrows(InputError.class, () -> new Discount(new BigDecimal("0.5"), List.of("o3", "x"), DAY).of(cards)).getMessage());
        assertEquals("0.000001", new Discount(new BigDecimal("0.5"), List.of("o4"), DAY).of(cards).get(0).input().toPlainString());
        assertEquals(
                "card0.csv line 3: the discount makes 0.000002 0.0000005, which has more than six decimals; a rate card cannot hold it exactly.",
                assertThrows(InputError.class, () -> new Discount(new BigDecimal("0.75"), List.of("o4"), DAY).of(cards)).getMessage());
    }

    @Test
    void aRowElsewhereIsTheSameRow() throws IOException {
        Rate rate = cards("o3,standard,2026-01-01,2026-02-01,10").all().get(0);
        assertEquals(
                new Rate("card0.csv", 9, "o3", "standard", false, null, rate.effectiveFrom(), rate.effectiveTo(), rate.prices(), null, null,
                        null),
                rate.at(9));
        assertEquals(
                new Rate("card0.csv", 2, "o4", "standard", false, null, rate.effectiveFrom(), rate.effectiveTo(), rate.prices(), null, null,
                        null),
                rate.named("o4"));
    }

    @Test
    void whatIsOddOnACardIsInTheOrderOfItsLines() throws IOException {
        String card = card(
                "o3,auto,,,10\no3,standard,2026-01-01,2026-02-01,10\no3,standard,2026-03-01,,10\no3,standard,2019-01-01,2020-02-01,10");
        assertEquals(List.of(2, 3, 4, 5),
                RateCards.check(card, DAY, Lifecycle.builtIn()).stream().map(RateProblem::line).distinct().toList());
    }

    @Test
    void theRatesOfADayAreThoseThatTheLookUpFinds() throws IOException {
        RateCards cards = cards("o3,standard,,,10\no3,batch,,,5\ngpt-4o,standard,2027-01-01,,1", "o3,standard,,,7");
        assertEquals(List.of("o3 batch 5", "o3 standard 7"),
                cards.on(DAY).stream().map(rate -> rate.sku() + " " + rate.serviceTier() + " " + rate.input()).toList());
    }

    @Test
    void anOldSnapshotNeverTakesThePriceThatItsAliasHasToday() {
        RateCards list = RateCards.load(List.of("openai"));
        assertEquals("1.5", input(list, "gpt-3.5-turbo-0613", "standard", DAY));
        assertEquals("1.5", input(list, "gpt-3.5-turbo-0301", "standard", DAY));
        assertEquals("0.5", input(list, "gpt-3.5-turbo-0125", "standard", DAY));
    }

    @Test
    void rowsOfOneProjectAndOfLongRequestsGoBeforeTheOthers() throws IOException {
        String card = Files.writeString(folder.resolve("long.csv"), "model,context,project_id,input_per_1m,output_per_1m\n"
                + "gpt-5.5,,,5,30\ngpt-5.5,long,,10,45\ngpt-5.5,,proj_eu,5.5,33\ngpt-4.1,,,2,8\n").toString();
        RateCards cards = RateCards.load(List.of(card));
        assertEquals("5", input(cards, "gpt-5.5", false, null));
        assertEquals("10", input(cards, "gpt-5.5", true, null));
        assertEquals("5.5", input(cards, "gpt-5.5", false, "proj_eu"));
        assertEquals("5", input(cards, "gpt-5.5", false, "proj_us"));
        assertEquals("10", input(cards, "gpt-5.5", true, "proj_eu"));
        assertEquals("2", input(cards, "gpt-4.1", true, null));
    }

    private static String input(RateCards cards, String sku, boolean isLong, String project) {
        return cards.rateFor(new RateQuery(List.of(sku), "standard", isLong, project, DAY)).orElseThrow().input().toPlainString();
    }

    @Test
    void nothingOnTheBuiltInCardsIsOdd() {
        for (String name : RateCards.BUILT_IN) {
            assertEquals(List.of(), RateCards.check(name, LocalDate.of(2026, 11, 28), Lifecycle.builtIn()), name);
        }
    }

    /** @param bodies of cards: model, tier, first day, last day, input price */
    private RateCards cards(String... bodies) throws IOException {
        List<String> names = new ArrayList<>();
        for (String body : bodies) {
            names.add(card(body));
        }
        return RateCards.load(names);
    }

    private String card(String body) throws IOException {
        return Files.writeString(folder.resolve("card" + number++ + ".csv"),
                "model,service_tier,effective_from,effective_to,input_per_1m,output_per_1m\n"
                        + String.join("\n", body.lines().map(line -> line + ",1").toList()) + "\n")
                .toString();
    }

    private static String input(RateCards cards, String model, String tier, LocalDate day) {
        return cards.rateFor(ModelId.of(model), tier, day).map(rate -> rate.input().toPlainString()).orElse("-");
    }
}

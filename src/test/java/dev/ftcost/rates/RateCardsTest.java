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
            names.add(Files.writeString(folder.resolve("card" + number++ + ".csv"),
                    "model,service_tier,effective_from,effective_to,input_per_1m,output_per_1m\n"
                            + String.join("\n", body.lines().map(line -> line + ",1").toList()) + "\n")
                    .toString());
        }
        return RateCards.load(names);
    }

    private static String input(RateCards cards, String model, String tier, LocalDate day) {
        return cards.rateFor(ModelId.of(model), tier, day).map(rate -> rate.input().toPlainString()).orElse("-");
    }
}

package dev.ftcost.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
            "1.35, 1.35", "0.585, 0.585", "12, 12.00", "12.50, 12.50", "12.5000, 12.50", "0, 0.00", "0.000000000000, 0.00", "0E+3, 0.00",
            "1E+3, 1000.00", "1.2E-7, 0.00000012", "-0.5, -0.50", "0.10, 0.10", "100, 100.00", "0.9153483, 0.9153483",
            "12345678901234567890.123456789012345678, 12345678901234567890.123456789012345678",
    })
    void anExactAmountIsPlainDigitsWithTwoDecimalsAtLeast(BigDecimal amount, String written) {
        assertEquals(written, Money.exact(amount));
    }

    @ParameterizedTest
    @CsvSource({
            "0.585, $0.59", "0.584999999999, $0.58", "0.005, $0.01", "0.0049999, <$0.01", "0.000000000001, <$0.01", "0, $0.00",
            "1234.5, '$1,234.50'",
            "999999.995, '$1,000,000.00'", "999.99, $999.99", "1000, '$1,000.00'", "-1234.5, '-$1,234.50'", "-0.004, -<$0.01",
            "-0.005, -$0.01",
    })
    void aPersonSeesCentsHalfUpAndNeverNothingForSomething(BigDecimal amount, String shown) {
        assertEquals(shown, Money.shown(amount));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, '1,000'", "1149, '1,149'", "9007199254740992, '9,007,199,254,740,992'", "-1149, '-1,149'"})
    void aCountHasItsThousandsApart(long count, String shown) {
        assertEquals(shown, Money.count(count));
    }

    @Test
    void threeEqualPartsOf0585Are20And20And19Cents() {
        assertEquals(cents("0.20", "0.20", "0.19"), Money.shares(cents("0.195", "0.195", "0.195")));
    }

    @Test
    void threeTimes03334Is34And33And33Cents() {
        assertEquals(cents("0.34", "0.33", "0.33"), Money.shares(cents("0.3334", "0.3334", "0.3334")));
    }

    @Test
    void theLargestRemainderGetsTheCentAndTiesGoToTheFirst() {
        assertEquals(cents("0.10", "0.11", "0.10"), Money.shares(cents("0.101", "0.108", "0.104")));
        assertEquals(cents("0.11", "0.10"), Money.shares(cents("0.105", "0.105")));
    }

    @Test
    void anUnknownLineStaysUnknownAndTakesNoCent() {
        assertEquals(cents("0.01", null, "0.00"), Money.shares(cents("0.005", null, "0.004")));
        assertEquals(cents((String) null), Money.shares(cents((String) null)));
        assertEquals(List.of(), Money.shares(List.of()));
    }

    @Test
    void whateverTheLinesTheyAddUpToTheRoundedTotalAndNoLineIsOffByACent() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<BigDecimal> lines = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                lines.add(new BigDecimal(random.nextLong(2_000_000_000L)).movePointLeft(random.nextInt(12))
                        .multiply(new BigDecimal(random.nextInt(4) == 0 ? -1 : 1)));
            }
            List<BigDecimal> shares = Money.shares(lines);
            BigDecimal total = lines.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2, RoundingMode.HALF_UP);
            assertEquals(total, shares.stream().reduce(new BigDecimal("0.00"), BigDecimal::add), lines.toString());
            for (int i = 0; i < lines.size(); i++) {
                assertTrue(shares.get(i).subtract(lines.get(i)).abs().compareTo(new BigDecimal("0.01")) < 0, lines + " " + shares);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2437.5, '$2,437.50'", "0.0195, $0.0195", "0, $0.00", "-0.5, -$0.50"})
    void anAmountInAFormulaHasEveryDigit(BigDecimal amount, String spelled) {
        assertEquals(spelled, Money.spelled(amount));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"1, 8, 12.5%", "1, 3, 33.3%", "2, 3, 66.7%", "0, 3, 0.0%", "-1, 8, -12.5%", "-0.0001, 8, 0.0%",
            "30, 1, '3,000.0%'", "-, 8, —", "1, -, —", "1, 0, —"})
    void aPercentageHasOneDecimalAndIsUnknownWhereItCannotBeComputed(BigDecimal part, BigDecimal whole, String shown) {
        assertEquals(shown, Money.percent(part, whole));
    }

    @Test
    void percentagesAddUpTo100ByLargestRemainder() {
        assertEquals(List.of("33.4%", "33.3%", "33.3%"), Money.percentages(cents("1", "1", "1")));
        assertEquals(List.of("100.0%", "<0.1%", "0.0%"), Money.percentages(cents("10000", "0.01", "0")));
        assertEquals(List.of("—", "100.0%", "0.0%"), Money.percentages(cents(null, "2", "0")));
        assertEquals(List.of("—", "—"), Money.percentages(cents("0", null)));
    }

    @ParameterizedTest
    @CsvSource({"0.585, +$0.59", "0, $0.00", "-0.5, -$0.50", "0.001, +<$0.01", "-0.001, -<$0.01"})
    void aDifferenceHasItsSign(BigDecimal difference, String shown) {
        assertEquals(shown, Money.change(difference));
    }

    @Test
    void anUnknownAmountIsNoAmount() {
        assertEquals("—", Money.shownOrUnknown(null));
        assertEquals("$1.00", Money.shownOrUnknown(BigDecimal.ONE));
    }

    @Test
    void aPartIsRoundedHalfUpAtTwelveDecimals() {
        assertEquals(new BigDecimal("0.666666666667"), Money.part(BigDecimal.ONE, 2, 3));
    }

    @Test
    void whatIsLeftOfAWholeGoesOneDigitEachToTheLargestRemaindersOfEitherSign() {
        assertEquals(cents("0.34", "0.33", "0.33"), Money.parts(new BigDecimal("1.00"), cents("1", "1", "1"), 2));
        assertEquals(cents("0.67", "0.67", "0.66"), Money.parts(new BigDecimal("2.00"), cents("1", "1", "1"), 2));
        assertEquals(cents("-0.67", "-0.67", "-0.66"), Money.parts(new BigDecimal("-2.00"), cents("1", "1", "1"), 2));
        assertEquals(cents("0.14", "0.29", "0.57"), Money.parts(new BigDecimal("1"), cents("1", "2", "4"), 2));
        assertEquals(cents("0.3333", "0.6667"), Money.parts(new BigDecimal("1.0000"), cents("1", "2"), 2));
    }

    private static List<BigDecimal> cents(String... amounts) {
        return new ArrayList<>(Arrays.stream(amounts).map(amount -> amount == null ? null : new BigDecimal(amount)).toList());
    }
}

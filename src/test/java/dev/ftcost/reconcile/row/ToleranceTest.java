package dev.ftcost.reconcile.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a line may differ. */
class ToleranceTest {
    @ParameterizedTest
    @CsvSource({"0.01, 0, true", "-0.01, 0, true", "0.0100001, 0, false", "-0.0100001, 0, false", "0.01, 1, true", "0.011, 1, false",
            "0.5, 100, true",
            "-0.5, 100, true", "0.5, -100, true", "0.500001, 100, false"})
    void theLargerOfACentAndHalfAPercentOfWhatWasBilled(BigDecimal variance, BigDecimal billed, boolean isCovered) {
        assertEquals(isCovered, Tolerance.USUAL.covers(variance, billed));
    }

    @Test
    void ofSeveralOfOneKindTheLargerHoldsAndWhatIsNotGivenIsNone() {
        assertEquals(Tolerance.USUAL, Tolerance.of(List.of()));
        assertEquals(new Tolerance(new BigDecimal("0.05"), BigDecimal.ZERO), Tolerance.of(List.of("0.05")));
        assertEquals(new Tolerance(BigDecimal.ZERO, new BigDecimal("0.005")), Tolerance.of(List.of("0.5%")));
        assertEquals(new Tolerance(new BigDecimal("2"), new BigDecimal("0.015")),
                Tolerance.of(List.of("$2", "1", "0.5 %", " 1.5% ", "1%")));
        assertThrows(InputError.class, () -> Tolerance.of(List.of("-1")));
        assertThrows(InputError.class, () -> Tolerance.of(List.of("1", "much")));
    }
}

package dev.ftcost.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountParserTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "2500, 2500", "100k, 100000", "2.5K, 2500", "5M, 5000000", "5m, 5000000", "2B, 2000000000",
            "1000000B, 1000000000000000", "1.0, 1"})
    void counts(String text, long count) {
        assertEquals(count, AmountParser.count(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1,000", "1_000", "1e6", "0x10", "5MM", "M", "0.5", "1.2345k", "1000001B", "NaN", "٣"})
    void noCounts(String text) {
        assertThrows(InputError.class, () -> AmountParser.count(text));
    }

    @ParameterizedTest
    @CsvSource({"20%, 0.20", "0%, 0", "100%, 1", "7.5%, 0.075", "0.2, 0.2", "1, 1"})
    void shares(String text, BigDecimal share) {
        assertEquals(0, share.compareTo(AmountParser.share(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "-5%", "101%", "20", "a%", "1e-1"})
    void noShares(String text) {
        assertThrows(InputError.class, () -> AmountParser.share(text));
    }

    @ParameterizedTest
    @CsvSource({"1, 25", "2, 25", "3, 25", "4, 25", "5, 20", "10, 10", "33, 3", "34, 3", "8333, 3", "8334, 2", "12500, 2", "12501, 1",
            "50000, 1", "10000000, 1"})
    void epochsByOpenAisRule(long examples, int epochs) {
        assertEquals(epochs, Epochs.of("auto").forExamples(examples));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "-1", "1.5", "AUTO", ""})
    void noEpochs(String text) {
        assertThrows(InputError.class, () -> Epochs.of(text));
    }
}

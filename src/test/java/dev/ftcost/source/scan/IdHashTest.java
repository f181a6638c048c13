package dev.ftcost.source.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hash of an id is the one that others compute, from whatever it is read. */
class IdHashTest {
    @ParameterizedTest
    @CsvSource({"'',0000000000000000,0000000000000000", "hello,cbd8a7b341bd9b02,5b1e906a48ae1d19", "'hello, world',342fac623a5ebc8e,4cdcbc079642414d",
        "19 Jan 2038 at 3:14:07 AM,b89e5988b737affc,664fc2950231b2cb", "The quick brown fox jumps over the lazy dog.,cd99481f9ee902c9,695da1a38987b6e7"})
    void itIsMurmurHash3(String id, String high, String low) {
        IdHash hash = new IdHash();
        hash.of(id);
        assertEquals(high + " " + low, String.format("%016x %016x", hash.high(), hash.low()));
    }

    @Test
    void whatStandsBehindAnIdIsNoPartOfIt() {
        Set<Long> met = new HashSet<>();
        for (int length = 0; length < 50; length++) {
            String id = "x".repeat(length);
            IdHash alone = new IdHash();
            alone.of(id);
            byte[] among = ("ab" + id + "y".repeat(16)).getBytes(StandardCharsets.UTF_8);
            IdHash found = new IdHash();
            found.of(Arrays.copyOf(among, among.length), 2, 2 + length);
            assertEquals(alone.high(), found.high());
            assertEquals(alone.low(), found.low());
            met.add(alone.low());
        }
        assertEquals(50, met.size());
    }
}

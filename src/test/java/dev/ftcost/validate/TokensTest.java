package dev.ftcost.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A text has the tokens of its words: what is remembered of words changes no count. */
class TokensTest {
    private static final Map<EncodingType, Encoding> WHOLE = new EnumMap<>(EncodingType.class);
    private static final Map<EncodingType, Tokens> BY_WORD = new EnumMap<>(EncodingType.class);

    @Property(tries = 1000)
    void aTextHasTheTokensThatItHasAsAWhole(@ForAll("texts") String text, @ForAll EncodingType encoding) {
        Encoding whole = WHOLE.computeIfAbsent(encoding, Encodings.newLazyEncodingRegistry()::getEncoding);
        assertEquals(whole.countTokensOrdinary(text), BY_WORD.computeIfAbsent(encoding, Tokens::new).count(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(" ", " ", " ", "  ", "\t", "\n", "\r\n", " \n ", "\u00a0", "\u3000", "a", "I", "the",
                "The", "refund", "REFUND",
                "camelCase", "x\u0301", "\u0301", "caf\u00e9", "stra\u00dfe", "\u4f60\u597d", "\u0434\u0430", "\u01c5", "\u02b0",
                "\ud83d\ude00", "7", "2026", "1,000.50", "'", "'s", "'S",
                "'ll", "don't", "\u2019s", ".", "...", "!?", "/", "//\n", "<|endoftext|>", "_", "-", "(x)", "a".repeat(40), "\u0000");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(40).map(list -> String.join("", list)),
                Arbitraries.strings().all().ofMaxLength(60).filter(StandardCharsets.UTF_8.newEncoder()::canEncode),
                Arbitraries.of(List.of("we", "ship", "Orders", "to", "Z\u00fcrich", "on", "Monday")).list().ofMaxSize(60)
                        .map(list -> String.join(" ", list)));
    }
}

package dev.ftcost.validate;

import com.knuddels.jtokkit.api.EncodingType;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.ModelId;
import java.util.Locale;

/**
 * What a base model asks of a training file.
 *
 * @param longest the tokens of an example beyond which OpenAI cuts it off
 */
record Tunable(String base, EncodingType encoding, int longest) {
    private static final int LONG = 65_536;
    private static final int TURBO = 16_385;
    private static final int FIRST_TURBO = 4_096;
    private static final int GPT_4 = 8_192;
    private static final int LEGACY = 16_384;

    /** The library's own look-up by model name is wrong for gpt-4.1 and knows no fine-tuned models. */
    static Tunable of(String name) {
        String base = ModelId.of(name).baseModel().toLowerCase(Locale.ROOT);
        if (base.startsWith("gpt-4o") || base.startsWith("gpt-4.1") || base.matches("o[134](-.*)?")) {
            return new Tunable(base, EncodingType.O200K_BASE, LONG);
        }
        if (base.startsWith("gpt-3.5")) {
            return new Tunable(base, EncodingType.CL100K_BASE, base.endsWith("-0613") ? FIRST_TURBO : TURBO);
        }
        if (base.equals("gpt-4") || base.startsWith("gpt-4-")) {
            return new Tunable(base, EncodingType.CL100K_BASE, GPT_4);
        }
        if (base.equals("babbage-002") || base.equals("davinci-002")) {
            return new Tunable(base, EncodingType.CL100K_BASE, LEGACY);
        }
        throw new InputError("--model '" + name + "' is no model whose tokens are known; the bases that were ever tuned begin with gpt-4o, gpt-4.1, o4, "
                + "gpt-3.5, gpt-4, babbage-002, davinci-002.");
    }

    boolean reinforced() {
        return base.matches("o\\d.*");
    }

    boolean completes() {
        return base.equals("babbage-002") || base.equals("davinci-002");
    }

    boolean prefers() {
        return base.startsWith("gpt-4o") || base.startsWith("gpt-4.1");
    }
}

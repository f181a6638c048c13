package dev.ftcost.validate;

import com.knuddels.jtokkit.api.EncodingType;
import dev.ftcost.rates.KnownModels;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.ModelId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a base model asks of a training file.
 *
 * @param longest the training context: the tokens of an example beyond which OpenAI cuts it
 * @param forms the forms of an example that can be trained; none for a model that cannot be fine-tuned
 * @param images whether OpenAI's guide names this base for training with images
 */
record Tunable(String base, EncodingType encoding, int longest, Set<Form> forms, Images images) {
    /** What OpenAI's guide says of a base and images. */
    enum Images { TAKEN, NOT_DOCUMENTED, NOT_TAKEN }

    private static final int LONG = 65_536;
    private static final int TURBO = 16_385;
    private static final int FIRST_TURBO = 4_096;
    private static final int LEGACY = 16_384;
    private static final Set<Form> CHAT = EnumSet.of(Form.CHAT);
    private static final Set<Form> CHAT_AND_PREFERENCE = EnumSet.of(Form.CHAT, Form.PREFERENCE);

    /** Every base that OpenAI tunes or tuned in this form; the first snapshot of a name is the one that the name alone means. */
    private static final List<Tunable> ALL = List.of(
            new Tunable("gpt-4o-mini-2024-07-18", EncodingType.O200K_BASE, LONG, CHAT_AND_PREFERENCE, Images.NOT_DOCUMENTED),
            new Tunable("gpt-4o-2024-08-06", EncodingType.O200K_BASE, LONG, CHAT_AND_PREFERENCE, Images.TAKEN),
            new Tunable("gpt-4.1-2025-04-14", EncodingType.O200K_BASE, LONG, CHAT_AND_PREFERENCE, Images.NOT_DOCUMENTED),
            new Tunable("gpt-4.1-mini-2025-04-14", EncodingType.O200K_BASE, LONG, CHAT_AND_PREFERENCE, Images.NOT_DOCUMENTED),
            new Tunable("gpt-4.1-nano-2025-04-14", EncodingType.O200K_BASE, LONG, CHAT_AND_PREFERENCE, Images.NOT_DOCUMENTED),
            new Tunable("o4-mini-2025-04-16", EncodingType.O200K_BASE, LONG, EnumSet.of(Form.REINFORCEMENT), Images.NOT_DOCUMENTED),
            new Tunable("gpt-3.5-turbo-0125", EncodingType.CL100K_BASE, TURBO, CHAT, Images.NOT_TAKEN),
            new Tunable("gpt-3.5-turbo-1106", EncodingType.CL100K_BASE, TURBO, CHAT, Images.NOT_TAKEN),
            new Tunable("gpt-3.5-turbo-0613", EncodingType.CL100K_BASE, FIRST_TURBO, CHAT, Images.NOT_TAKEN),
            new Tunable("babbage-002", EncodingType.CL100K_BASE, LEGACY, EnumSet.of(Form.COMPLETION), Images.NOT_TAKEN),
            new Tunable("davinci-002", EncodingType.CL100K_BASE, LEGACY, EnumSet.of(Form.COMPLETION), Images.NOT_TAKEN));

    /**
     * A base by its name, with or without its date, or by the id of a model that was tuned from it.
     *
     * @throws InputError for a name that nobody knows
     */
    static Tunable of(String name) {
        String base = ModelId.of(name).baseModel().toLowerCase(Locale.ROOT);
        for (Tunable each : ALL) {
            if (each.base.equals(base) || ModelId.dateless(each.base).equals(base)) {
                return new Tunable(base, each.encoding, each.longest, each.forms, each.images);
            }
        }
        KnownModels.builtIn().require("--model", name, names());
        boolean old = base.matches("gpt-3\\.5.*|gpt-4(-.*)?");
        return new Tunable(base, old ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE, Integer.MAX_VALUE, Set.of(),
                Images.NOT_DOCUMENTED);
    }

    /** The bases that can be fine-tuned, without their dates. */
    static List<String> names() {
        return ALL.stream().map(each -> ModelId.dateless(each.base)).distinct().toList();
    }

    boolean canBeTuned() {
        return !forms.isEmpty();
    }

    boolean trains(Form form) {
        return forms.contains(form);
    }
}

package dev.ftcost.source.format;

import java.util.Locale;
import java.util.Set;

/** Whose bill a request in the log of a gateway is on: other vendors' requests cost nothing at OpenAI. */
final class Vendors {
    private static final Set<String> OPENAI = Set.of("openai", "text-completion-openai");
    private static final String PREFIX = "openai/";

    private Vendors() {}

    /** Whether a log names a vendor, and it is another one. */
    static boolean isOther(String vendor) {
        return vendor != null && !OPENAI.contains(vendor.toLowerCase(Locale.ROOT));
    }

    /** The model as OpenAI writes it. */
    static String model(String model) {
        return model != null && model.startsWith(PREFIX) ? model.substring(PREFIX.length()) : model;
    }
}

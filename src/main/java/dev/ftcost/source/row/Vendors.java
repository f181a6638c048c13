package dev.ftcost.source.row;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whose bill a request in the log of a gateway is on: other vendors' requests cost nothing at OpenAI. */
public final class Vendors {
    private static final Set<String> OPENAI = Set.of("openai", "text-completion-openai");
    private static final List<String> PREFIXES = List.of("openai/", "responses/", "chat/");

    private Vendors() {}

    /** Whether a log names a vendor, and it is another one. */
    public static boolean isOther(String vendor) {
        return vendor != null && !OPENAI.contains(vendor.toLowerCase(Locale.ROOT));
    }

    /** The model as OpenAI writes it; a gateway writes the vendor and the API before it. */
    public static String model(String model) {
        String bare = model;
        for (String prefix : PREFIXES) {
            bare = bare != null && bare.startsWith(prefix) ? bare.substring(prefix.length()) : bare;
        }
        return bare;
    }
}

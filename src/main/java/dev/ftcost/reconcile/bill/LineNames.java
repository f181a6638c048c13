package dev.ftcost.reconcile.bill;

import dev.ftcost.usage.ModelId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which line of a bill a charge stands on. Of the spellings that OpenAI uses, the one that the bill has is taken. */
public final class LineNames {
    /** Fine-tuned 3.5 is billed without its snapshot; newer bases keep theirs. */
    private static final Pattern TUNED_FAMILY = Pattern.compile("(gpt-3\\.5-turbo)-\\d{4}");

    private final Set<String> billed;

    LineNames(Set<String> billed) {
        this.billed = billed;
    }

    /** The line of a charge, the bill's own spelling first. */
    String of(UsageCharge used) {
        boolean media = used.meter().startsWith("media_");
        String meter = media ? used.meter().substring("media_".length()) : used.meter();
        String own = line(used, side(meter), media);
        if (billed.contains(own) || media || used.hasOwnRate()) {
            return own;
        }
        // What has no rate of its own is billed as input and has no line of its own.
        String input = line(used, "input", false);
        return used.rate() != null || billed.contains(input) ? input : own;
    }

    private String line(UsageCharge used, String side, boolean media) {
        List<String> modalities = media ? List.of(" audio", " image") : List.of("", " text");
        String first = null;
        for (String name : names(used)) {
            for (String prefix : prefixes(used)) {
                for (String modality : modalities) {
                    String line = prefix + name + (name.equals(LineItem.ADA) ? "" : modality + ", " + side);
                    if (billed.contains(line)) {
                        return line;
                    }
                    first = first == null ? line : first;
                }
            }
        }
        return first;
    }

    private static String side(String meter) {
        return switch (meter) {
            case "cached_input" -> "cached input";
            case "cache_write" -> "cache writes";
            case "cache_write_12h" -> "cache writes - 12hr";
            default -> meter;
        };
    }

    private static List<String> prefixes(UsageCharge used) {
        return switch (used.serviceTier()) {
            case "standard" -> used.model().contains("realtime") ? List.of("realtime api | ", "") : List.of("");
            case "batch" -> List.of("batch api | ");
            case "priority" -> List.of("priority | ", "fast | ");
            default -> List.of(used.serviceTier() + " | ");
        };
    }

    /** The names that the bill may have for a model, the likeliest first. */
    private static Set<String> names(UsageCharge used) {
        Set<String> names = new LinkedHashSet<>();
        if (used.fineTuned()) {
            String base = used.baseModel();
            names.add("ft-" + tunedFamily(base));
            names.add("ft-" + base);
            names.add("ft-" + ModelId.dateless(base));
        } else {
            int colon = used.model().indexOf(':');
            String name = colon < 0 ? used.model() : used.model().substring(0, colon);
            if (name.startsWith("text-embedding-ada-002")) {
                names.add(LineItem.ADA);
            }
            if (name.equals("gpt-4-0613") || name.startsWith("gpt-image-")) {
                names.add(ModelId.dateless(name));
            }
            names.add(name);
            names.add(ModelId.dateless(name));
        }
        return names;
    }

    public static String tunedFamily(String base) {
        var family = TUNED_FAMILY.matcher(base);
        return base.equals("gpt-4-0613") ? "gpt-4" : family.matches() ? family.group(1) : base;
    }
}

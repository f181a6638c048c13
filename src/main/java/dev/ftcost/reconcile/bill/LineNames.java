package dev.ftcost.reconcile.bill;

import dev.ftcost.usage.ModelId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which line of a bill a charge stands on. Of the spellings that OpenAI uses, the one that the bill has is taken. */
public final class LineNames {
    /** Fine-tuned 3.5 is billed without its snapshot; newer bases keep theirs. */
    private static final Pattern TUNED_FAMILY = Pattern.compile("(gpt-3\\.5-turbo)-\\d{4}");

    private static final Pattern IMAGE = Pattern.compile("image|dall-e");
    private static final Pattern AUDIO = Pattern.compile("audio|realtime|transcribe|tts|whisper");

    private final Set<String> billed;
    /** The names on the bill by the same name without its date. */
    private final Map<String, TreeSet<String>> dated = new HashMap<>();
    /** The names of which the bill has text from audio or images. */
    private final Set<String> withText = new HashSet<>();
    private final Set<String> billedNames = new HashSet<>();

    LineNames(Set<String> billed) {
        this.billed = billed;
        for (String text : billed) {
            LineItem item = LineItem.of(text);
            if (item.side() != null) {
                billedNames.add(item.name());
                dated.computeIfAbsent(ModelId.dateless(item.name()), each -> new TreeSet<>()).add(item.name());
            }
            if (item.modality() != null) {
                withText.add(item.name());
            }
        }
    }

    /** The line of a charge, the bill's own spelling first. */
    String of(UsageCharge used) {
        return used.longContext() ? plain(used) + LineItem.LONG_CONTEXT : plain(used);
    }

    private String plain(UsageCharge used) {
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
        String first = null;
        String alone = null;
        List<String> names = new ArrayList<>(names(used));
        // A name that the bill has goes before one that it could have.
        names.sort(Comparator.comparing(name -> !billedNames.contains(name)));
        for (String name : names) {
            for (String prefix : prefixes(used)) {
                for (String modality : media ? mediaOf(used) : textOf(name)) {
                    String line = prefix + name + (name.equals(LineItem.ADA) ? "" : modality + ", " + side)
                            + (used.isLong() ? LineItem.LONG_CONTEXT : "");
                    if (billed.contains(line)) {
                        return line;
                    }
                    first = first == null ? line : first;
                }
                alone = alone == null && billed.contains(prefix + name) ? prefix + name : alone;
            }
        }
        // A line that is a model's name and nothing else bills all that the model was used for.
        return alone == null ? first : alone;
    }

    /** What the text tokens of a model are called. Older exports do not tell images from text, and an image model puts out images. */
    private List<String> textOf(String name) {
        List<String> text = withText.contains(name) ? List.of(" text", "") : List.of("", " text");
        return IMAGE.matcher(name).find() ? List.of(text.get(0), text.get(1), " image") : text;
    }

    /** What the media tokens of a model are called; usage counts audio and images together. */
    private static List<String> mediaOf(UsageCharge used) {
        boolean isImage = IMAGE.matcher(used.model()).find();
        return isImage ? List.of(" image")
                : AUDIO.matcher(used.model()).find() ? List.of(" audio", " image") : List.of(" audio or image", " audio", " image");
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
            // Newer realtime models are billed without the prefix of the previews.
            case "standard" -> used.model().contains("realtime-preview") ? List.of("realtime api | ", "")
                    : used.model().contains("realtime") ? List.of("", "realtime api | ") : List.of("");
            case "batch" -> List.of("batch api | ");
            case "priority" -> List.of("priority | ", "fast | ");
            default -> List.of(used.serviceTier() + " | ");
        };
    }

    /** The names that the bill may have for a model, the likeliest first. */
    private Set<String> names(UsageCharge used) {
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
            if (name.equals("gpt-4-0613") || name.equals("gpt-image-1-2025-04-23")) {
                names.add(ModelId.dateless(name));
            }
            names.add(name);
            names.add(ModelId.dateless(name));
            // An alias is billed under the snapshot behind it; of two snapshots nobody knows which.
            TreeSet<String> snapshots = dated.getOrDefault(name, new TreeSet<>());
            if (snapshots.size() == 1) {
                names.addAll(snapshots);
            }
        }
        return names;
    }

    public static String tunedFamily(String base) {
        var family = TUNED_FAMILY.matcher(base);
        return base.equals("gpt-4-0613") ? "gpt-4" : family.matches() ? family.group(1) : base;
    }
}

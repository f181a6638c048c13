package dev.ftcost.rates;

import java.util.Comparator;
import java.util.List;

/** Finds the word that a misspelt one most likely means. */
public final class Spelling {
    private Spelling() {}

    /** The candidate within a third of the word's length in edits, or null. */
    public static String closest(String word, List<String> candidates) {
        String best = null;
        int fewest = Math.max(2, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int edits = edits(word.toLowerCase(java.util.Locale.ROOT), candidate);
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best;
    }

    /** The candidates that are least far away, the nearest first. */
    public static List<String> nearest(String word, List<String> candidates, int most) {
        return candidates.stream().sorted(Comparator.comparingInt(candidate -> edits(word, candidate))).limit(most).toList();
    }

    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}

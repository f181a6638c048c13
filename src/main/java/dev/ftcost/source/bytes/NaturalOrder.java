package dev.ftcost.source.bytes;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Names in the order in which a person counts: {@code x} before {@code x (1)}, {@code x (2)} before {@code x (10)}. */
public final class NaturalOrder implements Comparator<String> {
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = digits(a, i);
                int endB = digits(b, j);
                int order = number(a.substring(i, endA), b.substring(j, endB));
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else if (a.charAt(i) != b.charAt(j)) {
                return Character.compare(a.charAt(i), b.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static int number(String a, String b) {
        String shortA = a.replaceFirst("^0+", "");
        String shortB = b.replaceFirst("^0+", "");
        return shortA.length() != shortB.length() ? Integer.compare(shortA.length(), shortB.length()) : shortA.compareTo(shortB);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A file's name without folder and ending, by which copies of one export are ordered. */
    public static String stem(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replaceFirst("(?i)\\.(gz|zst)$", "").replaceFirst("\\.[A-Za-z]+$", "");
    }

    /**
     * The stem of each file that is read; of those of its copies the one that ranks highest, so that a copy under an earlier name changes nothing.
     *
     * @param readInstead the file itself, or the one that it is a copy of
     */
    public static <T> Map<T, String> stems(Iterable<T> files, UnaryOperator<T> readInstead, Function<T, String> name) {
        Map<T, String> stems = new HashMap<>();
        files.forEach(file -> stems.merge(readInstead.apply(file), stem(name.apply(file)), BinaryOperator.maxBy(INSTANCE)));
        return stems;
    }
}

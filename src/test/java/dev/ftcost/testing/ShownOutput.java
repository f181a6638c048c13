package dev.ftcost.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Output as a document shows it: the lines themselves, or a part of them. A line that is {@code …} stands for any number of lines, and
 * {@code …} within a line for any text.
 */
public final class ShownOutput {
    private static final String ANY = "…";

    private ShownOutput() {}

    /** What the document should show of the actual lines: what it shows already where that is right. */
    public static List<String> of(List<String> actual, List<String> shown) {
        return matches(actual, shown) ? shown : shortened(actual, shown);
    }

    private static boolean matches(List<String> actual, List<String> shown) {
        String pattern = shown.stream().map(line -> line.equals(ANY) ? "(?:[^\n]*\n)*" : line(line) + "\n").collect(Collectors.joining());
        return Pattern.matches(pattern, actual.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static String line(String shown) {
        return Stream.of(shown.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining("[^\n]*"));
    }

    /** The same parts, each found by its first line and as long as it was; everything when a part is not there any more. */
    private static List<String> shortened(List<String> actual, List<String> shown) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).equals(ANY)) {
                parts.add(ANY);
            } else if (i > 0 && !shown.get(i - 1).equals(ANY)) {
                parts.add(from < actual.size() ? actual.get(from++) : "");
            } else {
                Pattern first = Pattern.compile(line(shown.get(i)));
                while (from < actual.size() && !first.matcher(actual.get(from)).matches()) {
                    from++;
                }
                if (from == actual.size()) {
                    return actual;
                }
                parts.add(actual.get(from++));
            }
        }
        return matches(actual, parts) ? parts : actual;
    }
}

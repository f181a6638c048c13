package dev.ftcost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message that a user can be shown: a row of {@code messages.tsv} in the folder of the case that provokes it, or of a file in
 * {@code src/test/resources/errors} that is called by the test that does.
 *
 * @param message {@code …} stands for any text, <code>{one/many}</code> for one of them
 * @param heldBy {@code command/case}, or {@code Test.method}
 */
public record CatalogedMessage(Kind kind, String message, String meaning, String remedy, String heldBy) {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Path BY_TESTS = Path.of("src/test/resources/errors");
    private static final int WORDS = 3;
    private static final int SHORTEST = 8;
    private static final Pattern CHOICE = Pattern.compile("\\{([^{}/]*(?:/[^{}/]*)+)\\}");

    /** What a message is about. */
    public enum Kind {
        OPTION("Options and arguments (exit 2)"), RUN("Files, folders and memory (exit 1, 2 or 4)"), WARNING("Warnings"), FILE(
                "Files that are no exports"), ROW("Rows that are rejected"), CARD("Rate cards, price tables, budgets and names"), TRAINING(
                        "Training files (`ftcost validate`)"), PULL("`ftcost pull`");

        private final String heading;

        Kind(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }

    /** Every message that is cataloged. */
    public static List<CatalogedMessage> all() throws IOException {
        List<CatalogedMessage> all = new ArrayList<>();
        for (Path file : files(CASES)) {
            if (file.endsWith("messages.tsv")) {
                add(all, file, CASES.relativize(file.getParent()).toString());
            }
        }
        for (Path file : files(BY_TESTS)) {
            if (file.toString().endsWith(".tsv")) {
                add(all, file, file.getFileName().toString().replaceFirst("\\.tsv$", ""));
            }
        }
        return all;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(List<CatalogedMessage> all, Path file, String heldBy) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 4 || Stream.of(cells).anyMatch(String::isBlank)) {
                throw new IllegalStateException(file + ": not kind, message, meaning, remedy: " + line);
            }
            all.add(new CatalogedMessage(Kind.valueOf(cells[0]), cells[1], cells[2], cells[3], heldBy));
        }
    }

    public boolean isOfACase() {
        return heldBy.contains("/");
    }

    /** Whether the message is in a text. */
    public boolean isIn(String text) {
        return Pattern.compile(expanded(message).stream().map(CatalogedMessage::regex).collect(Collectors.joining("|")))
                .matcher(text).find();
    }

    private static String regex(String form) {
        return Stream.of(form.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("[^\\n]*?"));
    }

    /** Whether the source of a test has three words in a row of it, or all of a shorter piece. */
    public boolean isNamedIn(String source) {
        for (String form : forms()) {
            for (String piece : form.split("…", -1)) {
                String[] words = piece.strip().replaceAll("[.;,:]+$", "").split("\\s+", -1);
                for (int i = 0; i + Math.min(WORDS, words.length) <= words.length; i++) {
                    String some = String.join(" ", List.of(words).subList(i, i + Math.min(WORDS, words.length)));
                    if (some.length() >= SHORTEST && source.contains(some)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The message with each of its choices. */
    public List<String> forms() {
        return expanded(message);
    }

    private static List<String> expanded(String message) {
        Matcher choice = CHOICE.matcher(message);
        if (!choice.find()) {
            return List.of(message);
        }
        return Stream.of(choice.group(1).split("/", -1))
                .flatMap(each -> expanded(message.substring(0, choice.start()) + each + message.substring(choice.end())).stream())
                .toList();
    }

    /** All that a case prints and writes. */
    public String outputOfCase() throws IOException {
        StringBuilder output = new StringBuilder();
        Path folder = CASES.resolve(heldBy);
        for (Path file : files(folder)) {
            String place = folder.relativize(file).toString();
            if (place.equals("stdout") || place.equals("stderr") || place.startsWith("out/")) {
                output.append(Files.readString(file)).append('\n');
            }
        }
        return output.toString().replace("\\\"", "\"").replace("\"\"", "\"");
    }
}

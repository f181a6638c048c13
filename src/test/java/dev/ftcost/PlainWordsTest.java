package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.cli.Ftcost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Phrases that no help, message, page or document has. To ban another one, add it to {@link #BANNED} (a regular expression; a space is
 * any white space) and mend what is found.
 */
class PlainWordsTest {
    private static final List<String> BANNED = List.of("look:", "nothing to look at", "done, but look", "to look at", "half-written",
            "whole or not at all",
            "is none\\b", "(?<!there )is no (?!longer|rate|usage|export|model|cost|price|default)[a-z]+", "there twice", "given again",
            "gives? .{0,40} again", "anew",
            "dearer", "(?<!_)beside", "of it cached", "of it cache", "stands? ", "stood", "\\btold\\b", "\\btells?\\b", "gravest",
            "ends? in [0-4]\\b", "untuned", "the guide's",
            "guide asks", "may be meant", "no longer counts?", "goes to --rates", "(budget|limit)s? (is|are) passed",
            "forecast[_ ]to[_ ]pass", "too much",
            "the middle one", "not believable", "is spent by", "tokens a (request|month|day)", "cost a day", "a SKU,",
            "by the (day|hour)\\b",
            "a fault of ours", "the command line is wrong", "oddit(y|ies) ", "the bill implies", "May be repeated", "breaks off",
            "out of place", "beyond all measure", "is left out: it", "Why did it change", "What was paid for",
            "Where the numbers come from",
            "What OpenAI cost", "[Oo]rganisation", "[Aa]nalys(e|ed|ing)\\b", "[Rr]ecognis", "something about", "unusual spending",
            "nothing fits it",
            "goes? before (it|one|the|every|each|both)\\b", "\\bobeyed\\b",
            "(one|an?) ?(row|page|line|job|span|chunk)? a (line|row|day|month|file)\\b",
            "in no amount", "given up after", "is no cause", "costs itself", "other trainers", "left as they were",
            "nothing is known of", "the guide has",
            "this use of it then", "them then", "is not there\\b", "not settled\\b", "Nothing to judge", "a fault of",
            "[Rr]etry allowance");

    private static final Pattern ANY = Pattern.compile(String.join("|", BANNED));
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*)\"");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

    @Test
    void theHelpOfEveryCommandIsInPlainWords() {
        List<String> found = new ArrayList<>();
        List<CommandLine> commands = new ArrayList<>(List.of(Ftcost.line()));
        for (int i = 0; i < commands.size(); i++) {
            commands.addAll(commands.get(i).getSubcommands().values());
            found.addAll(banned(commands.get(i).getCommandName() + " --help", commands.get(i).getUsageMessage()));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void messagesTemplatesAndDocumentsAreInPlainWords() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String name = file.toString().replace('\\', '/');
            // The names of cases and tests say what they are about, not what anybody reads.
            String text = name.endsWith("errors.md") ? Files.readString(file).replaceAll("(?m)`[^`|]*` \\|$", "|") : Files.readString(file);
            found.addAll(banned(name,
                    name.endsWith(".java") ? literals(text) : name.startsWith("scripts/") ? text.replaceAll("(?m)^\\s*#.*$", "") : text));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void theReadmeIsReadWithoutScrollingSideways() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        assertEquals(List.of(), lines.stream().filter(line -> line.codePointCount(0, line.length()) > 140).toList());
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
        Predicate<Path> shown = file -> file.toString().matches(".*\\.(java|jte|md|sh)|scripts/ftcost[^/]*");
        for (String folder : List.of("src/main/java", "src/main/jte", "src/site/markdown", "scripts")) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                found.filter(Files::isRegularFile).filter(shown).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /** What a program can print: its literals, those that are joined as one. */
    private static String literals(String code) {
        String joined = COMMENT.matcher(code).replaceAll("").replaceAll("\"\\s*\\+\\s*\"", "");
        return LITERAL.matcher(joined).results().map(literal -> literal.group(1)).collect(Collectors.joining("\n"));
    }

    private static List<String> banned(String name, String text) {
        return ANY.matcher(text.replaceAll("\\s+", " ")).results().map(match -> name + ": " + match.group()).distinct().toList();
    }
}

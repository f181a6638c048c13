package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.CatalogedMessage;
import dev.ftcost.testing.CatalogedMessage.Kind;
import dev.ftcost.testing.Golden;
import dev.ftcost.testing.JavaSource;
import dev.ftcost.testing.MessageLiterals;
import dev.ftcost.testing.NamedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every message of the code is cataloged with the case or the test that provokes it, and errors.md is made of the catalog. A new message
 * needs a row in the {@code messages.tsv} of a case that provokes it ({@link CatalogedMessage}); {@link Golden} says how to accept the
 * page. What only looks like a message has a line in {@code no-messages.txt}: the beginning of a source's path, or
 * {@code path: literal}.
 */
@Isolated("the output of the cases may be accepted in the same run")
class ErrorsTest {
    private static final Path PAGE = Path.of("src/site/markdown/errors.md");
    private static final Path NO_MESSAGES = Path.of("src/test/resources/errors/no-messages.txt");

    @Test
    void everyMessageOfTheCodeIsCataloged() throws IOException {
        List<String> forms = CatalogedMessage.all().stream().flatMap(message -> message.forms().stream()).toList();
        List<String> exceptions = new ArrayList<>(Files.readAllLines(NO_MESSAGES));
        exceptions.removeIf(line -> line.startsWith("#"));
        Set<String> needless = new TreeSet<>(exceptions);
        List<String> missing = new ArrayList<>();
        int literals = 0;
        for (JavaSource source : JavaSource.all()) {
            for (String literal : MessageLiterals.of(source)) {
                literals++;
                String words = literal.replaceAll("^[ \\n]+|[.;,: \\n]+$", "");
                if (forms.stream().noneMatch(form -> form.contains(words))) {
                    String place = source.file() + ": " + literal.replace("\n", "\\n");
                    List<String> allowing = exceptions.stream()
                            .filter(line -> line.contains(": ") ? line.equals(place.strip()) : place.startsWith(line)).toList();
                    needless.removeAll(allowing);
                    if (allowing.isEmpty()) {
                        missing.add(place);
                    }
                }
            }
        }
        assertTrue(literals > 500, "the sources have messages");
        assertEquals("", String.join("\n", missing), "messages that no messages.tsv has");
        assertEquals(Set.of(), needless, "lines of no-messages.txt that nothing needs");
    }

    @Test
    void everyCatalogedMessageIsProvoked() throws IOException {
        Map<String, String> outputs = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (CatalogedMessage message : CatalogedMessage.all()) {
            if (message.isOfACase()) {
                String output = outputs.get(message.heldBy());
                if (output == null) {
                    output = message.outputOfCase();
                    outputs.put(message.heldBy(), output);
                }
                if (!message.isIn(output)) {
                    wrong.add(message.heldBy() + " does not show: " + message.message());
                }
            } else if (!NamedTests.exists(message.heldBy())) {
                wrong.add(message.heldBy() + " does not exist");
            } else if (!message.isNamedIn(NamedTests.source(message.heldBy().split("\\.", 2)[0]))) {
                wrong.add(message.heldBy() + " does not speak of: " + message.message());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void thePageIsMadeOfTheCatalog() throws IOException {
        StringBuilder page = new StringBuilder(Files.readString(PAGE).replaceFirst("(?s)\n+## .*", "\n"));
        List<CatalogedMessage> all = CatalogedMessage.all();
        for (Kind kind : Kind.values()) {
            page.append("\n## ").append(kind.heading())
                    .append("\n\n| message | what it means | what to do | held by |\n|---|---|---|---|\n");
            all.stream().filter(message -> message.kind() == kind).sorted(Comparator.comparing(ErrorsTest::firstWords))
                    .forEach(message -> page.append("| `").append(cell(message.message())).append("` | ").append(cell(message.meaning()))
                            .append(" | ").append(cell(message.remedy())).append(" | `").append(message.heldBy()).append("` |\n"));
        }
        Golden.check(PAGE, page.toString());
    }

    private static String firstWords(CatalogedMessage message) {
        return message.message().replaceFirst("^[^A-Za-z0-9-]+", "").toLowerCase(java.util.Locale.ROOT) + message.message();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

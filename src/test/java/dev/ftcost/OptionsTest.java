package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cli.Ftcost;
import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the program says of itself is what the documents and the build say of it. */
class OptionsTest {
    @Test
    void theOptionsPageHasEveryLongOption() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/options.md"));
        List<String> missing = new ArrayList<>();
        for (String option : new TreeSet<>(options(Ftcost.line()))) {
            // --from-usage alone does not count as --from.
            if (!Pattern.compile(Pattern.quote(option) + "(?![a-z-])").matcher(page).find()) {
                missing.add(option);
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void theReadmeListsEveryPage() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String listed = readme.substring(readme.indexOf("## Documentation"));
        try (Stream<Path> pages = Files.list(Path.of("src/site/markdown"))) {
            assertEquals(List.of(), pages.filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !listed.contains("](src/site/markdown/" + page.getFileName() + ")")).sorted().toList());
        }
    }

    private static List<String> options(CommandLine command) {
        List<String> options = new ArrayList<>();
        command.getCommandSpec().options().stream().filter(option -> !option.hidden())
                .forEach(option -> options.addAll(Stream.of(option.names()).filter(name -> name.startsWith("--")).toList()));
        command.getSubcommands().values().forEach(each -> options.addAll(options(each)));
        return options;
    }

    @Test
    void everyCommandAndOptionSaysWhatItIs() {
        assertEquals(List.of(), silent(Ftcost.line()));
    }

    private static List<String> silent(CommandLine command) {
        List<String> silent = new ArrayList<>();
        String name = command.getCommandSpec().qualifiedName();
        if (command.getCommandSpec().usageMessage().header().length == 0) {
            silent.add(name);
        }
        command.getCommandSpec().options().stream().filter(option -> !option.hidden() && option.description().length == 0)
                .forEach(option -> silent.add(name + " " + option.longestName()));
        command.getSubcommands().values().forEach(each -> silent.addAll(silent(each)));
        return silent;
    }

    @Test
    void aCommandSaysTheSameAloneAndAmongTheOthers() {
        Ftcost.line().getSubcommands().forEach((name, command) -> {
            assertEquals(name, command.getCommandName());
            assertEquals(Outcome.of("help", name).out(), Outcome.of(name, "--help").out());
        });
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<artifactId>ftcost</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find());
        assertEquals("ftcost " + version.group(1) + "\n", Outcome.of("--version").out());
    }
}

package dev.ftcost.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.cli.Ftcost;
import dev.ftcost.testing.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The output that the page shows is what the commands print. */
class PageTest {
    private static final Path PAGE = Path.of("src/site/markdown/estimate.md");
    private static final Path FILES = Path.of("src/test/resources/estimate/page");
    private static final Pattern RUN = Pattern.compile("```\n\\$ ftcost ([^\n]*)\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        String page = Files.readString(PAGE);
        Matcher run = RUN.matcher(page);
        String real = run.replaceAll(found -> Matcher.quoteReplacement("```\n$ ftcost " + found.group(1) + "\n" + output(found.group(1)) + "```\n"));
        Golden.check(PAGE, real);
    }

    private static String output(String arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Ftcost.run(new PrintWriter(out), new PrintWriter(err), Arrays.stream(arguments.split(" "))
                .map(argument -> Files.exists(FILES.resolve(argument)) ? FILES.resolve(argument).toString() : argument).toArray(String[]::new));
        assertEquals("", err.toString(), arguments);
        return out.toString();
    }
}

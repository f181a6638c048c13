package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.NamedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every promise of promises.md names the tests that hold it, and each of them exists. */
class PromisesTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void everyPromiseNamesATestThatExists() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> promises = Files.readAllLines(Path.of("src/site/markdown/promises.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise")).toList();
        for (String promise : promises) {
            String[] cells = promise.split(" \\| ", -1);
            int tests = 0;
            for (Matcher named = CODE.matcher(cells[cells.length - 1]); named.find(); tests++) {
                if (!NamedTests.exists(named.group(1))) {
                    wrong.add(named.group(1));
                }
            }
            assertTrue(tests > 0, promise);
        }
        assertTrue(promises.size() > 10);
        assertEquals(List.of(), wrong, "tests and cases that do not exist");
    }
}

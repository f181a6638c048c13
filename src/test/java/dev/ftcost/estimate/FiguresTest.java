package dev.ftcost.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ftcost.cli.Ftcost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The figures that must come out, each through the command line. */
class FiguresTest {
    @TestFactory
    List<DynamicTest> figures() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/estimate/figures.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = Arrays.stream(line.split("\\|", 4)).map(String::strip).toArray(String[]::new);
                tests.add(DynamicTest.dynamicTest(cells[0] + " " + cells[1], () -> figure(cells[0], cells[1], cells[2])));
            }
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    private static void figure(String arguments, String pointer, String expected) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Ftcost.run(new PrintWriter(out), new PrintWriter(err), ("estimate " + arguments + " --format json").split("\\s+"));
        assertEquals("", err.toString());
        JsonNode value = new JsonMapper().readTree(out.toString()).path("rows").path(0).at(pointer);
        assertFalse(value.isMissingNode(), pointer);
        assertEquals(expected, value.asText());
        assertEquals("null".equals(expected) ? 3 : 0, exit);
    }
}

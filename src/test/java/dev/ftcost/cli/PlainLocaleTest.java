package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Java alone, without {@code scripts/ftcost}, in the locale C: what Java cannot read there is said, and never passed over or taken for another file. */
@EnabledOnOs(OS.LINUX)
class PlainLocaleTest {
    private static final String REMEDY = "the locale has no characters beyond ASCII. Set LC_ALL=C.UTF-8, or run scripts/ftcost, which does.";

    @TempDir
    private Path folder;
    private final Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C"));

    @Test
    void aFileWithAnotherNameAmongTheExportsIsAnErrorAndNothingIsWritten() throws IOException {
        export("exports/größe.csv");
        Outcome outcome = ftcost("report exports --out out");
        assertEquals(1, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains("its name cannot be read: " + REMEDY), outcome.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void anArgumentAndAVariableToo() throws IOException {
        export("exports/a.csv");
        Outcome argument = ftcost("report exports --out 'Berichte März'");
        assertEquals(2, argument.exit(), argument.err());
        assertTrue(argument.err().contains("cannot be read as it was typed: " + REMEDY), argument.err());
        Outcome variable = ftcost("FTCOST_OUT='Berichte März' ", "report exports");
        assertEquals(2, variable.exit(), variable.err());
        assertTrue(variable.err().contains(REMEDY), variable.err());
    }

    @Test
    void withTheLocaleThatTheSentenceNamesItWorks() throws IOException {
        export("Exporte März/größe.csv");
        environment.put("LC_ALL", "C.UTF-8");
        Outcome outcome = ftcost("report 'Exporte März' --out 'Berichte März'");
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(Files.exists(folder.resolve("Berichte März/2026-06/report.html")));
    }

    private void export(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n"
                + "1782777600,1782864000,1,gpt-4o-2024-08-06,1000,100\n");
    }

    private Outcome ftcost(String command) throws IOException {
        return ftcost("", command);
    }

    private Outcome ftcost(String before, String command) throws IOException {
        environment.put("HOME", folder.toString());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        // The test's own process may not be able to pass such an argument on, but a script on disk is bytes.
        Path script = Shell.script(folder.resolve("run"), "cd '" + folder + "' && " + before + "exec '" + java
                + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + System.getProperty("java.class.path") + "' dev.ftcost.Main "
                + command
                + "\n");
        return Shell.run(folder, environment, script);
    }
}

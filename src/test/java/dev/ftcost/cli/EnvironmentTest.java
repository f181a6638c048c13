package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.cli.option.Progress;
import dev.ftcost.cli.option.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** Where options come from when the command line does not name them, and what a terminal changes. */
class EnvironmentTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> environment, String... args) {
        return Ftcost.run(new PrintWriter(out, true), new PrintWriter(err, true), environment, args);
    }

    @Test
    void aVariableStandsForAnOptionAndTheCommandLineGoesFirst() {
        assertEquals(0, run(Map.of("FTCOST_RATES", "guide-2026", "FTCOST_FORMAT", "csv"), "rates", "list", "--model", "gpt-4-turbo"));
        assertTrue(out.toString().contains("ft:gpt-4-turbo,standard,,,,,3.00"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, run(Map.of("FTCOST_RATES", "guide-2026"), "rates", "list", "--rates", "openai", "--format", "csv", "--model",
                "gpt-4-turbo"));
        assertFalse(out.toString().contains("guide"), out.toString());
    }

    @Test
    void aVariableOfTwoCardsIsTwoCards() {
        assertEquals(0, run(Map.of("FTCOST_RATES", "openai,guide-2026", "FTCOST_ON", "2026-08-01"), "rates", "list", "--format", "csv"));
        assertTrue(out.toString().contains("as stated for 2026"), out.toString());
        assertTrue(out.toString().contains("OpenAI pricing page"), out.toString());
    }

    @Test
    void aBlankVariableIsNone() {
        assertEquals(0, run(Map.of("FTCOST_RATES", ""), "rates", "list", "--model", "nothing"));
    }

    @Test
    void aFlagOfTheEnvironmentStaysWhenItIsGivenToo(@TempDir Path folder) throws IOException {
        Path export = Files.writeString(folder.resolve("u.csv"),
                "start_time,end_time,start_time_iso,end_time_iso\n1780272000,1780358400,,\n");
        for (String flag : new String[] {"true", "1", "yes"}) {
            assertEquals(0, run(Map.of("FTCOST_QUIET", flag, "FTCOST_OUT", folder.resolve("r").toString()), "report", export.toString(),
                    "--quiet"));
            assertEquals("", out.toString());
        }
        assertEquals(0, run(Map.of("FTCOST_QUIET", "0", "FTCOST_OUT", folder.resolve("r").toString()), "report", export.toString()));
        assertTrue(out.toString().contains("1 row: "), out.toString());
    }

    @Test
    void optionsMayStandInAFile(@TempDir Path folder) throws IOException {
        Path args = Files.writeString(folder.resolve("nightly.args"), "# for the night\n--rates guide-2026\n--format csv\n");
        assertEquals(0, run(Map.of(), "rates", "list", "@" + args));
        assertTrue(out.toString().contains("as stated for 2026"), out.toString());
    }

    @Test
    void aBarIsDrawnWhenTheWorkTakesLongerThanTwoSecondsAndIsWipedAtItsEnd() {
        AtomicLong clock = new AtomicLong(7);
        try (Progress progress = new Progress(new PrintWriter(err, true), 100, true, clock::get)) {
            clock.addAndGet(2_000_000_000L);
            progress.at(50);
            assertEquals("", err.toString(), "not longer than two seconds");
            clock.addAndGet(1);
            progress.at(50);
            assertEquals("\r[" + "#".repeat(20) + " ".repeat(20) + "] 50%", err.toString());
            progress.at(50);
            progress.at(250);
            assertTrue(err.toString().endsWith("50%\r[" + "#".repeat(40) + "] 100%"), "once for each percentage, at most 100: " + err);
        }
        assertTrue(err.toString().endsWith("\r" + " ".repeat(48) + "\r"), err.toString());
    }

    @Test
    void thereIsNoBarWhereNobodyWantsOne() {
        AtomicLong clock = new AtomicLong();
        PrintWriter writer = new PrintWriter(err, true);
        for (Progress progress : List.of(new Progress(writer, 100, false, clock::get), new Progress(writer, 0, true, clock::get))) {
            clock.addAndGet(3_000_000_000L);
            progress.at(50);
            progress.close();
        }
        assertEquals("", err.toString());
    }

    @Test
    void aTerminalIsKnownByItsDevice() {
        assertTrue(Terminal.isDevice("/dev/pts/3"));
        assertFalse(Terminal.isDevice("pipe:[4711]"));
        assertFalse(Terminal.isDevice("/dev/null"));
    }

    @Test
    void onlyATerminalGetsColour() {
        assertEquals("a\nwarning: b.\n", Terminal.coloured("a\nwarning: b.\n", Ansi.OFF));
        assertEquals("a\n\u001B[1;33mwarning:\u001B[0m b.\n", Terminal.coloured("a\nwarning: b.\n", Ansi.ON));
    }
}

package dev.ftcost.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Outcome;
import dev.ftcost.testing.RearrangedExports;
import dev.ftcost.testing.TemporaryFiles;
import dev.ftcost.testing.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;

/** The laws of the folder that a report writes, through the whole program. */
class RearrangedReportsTest {
    private final TemporaryFiles files = new TemporaryFiles();

    @AfterTry
    void removeFiles() {
        files.close();
    }

    @Provide
    Arbitrary<List<Usage>> usage() {
        return Arbitraries.randomValue(Usage::seeded).list().ofMinSize(1).ofMaxSize(60);
    }

    private Path report(Path in, Object... more) throws IOException {
        Path out = files.folder();
        Object[] words = Stream.concat(Stream.of("report", in, "--out", out, "--month", "2026-03"), Stream.of(more)).toArray();
        Outcome outcome = Outcome.of(words);
        // A random restatement may be grouped otherwise than what it restates, which is refused and no answer that could differ.
        Assume.that(outcome.exit() != 4);
        assertTrue(outcome.exit() == 0 || outcome.exit() == 3, outcome.err());
        return out;
    }

    @Property
    void splitOrderNamesCompressionCopiesAndWhatWasStatedBeforeChangeNoCsv(@ForAll("usage") List<Usage> rows, @ForAll Random random)
            throws IOException {
        Path in = files.folder();
        Files.writeString(in.resolve("u.csv"), Usage.csv(rows));
        Path other = files.folder();
        RearrangedExports.write(other, rows, random);
        assertEquals(Outcome.csvs(report(in)), Outcome.csvs(report(other)));
    }

    @Property
    void theCacheColdWarmOrDamagedChangesNoByte(@ForAll("usage") List<Usage> rows, @ForAll Random random) throws IOException {
        Path in = files.folder();
        RearrangedExports.write(in, rows, random);
        Path cache = files.folder();
        Map<String, String> plain = Outcome.files(report(in, "--no-cache"));
        for (String run : List.of("cold", "warm", "damaged")) {
            if (run.equals("damaged")) {
                damage(cache, random);
            }
            assertEquals(plain, Outcome.files(report(in, "--cache", cache)), run);
        }
    }

    private static void damage(Path cache, Random random) throws IOException {
        List<Path> entries;
        try (Stream<Path> found = Files.walk(cache)) {
            entries = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path entry : entries) {
            byte[] bytes = Files.readAllBytes(entry);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(entry, bytes);
            }
        }
    }

    @Example
    void runningTwiceAndWhatWasThereBeforeAndTheOrderOfTheFilesChangeNoByte() throws IOException {
        Path folder = files.folder();
        Path a = Files.writeString(folder.resolve("a.csv"), Usage.csv(Usage.seeded(10, 100)));
        Path b = Files.writeString(folder.resolve("b.csv"), Usage.csv(Usage.seeded(12, 100)));
        Path out = folder.resolve("out");
        Outcome first = Outcome.of("report", a, b, "--out", out, "--month", "2026-03");
        Map<String, String> before = Outcome.files(out);
        assertTrue(before.containsKey("2026-03/report.html"), before.keySet().toString());
        Files.writeString(out.resolve("2026-03/anomalies.csv"), "stale");
        Files.writeString(out.resolve("2026-03/summary.md"), "stale");
        Files.writeString(out.resolve("rejected.csv"), "stale");
        assertEquals(first, Outcome.of("report", b, a, "--out", out, "--month", "2026-03"));
        assertEquals(before, Outcome.files(out));
    }

    @Example
    void aReportAmongItsExportsIsNoExportTheNextTime() throws IOException {
        Path in = files.folder();
        Files.writeString(in.resolve("u.csv"), Usage.csv(Usage.seeded(11, 50)));
        Outcome.of("report", in, "--out", in, "--month", "2026-03");
        Map<String, String> before = Outcome.files(in);
        assertTrue(before.size() > 5);
        Outcome.of("report", in, "--out", in, "--month", "2026-03");
        assertEquals(before, Outcome.files(in));
    }
}

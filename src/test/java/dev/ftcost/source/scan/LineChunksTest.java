package dev.ftcost.source.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.source.bytes.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Wherever a stream is cut into parts, its lines are those that come one by one. */
class LineChunksTest {
    private static final int LONGEST = 10;

    @Test
    void partsOfEverySizeHaveTheSameLines() throws IOException {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(random.nextInt(5) == 0 ? '\n' : (char) ('a' + random.nextInt(26)));
                text.append(random.nextInt(20) == 0 ? "x".repeat(random.nextInt(30)) : "");
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            List<String> oneByOne = new ArrayList<>();
            Lines lines = new Lines(new ByteArrayInputStream(bytes), LONGEST);
            while (lines.next()) {
                oneByOne.add(lines.tooLong() ? "too long" : lines.text());
            }
            int size = 1 + random.nextInt(20);
            assertEquals(oneByOne, inParts(bytes, size), "seed " + seed + " in parts of " + size);
        }
    }

    private static List<String> inParts(byte[] bytes, int size) throws IOException {
        List<String> lines = new ArrayList<>();
        LineChunks parts = new LineChunks(new ByteArrayInputStream(bytes), Long.MAX_VALUE, size, LONGEST);
        LineChunks.Chunk part = new LineChunks.Chunk();
        while (parts.next(part)) {
            if (part.isCut()) {
                continue;
            }
            String text = new String(part.bytes(), 0, part.length(), StandardCharsets.UTF_8);
            List<String> some = new ArrayList<>(List.of(text.split("\n", -1)));
            if (text.endsWith("\n")) {
                some.remove(some.size() - 1);
            }
            for (int i = 0; i < some.size(); i++) {
                lines.add(i == 0 && part.isBegun() || some.get(i).length() > LONGEST ? "too long" : some.get(i));
            }
        }
        return lines;
    }
}

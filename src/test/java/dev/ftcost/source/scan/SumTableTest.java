package dev.ftcost.source.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A table of sums holds what a map would, before and after it is emptied. */
class SumTableTest {
    private static final int SUM = SumTable.KEYS;
    private static final int WIDTH = SUM + 1;

    @Test
    void sumsAreThoseOfAMap() {
        SumTable table = new SumTable(WIDTH);
        Random random = new Random(1);
        for (int rows : new int[] {20_000, 3, 0, 500}) {
            Map<List<Long>, Long> expected = new HashMap<>();
            for (int n = 0; n < rows; n++) {
                long[] key = {random.nextInt(9), random.nextLong() >>> 58, -random.nextInt(9), random.nextInt(3)};
                int row = table.row(key[0], key[1], key[2], key[3]);
                table.cells()[row + SUM] += n;
                expected.merge(List.of(key[0], key[1], key[2], key[3]), (long) n, Long::sum);
            }
            Map<List<Long>, Long> found = new HashMap<>();
            for (int row = 0; row < table.size() * WIDTH; row += WIDTH) {
                long[] cells = table.cells();
                found.put(List.of(cells[row], cells[row + 1], cells[row + 2], cells[row + 3]), cells[row + SUM]);
            }
            assertEquals(expected, found);
            table.clear();
        }
    }
}

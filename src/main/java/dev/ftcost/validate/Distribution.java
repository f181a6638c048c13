package dev.ftcost.validate;

import java.util.Map;
import java.util.TreeMap;

/** How many tokens the examples have: exact, and small, because few lengths differ. */
public final class Distribution {
    private final TreeMap<Long, Long> examplesByTokens = new TreeMap<>();
    private long count;

    void add(long tokens) {
        examplesByTokens.merge(tokens, 1L, Long::sum);
        count++;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public long min() {
        return examplesByTokens.firstKey();
    }

    public long max() {
        return examplesByTokens.lastKey();
    }

    /** The least length that so many of a hundred examples do not exceed. */
    public long percentile(int percent) {
        long rank = Math.max(1, (count * percent + 99) / 100);
        long seen = 0;
        for (Map.Entry<Long, Long> length : examplesByTokens.entrySet()) {
            seen += length.getValue();
            if (seen >= rank) {
                return length.getKey();
            }
        }
        return max();
    }
}

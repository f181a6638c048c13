package dev.ftcost.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** A local cluster in the process of the tests, and the comparison of what is said of exports by way of it with what is said without. */
final class TwoWays {
    private static SparkSession session;

    private TwoWays() {}

    /** The shuffles have several tasks each, so that what belongs together meets for a reason. It ends with the tests. */
    private static synchronized SparkSession session() {
        if (session == null) {
            session = SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "3")
                    // Small exports would all come to one task otherwise.
                    .config("spark.sql.adaptive.coalescePartitions.enabled", "false").config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1").config("spark.hadoop.fs.other.impl", OtherFileSystem.class.getName())
                    .getOrCreate();
        }
        return session;
    }

    /** Writes daily usage. @param part in bytes */
    static void read(List<String> exports, List<String> ignored, long part, Path usage) throws IOException {
        new DailyUsage(session(), part).write(exports, ignored, usage.toString());
    }

    /** The first line that differs; empty when none does. */
    static String difference(String what, String expected, String found) {
        List<String> lines = expected.lines().toList();
        List<String> others = found.lines().toList();
        for (int line = 0; line < Math.max(lines.size(), others.size()); line++) {
            String one = line < lines.size() ? lines.get(line) : "(end)";
            String other = line < others.size() ? others.get(line) : "(end)";
            if (!one.equals(other)) {
                return what + ", line " + (line + 1) + "\n  read here:  " + one + "\n  from Spark: " + other + "\n";
            }
        }
        return "";
    }
}

package dev.ftcost.testing;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** The same usage in other files: split between its days, in any order, under any names, compressed, copied, and stated wrongly before. */
public final class RearrangedExports {
    private final Path folder;
    private final Random random;
    private int files;

    private RearrangedExports(Path folder, Random random) {
        this.folder = folder;
        this.random = random;
    }

    public static void write(Path folder, List<Usage> rows, Random random) throws IOException {
        Files.createDirectories(folder);
        new RearrangedExports(folder, random).write(rows);
    }

    private void write(List<Usage> rows) throws IOException {
        int parts = 1 + random.nextInt(4);
        TreeMap<LocalDate, Integer> partOfDay = new TreeMap<>();
        rows.forEach(row -> partOfDay.computeIfAbsent(row.day(), day -> random.nextInt(parts)));
        for (int part = 0; part < parts; part++) {
            int number = part;
            List<Usage> some = new ArrayList<>(rows.stream().filter(row -> partOfDay.get(row.day()) == number).toList());
            Collections.shuffle(some, random);
            if (!some.isEmpty()) {
                stateWronglyBefore(some);
                String text = Usage.csv(some);
                for (int copies = 1 + random.nextInt(2); copies > 0; copies--) {
                    write(text);
                }
            }
        }
    }

    /** An export that does not reach as far is an older one: what it says of its days holds no more. */
    private void stateWronglyBefore(List<Usage> rows) throws IOException {
        SortedSet<LocalDate> days = new TreeSet<>(rows.stream().map(Usage::day).toList());
        if (days.size() > 1 && random.nextBoolean()) {
            LocalDate end = new ArrayList<>(days).get(1 + random.nextInt(days.size() - 1));
            write(Usage.csv(rows.stream().filter(row -> row.day().isBefore(end)).map(row -> row.times(1 + random.nextInt(5))).toList()));
        }
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String name = (random.nextBoolean() ? "" : "sub-" + random.nextInt(3) + "/") + (char) ('a' + random.nextInt(26)) + files++ + ".csv";
        Files.createDirectories(folder.resolve(name).getParent());
        switch (random.nextInt(3)) {
            case 0 -> Files.write(folder.resolve(name), bytes);
            case 1 -> Files.write(folder.resolve(name + ".gz"), gzip(bytes));
            default -> Files.write(folder.resolve(name + ".zst"), Zstd.compress(bytes));
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}

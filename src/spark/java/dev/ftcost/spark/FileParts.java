package dev.ftcost.spark;

import dev.ftcost.source.record.Activity;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** Cuts files into the parts that tasks read, and finds the copies among them, of which one is read. */
final class FileParts {
    private static final int MOST_TASKS = 10_000;

    private final JavaSparkContext context;
    private final Broadcast<SerializableConfiguration> hadoop;
    private final long partBytes;

    /** What a file begins with. @param crc32 of its first bytes, unpacked */
    record Start(long crc32, boolean isPacked, boolean isSplittable) implements Serializable {}

    /** @param partBytes how much of a log one task reads */
    FileParts(JavaSparkContext context, Broadcast<SerializableConfiguration> hadoop, long partBytes) {
        this.context = context;
        this.hadoop = hadoop;
        this.partBytes = partBytes;
    }

    <T> JavaRDD<T> distributed(List<T> items) {
        return context.parallelize(items, Math.max(1, Math.min(items.size(), MOST_TASKS)));
    }


    /** @param files in the order of their names */
    List<FilePart> of(List<InputFile> files) {
        Broadcast<SerializableConfiguration> conf = hadoop;
        Map<InputFile, Start> starts = distributed(files).mapToPair(file -> new Tuple2<>(file, PartReader.start(file, conf.value().value())))
                .collectAsMap();
        Map<InputFile, String> contents = new HashMap<>(distributed(alike(files, starts))
                .mapToPair(file -> new Tuple2<>(file, PartReader.content(file, conf.value().value()))).collectAsMap());
        Map<String, InputFile> first = new HashMap<>();
        List<FilePart> parts = new ArrayList<>();
        for (InputFile file : beforeTheirCopies(files)) {
            InputFile same = contents.containsKey(file) ? first.putIfAbsent(contents.get(file), file) : null;
            if (same != null) {
                parts.add(new FilePart(file, 0, file.size(), same.name()));
            } else if (file.size() > partBytes && starts.get(file).isSplittable()) {
                for (long from = 0; from < file.size(); from += partBytes) {
                    parts.add(new FilePart(file, from, Math.min(from + partBytes, file.size()), null));
                }
            } else {
                parts.add(FilePart.whole(file));
            }
        }
        return parts;
    }

    /** Files that begin alike, and are of one size if none of them is packed: only these may be copies. */
    private static List<InputFile> alike(List<InputFile> files, Map<InputFile, Start> starts) {
        List<InputFile> alike = new ArrayList<>();
        files.stream().collect(Collectors.groupingBy(file -> starts.get(file).crc32())).values().forEach(same -> {
            if (same.stream().anyMatch(file -> starts.get(file).isPacked())) {
                alike.addAll(same.size() > 1 ? same : List.of());
            } else {
                same.stream().collect(Collectors.groupingBy(InputFile::size)).values().stream().filter(group -> group.size() > 1)
                        .forEach(alike::addAll);
            }
        });
        return alike;
    }

    /** One whose name says its activity is read before a copy whose name does not, as the main program has it. */
    private static List<InputFile> beforeTheirCopies(List<InputFile> files) {
        return files.stream().sorted(Comparator.comparing(file -> Activity.ofFileName(file.name()) == null)).toList();
    }
}

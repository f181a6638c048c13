package dev.ftcost.spark;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import dev.ftcost.source.bytes.NaturalOrder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Exports, read on a cluster, as daily usage. One pass over the bytes; the rows of an id lie together after the first shuffle, where one of
 * them is chosen, and the rows of a file after the second.
 */
final class DailyUsage {
    private static final List<Columns> KEYS = List.of(Columns.KIND, Columns.FILE, Columns.PART, Columns.ROW_NUMBER, Columns.ACTIVITY,
            Columns.IS_EMPTY, Columns.IS_DUPLICATE, Columns.IS_LONG, Columns.DAY, Columns.START_TIME, Columns.PROJECT_ID, Columns.USER_ID,
            Columns.API_KEY_ID, Columns.MODEL, Columns.BATCH, Columns.SERVICE_TIER);
    private static final Encoder<Row> ROWS = Encoders.row(Columns.SCHEMA);

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Broadcast<SerializableConfiguration> hadoop;
    private final long partBytes;

    /**
     * What was written.
     *
     * @param unknown files that are no export
     */
    record Summary(long files, long unknown, long read, long rejected) {
        boolean hasFindings() {
            return unknown + rejected > 0;
        }

        String sentence(String out) {
            return String.format("%,d rows of %,d files read, %,d rejected, %,d files unknown. Daily usage written to %s; run: ftcost report %s",
                    read, files, rejected, unknown, out, out);
        }
    }

    /** @param partBytes how much of a log one task reads */
    DailyUsage(SparkSession spark, long partBytes) {
        this.spark = spark;
        spark.conf().set("spark.sql.session.timeZone", "UTC");
        this.context = new JavaSparkContext(spark.sparkContext());
        this.hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
        this.partBytes = partBytes;
    }

    Summary write(List<String> given, String out) throws IOException {
        Configuration configuration = context.hadoopConfiguration();
        // An empty file beside the others would be an unknown export.
        configuration.set("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
        Path target = new Path(out);
        FileSystem files = target.getFileSystem(configuration);
        if (files.exists(target)) {
            throw new FileAlreadyExistsException(out, null, "is there already; name a folder that is not");
        }
        List<FilePart> parts = parts(Inputs.find(given, configuration));
        // Written beside and renamed, so that nobody reads a half of it.
        Path beside = target.suffix(".incomplete");
        files.delete(beside, true);
        assembled(parts).write().parquet(beside.toString());
        Summary summary = summary(spark.read().parquet(beside.toString()));
        if (!files.rename(beside, target)) {
            throw new IOException("'" + beside + "' cannot be renamed to '" + out + "'.");
        }
        return summary;
    }

    /** Files of one size may be the same: of those that are, the first is read. */
    private List<FilePart> parts(List<InputFile> files) {
        Map<Long, List<InputFile>> bySize = files.stream().collect(Collectors.groupingBy(InputFile::size));
        List<InputFile> alike = bySize.values().stream().filter(same -> same.size() > 1).flatMap(List::stream).toList();
        Broadcast<SerializableConfiguration> conf = hadoop;
        Map<InputFile, String> digests = new HashMap<>(distributed(alike).mapToPair(file -> new scala.Tuple2<>(file, PartReader.digest(file, conf.value().value())))
                .collectAsMap());
        Map<String, InputFile> first = new HashMap<>();
        List<FilePart> twins = new ArrayList<>();
        List<InputFile> read = new ArrayList<>();
        for (InputFile file : files) {
            InputFile same = digests.containsKey(file) ? first.putIfAbsent(digests.get(file), file) : null;
            if (same == null) {
                read.add(file);
            } else {
                twins.add(new FilePart(file, 0, file.size(), same.name()));
            }
        }
        long bytes = partBytes;
        List<FilePart> parts = new ArrayList<>(distributed(read).flatMap(file -> PartReader.parts(file, bytes, conf.value().value()).iterator())
                .collect());
        parts.addAll(twins);
        return parts;
    }

    private <T> JavaRDD<T> distributed(List<T> items) {
        return context.parallelize(items, Math.max(1, Math.min(items.size(), 10_000)));
    }

    private Dataset<Row> assembled(List<FilePart> parts) {
        Broadcast<SerializableConfiguration> conf = hadoop;
        JavaRDD<Row> scanned = distributed(parts).flatMap(part -> new RowQueue(rows -> PartReader.read(part, conf.value().value(), rows)));
        Broadcast<Map<String, Integer>> newness = context.broadcast(newness(parts));
        Dataset<Row> judged = spark.createDataFrame(scanned, ScannedRow.SCHEMA)
                .repartition(col(ScannedRow.ID_HIGH), col(ScannedRow.ID_LOW))
                .sortWithinPartitions(col(ScannedRow.ID_HIGH), col(ScannedRow.ID_LOW))
                .mapPartitions((MapPartitionsFunction<Row, Row>) rows -> new RequestJudge(rows, newness.value(), TaskContext.getPartitionId()),
                        ROWS);
        return ordered(summed(judged.repartition(col(Columns.FILE.label()))))
                .mapPartitions((MapPartitionsFunction<Row, Row>) FileAssembler::new, ROWS)
                .withColumn(Columns.DAY.label(), date_from_unix_date(col(Columns.DAY.label())))
                .drop(Columns.INNER.stream().map(Columns::label).toArray(String[]::new));
    }

    /** Rows that are equal in all else, added up. */
    private static Dataset<Row> summed(Dataset<Row> judged) {
        List<Column> values = new ArrayList<>();
        for (Columns column : Columns.values()) {
            if (!KEYS.contains(column)) {
                Column value = Columns.SUMS.contains(column) ? sum(column.label()) : max(column.label());
                values.add(value.as(column.label()));
            }
        }
        return judged.groupBy(columns(KEYS)).agg(values.get(0), values.subList(1, values.size()).toArray(new Column[0]))
                .select(columns(List.of(Columns.values())));
    }

    /** The rows of a file, which lie together, in the order in which {@link FileAssembler} takes them. */
    private static Dataset<Row> ordered(Dataset<Row> rows) {
        Column place = array_position(lit(Columns.KINDS.toArray(new String[0])), col(Columns.KIND.label()));
        List<Column> order = new ArrayList<>(List.of(col(Columns.FILE.label()), place));
        KEYS.stream().filter(key -> key != Columns.KIND && key != Columns.FILE).forEach(key -> order.add(col(key.label())));
        return rows.sortWithinPartitions(order.toArray(new Column[0]));
    }

    private static Column[] columns(List<Columns> columns) {
        return columns.stream().map(column -> col(column.label())).toArray(Column[]::new);
    }

    /** Logs have no span: of two, the one whose name comes later is newer. Of the names of copies the one that ranks highest decides. */
    private static Map<String, Integer> newness(List<FilePart> parts) {
        Map<String, String> stems = new TreeMap<>();
        for (FilePart part : parts) {
            stems.merge(part.twinOf() == null ? part.file().name() : part.twinOf(), NaturalOrder.stem(part.file().name()),
                    BinaryOperator.maxBy(NaturalOrder.INSTANCE));
        }
        List<String> names = stems.keySet().stream().sorted(Comparator.comparing(stems::get, NaturalOrder.INSTANCE)).toList();
        Map<String, Integer> newness = new HashMap<>();
        for (int place = 0; place < names.size(); place++) {
            newness.put(names.get(place), place);
        }
        return newness;
    }

    private static Summary summary(Dataset<Row> written) {
        Row row = written.filter(col(Columns.KIND.label()).equalTo("file"))
                .selectExpr("count(*)", "count_if(format = '')", "coalesce(sum(rows_read), 0)", "coalesce(sum(rows_rejected), 0)").first();
        return new Summary(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
    }
}

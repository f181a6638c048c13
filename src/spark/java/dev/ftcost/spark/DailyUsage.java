package dev.ftcost.spark;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import dev.ftcost.source.ChangedFileError;
import dev.ftcost.source.bytes.NaturalOrder;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
import scala.Tuple2;

/**
 * Exports, read on a cluster, as daily usage. One pass over the bytes; the rows of an id lie together after the first shuffle, where one of
 * them is chosen, and the rows of a file after the second.
 */
final class DailyUsage {
    private static final List<Columns> KEYS = List.of(Columns.KIND, Columns.FILE, Columns.PART, Columns.ROW_NUMBER, Columns.ACTIVITY,
            Columns.IS_EMPTY, Columns.IS_DUPLICATE, Columns.IS_LONG, Columns.DAY, Columns.START_TIME, Columns.PROJECT_ID, Columns.USER_ID,
            Columns.API_KEY_ID, Columns.MODEL, Columns.BATCH, Columns.SERVICE_TIER);
    private static final String SHUFFLE_TASKS = "spark.sql.shuffle.partitions";
    /** What a task behind a shuffle takes of a log: some 2 million requests. */
    private static final long BYTES_OF_TASK = 2L << 30;
    private static final Encoder<Row> ROWS = Encoders.row(Columns.SCHEMA);

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Broadcast<SerializableConfiguration> hadoop;
    private final FileParts parts;

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
        this.parts = new FileParts(context, hadoop, partBytes);
    }

    /** @param ignored globs of names or paths that are meant to be there and are no exports */
    Summary write(List<String> given, List<String> ignored, String out) throws IOException {
        Configuration configuration = context.hadoopConfiguration();
        // An empty file beside the others would be an unknown export.
        configuration.set("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
        Path named = Inputs.path(out, configuration);
        FileSystem files = named.getFileSystem(configuration);
        Path target = files.makeQualified(named);
        requireFree(files, target, out);
        List<InputFile> found = Inputs.find(given, ignored, configuration);
        setTasks(found.stream().mapToLong(InputFile::size).sum());
        // Written into a hidden folder beside and renamed, so that nobody reads a half of it; no other run has one of this name.
        Path beside = new Path(target.getParent(), ".ftcost-spark-" + UUID.randomUUID());
        Path usage = new Path(beside, "usage");
        create(files, beside, out);
        try {
            assembled(parts.of(found)).write().parquet(usage.toString());
            requireUnchanged(found);
            Summary summary = summary(spark.read().parquet(usage.toString()));
            // Some file systems move a folder into one that is there.
            requireFree(files, target, out);
            if (!files.rename(usage, target)) {
                throw new IOException("'" + usage + "' cannot be renamed to '" + out + "'.");
            }
            return summary;
        } finally {
            files.delete(beside, true);
        }
    }

    /** As many tasks behind a shuffle as Spark is told to have, and more for more bytes than those can hold well. */
    private void setTasks(long bytes) {
        long set = Long.parseLong(spark.conf().get(SHUFFLE_TASKS));
        spark.conf().set(SHUFFLE_TASKS, Math.max(set, bytes / BYTES_OF_TASK));
    }

    private static void requireFree(FileSystem files, Path target, String out) throws IOException {
        if (files.exists(target)) {
            throw new InputError("--out '" + out + "' exists already; name a folder that does not exist.");
        }
    }

    /** Before anything is read: reading may take hours. */
    private static void create(FileSystem files, Path folder, String out) {
        try {
            if (!files.mkdirs(folder)) {
                throw new IOException("no folder can be created in '" + folder.getParent() + "'");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("'" + out + "' cannot be written: " + IoReason.of(e) + ".", e);
        }
    }

    private void requireUnchanged(List<InputFile> files) {
        Broadcast<SerializableConfiguration> conf = hadoop;
        parts.distributed(files).mapToPair(file -> new Tuple2<>(file, file.changedSize(conf.value().value())))
                .filter(file -> file._2 >= 0).take(1).forEach(changed -> {
                    throw ChangedFileError.of(changed._1.name(), changed._1.size(), changed._2);
                });
    }

    private Dataset<Row> assembled(List<FilePart> read) {
        Broadcast<SerializableConfiguration> conf = hadoop;
        JavaRDD<Row> scanned = parts.distributed(read).flatMap(part -> new RowQueue(rows -> PartReader.read(part, conf.value().value(), rows)));
        Broadcast<Map<String, Integer>> newness = context.broadcast(newness(read));
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

    /** Logs have no span: of two, the one whose name comes later is newer. */
    private static Map<String, Integer> newness(List<FilePart> parts) {
        Map<String, String> readInstead = new TreeMap<>();
        parts.forEach(part -> readInstead.put(part.file().name(), part.twinOf() == null ? part.file().name() : part.twinOf()));
        Map<String, String> stems = new TreeMap<>(NaturalOrder.stems(readInstead.keySet(), readInstead::get, name -> name));
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

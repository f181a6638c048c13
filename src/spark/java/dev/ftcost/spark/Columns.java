package dev.ftcost.spark;

import dev.ftcost.source.record.Counts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of daily usage. A row is of one kind and fills the columns of that kind; what is unknown is null. Times are seconds since 1970,
 * UTC; amounts are decimal digits.
 */
enum Columns {
    KIND(DataTypes.StringType), FILE(DataTypes.StringType),
    /** Of a job, a cost, a reject and a page: its place among the rows of its part. */
    ROW_NUMBER(DataTypes.LongType),
    /** Where the part of the file begins, in bytes. */
    PART(DataTypes.LongType),
    // An export, or a part of one.
    FILE_SIZE(DataTypes.LongType), CRC32(DataTypes.StringType),
    /** The export with the same bytes that was read instead. */
    TWIN_OF(DataTypes.StringType), FORMAT(DataTypes.StringType),
    /** Of an export that is not counted, what has to be said of it. */
    REMARK(DataTypes.StringType), PART_BYTES(DataTypes.LongType), PART_LINES(DataTypes.LongType), EARLIEST_REQUEST(DataTypes.LongType), LATEST_REQUEST(DataTypes.LongType),
    ROWS_READ(DataTypes.LongType), ROWS_EMPTY(DataTypes.LongType), ROWS_REJECTED(DataTypes.LongType),
    // Usage and requests.
    ACTIVITY(DataTypes.StringType), IS_EMPTY(DataTypes.BooleanType),
    IS_DUPLICATE(DataTypes.BooleanType), IS_LONG(DataTypes.BooleanType),
    /** In days since 1970 until it is written as a date, so that no time zone of a worker matters. */
    DAY(DataTypes.IntegerType), START_TIME(DataTypes.LongType),
    END_TIME(DataTypes.LongType), LONGEST_SECONDS(DataTypes.LongType), NEWEST(DataTypes.LongType), PROJECT_ID(DataTypes.StringType),
    USER_ID(DataTypes.StringType), API_KEY_ID(DataTypes.StringType), MODEL(DataTypes.StringType), BATCH(DataTypes.StringType),
    SERVICE_TIER(DataTypes.StringType), NUM_MODEL_REQUESTS(DataTypes.LongType), INPUT_TOKENS(DataTypes.LongType),
    INPUT_CACHED_TOKENS(DataTypes.LongType), INPUT_CACHE_WRITE_TOKENS(DataTypes.LongType), INPUT_CACHE_WRITE_12H_TOKENS(DataTypes.LongType),
    OUTPUT_TOKENS(DataTypes.LongType), MEDIA_INPUT_TOKENS(DataTypes.LongType), MEDIA_CACHED_TOKENS(DataTypes.LongType),
    MEDIA_OUTPUT_TOKENS(DataTypes.LongType), ROW_COUNT(DataTypes.LongType),
    // Jobs.
    JOB_ID(DataTypes.StringType), FINE_TUNED_MODEL(DataTypes.StringType), STATUS(DataTypes.StringType), CREATED_AT(DataTypes.LongType),
    FINISHED_AT(DataTypes.LongType), TRAINED_TOKENS(DataTypes.LongType), METHOD(DataTypes.StringType), BILLED_SECONDS(DataTypes.LongType),
    SHARED_WITH_OPENAI(DataTypes.BooleanType),
    // Costs.
    LINE_ITEM(DataTypes.StringType), AMOUNT(DataTypes.StringType), QUANTITY(DataTypes.StringType), QUANTITY_UNIT(DataTypes.StringType),
    PROJECT_NAME(DataTypes.StringType), ORGANIZATION_ID(DataTypes.StringType), ORGANIZATION_NAME(DataTypes.StringType),
    // Rejected rows.
    LINE(DataTypes.LongType), COLUMN_NAME(DataTypes.StringType), VALUE(DataTypes.StringType), REASON(DataTypes.StringType),
    // Pages that say that another one follows.
    PAGE_FACTS(DataTypes.StringType), PAGE_AT(DataTypes.LongType), IS_DESCENDING(DataTypes.BooleanType), IS_REPETITION(DataTypes.BooleanType),
    // What is counted in another unit than tokens.
    OTHER_UNIT(DataTypes.StringType), OTHER_COUNT(DataTypes.LongType),
    // Lists of projects, keys, users and models.
    LIST_ID(DataTypes.StringType), LIST_NAME(DataTypes.StringType);

    /** The kinds of rows, in the order in which those of a file stand. */
    static final List<String> KINDS = List.of("file", "reject", "page_end", "rejected_day", "other_unit", "name", "shutdown", "usage", "request",
            "job", "cost");

    /** What only the application needs. */
    static final List<Columns> INNER = List.of(PART, PART_BYTES, PART_LINES, EARLIEST_REQUEST, LATEST_REQUEST);
    /** What is added up where rows of usage or of requests are equal in all else. */
    static final List<Columns> SUMS = List.of(NUM_MODEL_REQUESTS, INPUT_TOKENS, INPUT_CACHED_TOKENS, INPUT_CACHE_WRITE_TOKENS,
            INPUT_CACHE_WRITE_12H_TOKENS, OUTPUT_TOKENS, MEDIA_INPUT_TOKENS, MEDIA_CACHED_TOKENS, MEDIA_OUTPUT_TOKENS, ROW_COUNT);
    static final StructType SCHEMA = schema();

    // Spark's types are constants without state of their own.
    @SuppressWarnings("ImmutableEnumChecker")
    private final DataType type;

    Columns(DataType type) {
        this.type = type;
    }

    private static StructType schema() {
        StructType schema = new StructType();
        for (Columns column : values()) {
            schema = schema.add(column.label(), column.type);
        }
        return schema;
    }

    /** As the Parquet files have it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String text(Row row) {
        return row.getString(ordinal());
    }

    boolean isTrue(Row row) {
        return !row.isNullAt(ordinal()) && row.getBoolean(ordinal());
    }

    long number(Row row) {
        return row.isNullAt(ordinal()) ? 0 : row.getLong(ordinal());
    }

    /** A row in the making. */
    static final class Builder {
        private final Object[] values = new Object[Columns.values().length];

        Builder(String kind, String file) {
            set(KIND, kind).set(FILE, file);
        }

        Builder(Row row) {
            for (int at = 0; at < values.length; at++) {
                values[at] = row.get(at);
            }
        }

        Builder set(Columns column, Object value) {
            values[column.ordinal()] = value;
            return this;
        }

        Builder day(LocalDate day) {
            return set(DAY, (int) day.toEpochDay());
        }

        Builder counts(Counts counts) {
            return set(NUM_MODEL_REQUESTS, counts.requests()).set(INPUT_TOKENS, counts.input()).set(INPUT_CACHED_TOKENS, counts.cached())
                    .set(INPUT_CACHE_WRITE_TOKENS, counts.cacheWrite()).set(INPUT_CACHE_WRITE_12H_TOKENS, counts.cacheWrite12h())
                    .set(OUTPUT_TOKENS, counts.output()).set(MEDIA_INPUT_TOKENS, counts.mediaInput())
                    .set(MEDIA_CACHED_TOKENS, counts.mediaCached()).set(MEDIA_OUTPUT_TOKENS, counts.mediaOutput());
        }

        Row build() {
            return RowFactory.create(values);
        }
    }
}

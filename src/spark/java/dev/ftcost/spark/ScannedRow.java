package dev.ftcost.spark;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RequestNames;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What a reader hands over: one request with the hash of its id, in few columns because there are so many, or a row of daily usage as a whole. */
final class ScannedRow {
    static final String ID_HIGH = "id_high";
    static final String ID_LOW = "id_low";
    static final StructType SCHEMA = schema();
    private static final int FILE = 2;
    private static final int CREATED = 3;
    private static final int NAMES = 4;
    private static final int COUNTS = 9;
    private static final int OTHER = 17;

    private ScannedRow() {}

    private static StructType schema() {
        StructType schema = new StructType();
        for (String number : new String[] {ID_HIGH, ID_LOW}) {
            schema = schema.add(number, DataTypes.LongType);
        }
        schema = schema.add("file", DataTypes.StringType).add("created", DataTypes.LongType).add("project_id", DataTypes.StringType)
                .add("api_key_id", DataTypes.StringType).add("model", DataTypes.StringType).add("batch", DataTypes.BooleanType)
                .add("service_tier", DataTypes.StringType);
        for (String count : new String[] {"input", "cached", "cache_write", "cache_write_12h", "output", "media_input", "media_cached",
                "media_output"}) {
            schema = schema.add(count, DataTypes.LongType);
        }
        return schema.add("other", Columns.SCHEMA);
    }

    static Row request(long idHigh, long idLow, String file, long created, RequestNames names, Counts counts) {
        return RowFactory.create(idHigh, idLow, file, created, names.projectId(), names.apiKeyId(), names.model(), names.batch(),
                names.serviceTier(), counts.input(), counts.cached(), counts.cacheWrite(), counts.cacheWrite12h(), counts.output(),
                counts.mediaInput(), counts.mediaCached(), counts.mediaOutput(), null);
    }

    /** @param place any number; rows of different places go to different tasks */
    static Row other(long place, Row row) {
        Object[] values = new Object[OTHER + 1];
        values[1] = place;
        values[OTHER] = row;
        return RowFactory.create(values);
    }

    /** The row of daily usage; null for a request. */
    static Row other(Row scanned) {
        return scanned.isNullAt(OTHER) ? null : scanned.getStruct(OTHER);
    }

    static boolean isSameId(Row one, Row other) {
        return one.getLong(0) == other.getLong(0) && one.getLong(1) == other.getLong(1);
    }

    static String file(Row request) {
        return request.getString(FILE);
    }

    static long created(Row request) {
        return request.getLong(CREATED);
    }

    static RequestNames names(Row request) {
        return new RequestNames(request.getString(NAMES), request.getString(NAMES + 1), request.getString(NAMES + 2),
                request.isNullAt(NAMES + 3) ? null : (Boolean) request.getBoolean(NAMES + 3), request.getString(NAMES + 4));
    }

    static boolean isBatch(Row request) {
        return !request.isNullAt(NAMES + 3) && request.getBoolean(NAMES + 3);
    }

    static Counts counts(Row request) {
        return new Counts(1, request.getLong(COUNTS), request.getLong(COUNTS + 1), request.getLong(COUNTS + 2), request.getLong(COUNTS + 3),
                request.getLong(COUNTS + 4), request.getLong(COUNTS + 5), request.getLong(COUNTS + 6), request.getLong(COUNTS + 7));
    }
}

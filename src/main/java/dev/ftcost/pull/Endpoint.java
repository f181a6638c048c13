package dev.ftcost.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The endpoints that answer with buckets of time: four kinds of usage that is counted in tokens, and the costs. */
enum Endpoint {
    COMPLETIONS("usage/completions", "completions_usage", Grouping.ALL_AND_SOURCE, Grouping.ALL), EMBEDDINGS("usage/embeddings",
            "embeddings_usage",
            Grouping.OF_INPUT, null), MODERATIONS("usage/moderations", "moderations_usage", Grouping.OF_INPUT, null), DECISIONS(
                    "usage/decisions", "decisions_usage", Grouping.ALL,
                    Grouping.OF_INPUT), COSTS("costs", "cost", "project_id,line_item,api_key_id", "project_id,line_item");

    /** What usage can be grouped by. */
    private static final class Grouping {
        static final String ALL = "project_id,user_id,api_key_id,model,batch,service_tier";
        /** Since September 2026. */
        static final String ALL_AND_SOURCE = ALL + ",api_source";
        static final String OF_INPUT = "project_id,user_id,api_key_id,model";
    }

    private static final int MOST_DAYS = 31;
    private static final int MOST_HOURS = 168;

    private final String path;
    private final String file;
    private final String grouping;
    private final String coarserGrouping;

    /** @param coarserGrouping for an API that does not know all of the other; null for none */
    Endpoint(String path, String file, String grouping, String coarserGrouping) {
        this.path = "organization/" + path;
        this.file = file;
        this.grouping = grouping;
        this.coarserGrouping = coarserGrouping;
    }

    String path() {
        return path;
    }

    /** OpenAI's name of the export, before its date. */
    String file() {
        return file;
    }

    PullKind what() {
        return this == COSTS ? PullKind.COSTS : PullKind.USAGE;
    }

    boolean hasCoarserGrouping() {
        return coarserGrouping != null;
    }

    /** Costs come by the day alone. */
    boolean isHourly(boolean wanted) {
        return wanted && this != COSTS;
    }

    /** The most buckets that a page can hold. */
    int most(boolean hourly) {
        return isHourly(hourly) ? MOST_HOURS : MOST_DAYS;
    }

    /** The query of the first page. */
    List<Map.Entry<String, String>> query(BucketSpan span, boolean coarser, int limit) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        query.add(Map.entry("start_time", Long.toString(span.from())));
        query.add(Map.entry("end_time", Long.toString(span.until())));
        query.add(Map.entry("bucket_width", span.hourly() ? "1h" : "1d"));
        for (String name : (coarser ? coarserGrouping : grouping).split(",", -1)) {
            query.add(Map.entry("group_by[]", name));
        }
        query.add(Map.entry("limit", Integer.toString(limit)));
        return query;
    }
}

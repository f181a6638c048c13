package dev.ftcost.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.pull.http.PullFault.Scope;
import dev.ftcost.pull.http.PullFault;
import dev.ftcost.usage.UtcDay;
import java.util.HashSet;
import java.util.Set;

/** The pages of a span, in their order: each has to get on, and there are no more of them than buckets. */
final class PageSequence {
    /** A page may be empty: that costs one more. */
    private static final int SPARE_PAGES = 2;
    private static final int SHORTER = 4;

    private final Endpoint endpoint;
    private final long most;
    private final Set<String> cursors = new HashSet<>();
    private BucketSpan span;
    private String cursor;
    private boolean coarser;
    private int limit;
    private long reach = Long.MIN_VALUE;
    private long pages;
    private boolean ended;

    PageSequence(MonthTask task, BucketSpan span) {
        this.endpoint = task.endpoint();
        this.span = span;
        this.limit = endpoint.most(span.hourly());
        this.most = span.buckets() + SPARE_PAGES;
        this.ended = span.isEmpty();
    }

    boolean isEnded() {
        return ended;
    }

    BucketSpan span() {
        return span;
    }

    /** The page to ask for; null for the first. */
    String cursor() {
        return cursor;
    }

    boolean isCoarser() {
        return coarser;
    }

    int limit() {
        return limit;
    }

    /** Asks for less detail, for an API that does not know all group-bys. @return false if there is no coarser way */
    boolean groupCoarser() {
        if (pages > 0 || coarser || !endpoint.hasCoarserGrouping()) {
            return false;
        }
        coarser = true;
        return true;
    }

    /** Asks for fewer buckets in a page, from the first one that has not come. @return false if one is too long */
    boolean shorten() {
        if (limit == 1) {
            return false;
        }
        limit = Math.max(1, limit / SHORTER);
        span = reach == Long.MIN_VALUE ? span : span.startingAt(Math.max(span.from(), reach));
        cursor = null;
        cursors.clear();
        return true;
    }

    /** Takes the next page. */
    void accept(ObjectNode page) throws PullFault {
        JsonNode data = page.get("data");
        if (data == null || !data.isArray()) {
            throw fault("answers with an object that has no data");
        }
        long before = reach;
        for (JsonNode bucket : data) {
            JsonNode start = bucket.get("start_time");
            if (start == null || !start.canConvertToLong() || !start.isIntegralNumber()) {
                throw fault("answers with a bucket that has no start_time");
            }
            if (start.longValue() < before) {
                throw fault("repeats the page of " + UtcDay.of(start.longValue()));
            }
            reach = Math.max(reach, span.end(start.longValue()));
        }
        next(page);
        if (++pages >= most && !ended) {
            throw fault("continues after " + pages + " pages of next_page for " + (most - SPARE_PAGES) + " buckets");
        }
    }

    private void next(ObjectNode page) throws PullFault {
        JsonNode name = page.path("next_page");
        boolean more = page.path("has_more").isBoolean() ? page.path("has_more").booleanValue() : name.isTextual();
        if (!more) {
            ended = true;
            return;
        }
        if (!name.isTextual() || name.textValue().isEmpty()) {
            throw fault("says has_more and no next_page");
        }
        cursor = name.textValue();
        if (!cursors.add(cursor)) {
            throw fault("names the same next_page again");
        }
    }

    private PullFault fault(String what) {
        return new PullFault(Scope.KIND,
                "/v1/" + endpoint.path() + " " + what + ", so its pages are incomplete and no file is written. "
                        + "Try again later.");
    }
}

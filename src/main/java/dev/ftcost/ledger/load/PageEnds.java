package dev.ftcost.ledger.load;

import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.CostRecord;
import dev.ftcost.source.record.UsageRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows the rows of a file page by page, and keeps where each page ends that says that another one follows, or that repeats an earlier one. */
public final class PageEnds {
    private static final long NONE = Long.MIN_VALUE;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private Facts facts;
    private List<PageEnd> ends = new ArrayList<>();
    private Activity activity;
    private long reach = NONE;
    /** When the first and the last bucket of the page begin, and the earliest. */
    private long firstBucket = NONE;
    private long lastBucket = NONE;
    private long earliest = Long.MAX_VALUE;
    private boolean hasJobs;
    private long oldestJob = Long.MAX_VALUE;
    /** When the first and the last request of the page were created. */
    private long firstRequest = NONE;
    private long lastRequest = NONE;
    /** Of the requests of all pages that ended. */
    private long earliestRequest = Long.MAX_VALUE;
    private long latestRequest = NONE;
    /** The rows of the page in their order, as one number, and those of the earlier pages of the file. */
    private long digest;
    private Set<Long> digests = new HashSet<>();
    private final RepeatedBuckets buckets = new RepeatedBuckets();

    public void begin(Facts ofFile) {
        facts = ofFile;
        ends = new ArrayList<>();
        digests = new HashSet<>();
        buckets.clear();
        earliestRequest = Long.MAX_VALUE;
        latestRequest = NONE;
        beginPage();
    }

    private void beginPage() {
        activity = null;
        digest = 0;
        reach = NONE;
        firstBucket = NONE;
        earliest = Long.MAX_VALUE;
        hasJobs = false;
        oldestJob = Long.MAX_VALUE;
        firstRequest = NONE;
        lastRequest = NONE;
    }

    /** Begins a bucket. */
    public void bucket() {
        buckets.endBucket();
    }

    public void usage(Activity ofRow, UsageRecord row, boolean isEmpty) {
        activity = ofRow;
        firstBucket = firstBucket == NONE ? row.start() : firstBucket;
        lastBucket = row.start();
        earliest = Math.min(earliest, row.start());
        reach = Math.max(reach, row.end());
        digest = isEmpty ? digest : digest * PRIME + row.hashCode();
        buckets.row(row.start(), isEmpty ? 0 : row.hashCode());
    }

    public void cost(CostRecord row) {
        reach = Math.max(reach, row.end());
        digest = digest * PRIME + row.hashCode();
        buckets.row(row.start(), row.lineItem() == null && row.amount() == null ? 0 : row.hashCode());
    }

    public void job(Long createdAt) {
        hasJobs = true;
        oldestJob = createdAt == null ? NONE : Math.min(oldestJob, createdAt);
    }

    public void request(long created) {
        firstRequest = firstRequest == NONE ? created : firstRequest;
        lastRequest = created;
    }

    /** Ends a page that says which of how many it is. */
    public void end(int number, int count) {
        end(false);
        ends.add(PageEnd.numbered(facts, number, count));
    }

    public void end(boolean hasMore) {
        if (hasMore && facts == Facts.JOBS && hasJobs) {
            ends.add(new PageEnd(facts, "", oldestJob, true, false));
        } else if (hasMore && facts == Facts.USAGE && firstBucket != NONE && lastBucket < firstBucket) {
            // The newest day came first, and the next page goes on with the day before the oldest.
            ends.add(new PageEnd(facts, activity == null ? "" : activity.label(), earliest - 1, true, false));
        } else if (hasMore && reach != NONE && (facts == Facts.USAGE || facts == Facts.COSTS)) {
            ends.add(new PageEnd(facts, facts == Facts.USAGE && activity != null ? activity.label() : "", reach, false, false));
        } else if (hasMore && lastRequest == NONE) {
            // A page without a row that can be read says that there is more, and not where.
            ends.add(new PageEnd(facts, "", -1, false, false));
        }
        if (lastRequest != NONE) {
            long earliest = Math.min(firstRequest, lastRequest);
            long latest = Math.max(firstRequest, lastRequest);
            earliestRequest = Math.min(earliestRequest, earliest);
            latestRequest = Math.max(latestRequest, latest);
            ends.removeIf(end -> end.isContinuedBy(earliest, latest));
            if (hasMore) {
                ends.add(new PageEnd(facts, "", lastRequest, lastRequest < firstRequest, false));
            }
        }
        boolean isBucketAgain = buckets.end();
        if (digest != 0 && !digests.add(digest) || isBucketAgain) {
            ends.add(new PageEnd(facts, "", reach, false, true));
        }
        beginPage();
    }

    public List<PageEnd> ends() {
        return ends;
    }

    /** When the first request of all pages was created; {@link Long#MAX_VALUE} when there is none. */
    public long earliestRequest() {
        return earliestRequest;
    }

    /** When the last request of all pages was created; {@link Long#MIN_VALUE} when there is none. */
    public long latestRequest() {
        return latestRequest;
    }
}

package dev.ftcost.ledger.load;

import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.record.Activity;
import java.util.ArrayList;
import java.util.List;

/** Follows the rows of a file page by page, and keeps where each page ends that says that another one follows. */
final class PageEnds {
    private static final long NONE = Long.MIN_VALUE;

    private Facts facts;
    private List<PageEnd> ends = new ArrayList<>();
    private Activity activity;
    private long reach = NONE;
    private boolean hasJobs;
    private long oldestJob = Long.MAX_VALUE;

    void begin(Facts ofFile) {
        facts = ofFile;
        ends = new ArrayList<>();
        beginPage();
    }

    private void beginPage() {
        activity = null;
        reach = NONE;
        hasJobs = false;
        oldestJob = Long.MAX_VALUE;
    }

    void usage(Activity ofRow, long end) {
        activity = ofRow;
        reach = Math.max(reach, end);
    }

    void cost(long end) {
        reach = Math.max(reach, end);
    }

    void job(Long createdAt) {
        hasJobs = true;
        oldestJob = createdAt == null ? NONE : Math.min(oldestJob, createdAt);
    }

    void end(boolean hasMore) {
        if (hasMore && facts == Facts.JOBS && hasJobs) {
            ends.add(new PageEnd(facts, "", oldestJob));
        } else if (hasMore && reach != NONE && (facts == Facts.USAGE || facts == Facts.COSTS)) {
            ends.add(new PageEnd(facts, facts == Facts.USAGE && activity != null ? activity.label() : "", reach));
        }
        beginPage();
    }

    List<PageEnd> ends() {
        return ends;
    }
}

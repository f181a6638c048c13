package dev.ftcost.source.scan;

import dev.ftcost.source.record.RecordSink;

/** Takes the rows of a file: plain ones in bulk, and every other one by itself, in the order of the file. */
public interface ScanSink extends RecordSink {
    /** Plain rows of usage, added up; rows of the same bucket and dimensions may come in several totals. */
    void usage(UsageTotal total);

    /** @param batch plain requests; it is filled again after the call */
    void requests(RequestBatch batch);
}

package dev.ftcost.source.read;

import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Bucket;
import dev.ftcost.source.row.Row;

/** Hands over when a rejected row of usage or of costs begins, as far as that can be read: its day is no day without an export. */
final class RejectedStart {
    private RejectedStart() {}

    static void hand(Row row, Format format, RecordSink sink) {
        if (format.facts() == Facts.USAGE || format.facts() == Facts.COSTS) {
            Bucket.startOf(row).ifPresent(sink::rejectedAt);
        }
    }
}

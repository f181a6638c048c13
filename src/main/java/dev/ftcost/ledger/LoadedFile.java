package dev.ftcost.ledger;

import dev.ftcost.ledger.load.RowBalance;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.format.Format;

/**
 * A file and what became of it.
 *
 * @param checksum of its bytes
 * @param duplicateOf the file with the same content that counts instead; null when this one counts
 * @param span what its buckets cover; null when it has none
 */
public record LoadedFile(int id, ExportFile file, Checksum checksum, String duplicateOf, Span span, RowBalance balance) {
    /** The CRC-32 of its bytes, in eight hexadecimal digits. */
    public String crc32() {
        return checksum.crc32();
    }

    public String name() {
        return file.name();
    }

    /** Whether the file says what was billed. */
    public boolean isCostExport() {
        return file.format() != null && file.format().facts() == Format.Facts.COSTS;
    }

    /**
     * What an export covers, in seconds since 1970, UTC.
     *
     * @param reach where its last bucket ends
     * @param grouping the dimensions that are not blank on every row
     */
    public record Span(long firstStart, long reach, long bucketSeconds, String grouping, boolean byModel, boolean hasData) {}
}

package dev.ftcost.ledger.load;

import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.record.OtherUnit;
import dev.ftcost.source.scan.FileRange;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is cached of a file in addition to its rows.
 *
 * @param crc32 of its bytes
 * @param twin the place in the cache of an earlier file with the same bytes, which counts instead; empty when there was none
 * @param tally null when nothing but the rows was counted
 * @param ranges of a file that was added up, else empty
 */
record CachedFile(String crc32, String twin, FileCounts tally, List<FileRange> ranges) {
    CachedFile {
        ranges = List.copyOf(ranges);
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            CachedText.write(out, crc32);
            CachedText.write(out, twin);
            out.writeInt(ranges.size());
            for (FileRange range : ranges) {
                out.writeLong(range.from());
                out.writeLong(range.to());
                out.writeLong(range.earliest());
                out.writeLong(range.latest());
            }
            out.writeBoolean(tally != null);
            if (tally != null) {
                write(out, tally);
            }
        }
    }

    private static void write(DataOutputStream out, FileCounts tally) throws IOException {
        out.writeLong(tally.read());
        out.writeLong(tally.empty());
        out.writeLong(tally.rejected());
        out.writeBoolean(tally.scanned());
        out.writeInt(tally.pages().size());
        for (PageEnd page : tally.pages()) {
            out.writeUTF(page.facts().name());
            out.writeUTF(page.of());
            out.writeLong(page.at());
            out.writeBoolean(page.isDescending());
            out.writeBoolean(page.isRepetition());
        }
        out.writeInt(tally.rejectedDays().size());
        for (LocalDate day : tally.rejectedDays()) {
            out.writeLong(day.toEpochDay());
        }
        for (OtherUnit unit : OtherUnit.values()) {
            out.writeLong(tally.otherUnits().getOrDefault(unit, 0L));
        }
        out.writeInt(tally.rejects().size());
        for (Reject reject : tally.rejects()) {
            out.writeLong(reject.line());
            CachedText.write(out, reject.column());
            CachedText.write(out, reject.value());
            CachedText.write(out, reject.reason());
        }
    }

    /** @param name what people see of the file now; it may be in another folder than before */
    static CachedFile read(Path file, String name) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            String crc32 = CachedText.read(in);
            String twin = CachedText.read(in);
            List<FileRange> ranges = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                ranges.add(new FileRange(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
            }
            return new CachedFile(crc32, twin, in.readBoolean() ? tally(in, name) : null, ranges);
        }
    }

    private static FileCounts tally(DataInputStream in, String name) throws IOException {
        long read = in.readLong();
        long empty = in.readLong();
        long rejected = in.readLong();
        boolean scanned = in.readBoolean();
        List<PageEnd> pages = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            pages.add(new PageEnd(Facts.valueOf(in.readUTF()), in.readUTF(), in.readLong(), in.readBoolean(), in.readBoolean()));
        }
        List<LocalDate> rejectedDays = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            rejectedDays.add(LocalDate.ofEpochDay(in.readLong()));
        }
        Map<OtherUnit, Long> otherUnits = new EnumMap<>(OtherUnit.class);
        for (OtherUnit unit : OtherUnit.values()) {
            otherUnits.put(unit, in.readLong());
        }
        otherUnits.values().removeIf(count -> count == 0);
        List<Reject> rejects = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            rejects.add(new Reject(name, in.readLong(), CachedText.read(in), CachedText.read(in), CachedText.read(in)));
        }
        return new FileCounts(read, empty, rejected, rejects, pages, rejectedDays, otherUnits, scanned);
    }
}

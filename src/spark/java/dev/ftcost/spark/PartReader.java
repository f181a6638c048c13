package dev.ftcost.spark;

import dev.ftcost.ledger.load.SizeThresholds;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.bytes.BrokenOffException;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.bytes.UnpackedContent;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.FileHead.Container;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.format.Format.PlainRows;
import dev.ftcost.source.format.Formats;
import dev.ftcost.source.read.FileHeadReader;
import dev.ftcost.source.record.Activity;
import dev.ftcost.source.scan.Scan;
import dev.ftcost.source.scan.ScanSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.spark.sql.Row;

/** Recognizes files and reads their parts with the readers of the main program. */
final class PartReader {
    private PartReader() {}

    /** A file's bytes as they lie there, and what they begin with. */
    private record Head(Compression compression, FileHead head, Format format) {
        static Head of(InputFile file, Configuration hadoop) throws IOException {
            try (FSDataInputStream in = file.open(hadoop)) {
                byte[] magic = in.readNBytes(Compression.START);
                Compression compression = Compression.of(magic);
                InputStream all = new SequenceInputStream(new ByteArrayInputStream(magic), in);
                FileHead head = FileHeadReader.read(compression.open(all));
                return new Head(compression, head, Formats.of(head).orElse(null));
            }
        }

        /** Whether every line can be read by itself, and most of them in bulk. */
        boolean hasPlainRequests() {
            return format != null && format.plainRows() == PlainRows.COMPLETIONS && head.container() == Container.JSON_LINES
                    && !head.endsWithReturns();
        }

        boolean isSplittable() {
            return hasPlainRequests() && compression == Compression.NONE;
        }

        boolean isCounted() {
            return format != null && format.facts() != Facts.NONE;
        }

        boolean isList() {
            return format != null && (format.hasNames() || format.hasShutdownDates());
        }

        String remark() {
            return head.container() == Container.PARQUET ? "it is Parquet; if it is daily usage, pass it to ftcost report"
                    : ExportFile.remark(head, format);
        }
    }

    /** What a file begins with. */
    static FileParts.Start start(InputFile file, Configuration hadoop) {
        try {
            Head head = Head.of(file, hadoop);
            try (InputStream in = head.compression.open(file.open(hadoop))) {
                return new FileParts.Start(UnpackedContent.startCrc32(in), head.compression != Compression.NONE, head.isSplittable());
            }
        } catch (IOException e) {
            throw ExportFile.unreadable(file.name(), e);
        }
    }

    /** The CRC-32 of a file that is read for nothing else. */
    private static String crc32(InputStream in) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
        checked.transferTo(OutputStream.nullOutputStream());
        return Checksum.of(checked.getChecksum().getValue()).crc32();
    }

    /** What two files have in common only when they hold the same, however they are packed; one that breaks off is like its own bytes alone. */
    static String content(InputFile file, Configuration hadoop) {
        try (InputStream in = Head.of(file, hadoop).compression.open(file.open(hadoop))) {
            return digest(in);
        } catch (BrokenOffException e) {
            return "packed " + ofBytes(file, hadoop, PartReader::digest);
        } catch (IOException e) {
            throw ExportFile.unreadable(file.name(), e);
        }
    }

    private interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    private static <T> T ofBytes(InputFile file, Configuration hadoop, Reading<T> reading) {
        try (InputStream in = file.open(hadoop)) {
            return reading.read(in);
        } catch (IOException e) {
            throw ExportFile.unreadable(file.name(), e);
        }
    }

    private static String digest(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void read(FilePart part, Configuration hadoop, Consumer<Row> rows) {
        try {
            readPart(part, hadoop, rows);
        } catch (IOException e) {
            throw ExportFile.unreadable(part.file().name(), e);
        }
    }

    private static void readPart(FilePart part, Configuration hadoop, Consumer<Row> rows) throws IOException {
        Head head = Head.of(part.file(), hadoop);
        String title = head.format == null ? "" : head.format.title();
        // A copy of a list is a list of its own: of several, the last one by name counts.
        if (!(head.isCounted() && part.twinOf() == null || head.isList())) {
            new RecordRows(part, Facts.NONE, Activity.COMPLETIONS, rows).end(title, head.remark(), ofBytes(part.file(), hadoop, PartReader::crc32),
                    part.file().size(), 0);
            return;
        }
        Activity activity = head.format.activity(head.head, Activity.ofFileName(part.file().name()));
        RecordRows sink = new RecordRows(part, head.format.facts(), activity, rows);
        try (FSDataInputStream in = part.file().open(hadoop)) {
            if (part.isWhole()) {
                CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
                try (InputStream bytes = head.compression.open(checked)) {
                    read(bytes, head, part.file().size() >= SizeThresholds.USUAL.small(), sink.sink());
                    // A reader may stop before the end.
                    checked.transferTo(OutputStream.nullOutputStream());
                }
                sink.end(title, head.remark(), Checksum.of(checked.getChecksum().getValue()).crc32(), part.file().size(), 0);
            } else {
                LineRange lines = new LineRange(in, part.from(), part.to());
                read(lines, head, true, sink.sink());
                sink.end(title, head.remark(), Checksum.of(lines.crc32()).crc32(), lines.bytes(), lines.lines());
            }
        }
    }

    private static void read(InputStream bytes, Head head, boolean isLarge, ScanSink sink) throws IOException {
        if (isLarge && head.hasPlainRequests()) {
            Scan.readRequests(bytes, head.format, sink);
        } else {
            ExportFile.read(bytes, head.head, head.format, sink);
        }
    }
}

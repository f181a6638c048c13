package dev.ftcost.spark;

import dev.ftcost.source.ExportFile;
import dev.ftcost.source.bytes.CombinedCrc32;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.format.FileHead;
import dev.ftcost.source.format.FileHead.Container;
import dev.ftcost.source.format.Format;
import dev.ftcost.source.format.Format.Facts;
import dev.ftcost.source.format.Format.PlainRows;
import dev.ftcost.source.format.Formats;
import dev.ftcost.source.read.FileHeadReader;
import dev.ftcost.source.record.Activity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/** Recognizes files and reads their parts with the readers of the main program. */
final class PartReader {
    private PartReader() {}

    /** A file's bytes as they lie there, and what they begin with. */
    private record Head(Compression compression, FileHead head, Format format) {
        static Head of(InputFile file, Configuration hadoop) throws IOException {
            try (FSDataInputStream in = open(file, hadoop)) {
                byte[] magic = in.readNBytes(Compression.START);
                Compression compression = Compression.of(magic);
                InputStream all = new SequenceInputStream(new ByteArrayInputStream(magic), in);
                FileHead head = FileHeadReader.read(compression.open(all));
                return new Head(compression, head, Formats.of(head).orElse(null));
            }
        }

        /** Whether every line can be read by itself. */
        boolean isSplittable() {
            return format != null && format.plainRows() == PlainRows.COMPLETIONS && head.container() == Container.JSON_LINES
                    && compression == Compression.NONE && !head.endsWithReturns();
        }

        boolean hasRows() {
            return format != null && format.facts() != Facts.NONE;
        }
    }

    private static FSDataInputStream open(InputFile file, Configuration hadoop) throws IOException {
        Path path = new Path(file.path());
        return path.getFileSystem(hadoop).open(path);
    }

    /** The parts in which a file is read. @param bytes how long one is, where the lines of a file can be read by themselves */
    static List<FilePart> parts(InputFile file, long bytes, Configuration hadoop) throws IOException {
        if (file.size() <= bytes || !Head.of(file, hadoop).isSplittable()) {
            return List.of(FilePart.whole(file));
        }
        List<FilePart> parts = new ArrayList<>();
        for (long from = 0; from < file.size(); from += bytes) {
            parts.add(new FilePart(file, from, Math.min(from + bytes, file.size()), null));
        }
        return parts;
    }

    /** The CRC-32 of a file that is read for nothing else. */
    static String crc32(InputFile file, Configuration hadoop) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(open(file, hadoop), new CRC32())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return Checksum.of(in.getChecksum().getValue()).crc32();
        }
    }

    static void read(FilePart part, Configuration hadoop, Consumer<Row> rows) throws IOException {
        Head head = Head.of(part.file(), hadoop);
        String title = head.format == null ? "" : head.format.title();
        if (part.twinOf() != null || !head.hasRows()) {
            new RecordRows(part, Facts.NONE, Activity.COMPLETIONS, rows).end(title, crc32(part.file(), hadoop), part.file().size(), 0);
            return;
        }
        Activity activity = head.format.activity(head.head, Activity.ofFileName(part.file().name()));
        RecordRows sink = new RecordRows(part, head.format.facts(), activity, rows);
        try (FSDataInputStream in = open(part.file(), hadoop)) {
            if (part.isWhole()) {
                CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
                try (InputStream bytes = head.compression.open(checked)) {
                    ExportFile.read(bytes, head.head, head.format, sink);
                    // A reader may stop before the end.
                    checked.transferTo(java.io.OutputStream.nullOutputStream());
                }
                sink.end(title, Checksum.of(checked.getChecksum().getValue()).crc32(), part.file().size(), 0);
            } else {
                LineRange lines = new LineRange(in, part.from(), part.to());
                ExportFile.read(lines, head.head, head.format, sink);
                sink.end(title, Checksum.of(lines.crc32()).crc32(), lines.bytes(), lines.lines());
            }
        }
    }
}

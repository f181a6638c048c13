package dev.ftcost.ledger.load;

import dev.ftcost.source.ExportFile;
import dev.ftcost.source.bytes.Checksum;
import dev.ftcost.source.bytes.Compression;
import dev.ftcost.source.bytes.UnpackedContent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The CRC-32 of each file of a run, read only where it is asked for, and which files are the same as another one. */
final class ExportChecksums {
    private final List<ExportFile> files;
    private final ParquetExports parquet;
    private final LoadCache cached;
    private final Map<Integer, Checksum> known = new HashMap<>();
    private final Map<Long, List<Integer>> bySize = new HashMap<>();
    private final Map<Long, List<Integer>> byStart = new HashMap<>();
    /** Of exports in Parquet that were asked for: themselves, or the ones that they are the same as. */
    private final Map<ExportFile, Integer> inParquet = new HashMap<>();

    /** @param files a file's place is its id */
    ExportChecksums(List<ExportFile> files, ParquetExports parquet, LoadCache cached) {
        this.files = files;
        this.parquet = parquet;
        this.cached = cached;
    }

    /** Of a reader that had every byte. */
    void put(int id, Checksum checksum) {
        known.put(id, checksum);
    }

    /** Of whoever has read the file, in this run or an earlier one, and else of its own. */
    Checksum of(int id) {
        ExportFile file = files.get(id);
        return parquet.holds(file) ? Checksum.of(parquet.crc32(file))
                : known.computeIfAbsent(id, unknown -> cached.checksum(id).orElseGet(() -> Checksum.of(file.path())));
    }

    /** A file that was asked for before and has the same content, however either is packed; -1 when there is none. */
    int twin(int id) {
        ExportFile file = files.get(id);
        int byContent = twinByContent(id);
        // What that is the same as counts, not a copy in Parquet.
        int twin = byContent < 0 ? -1 : inParquet.getOrDefault(files.get(byContent), byContent);
        if (parquet.holds(file)) {
            twin = inParquet.getOrDefault(parquet.readInsteadOf(file), twin);
            inParquet.put(file, twin < 0 ? id : twin);
        }
        return twin;
    }

    private int twinByContent(int id) {
        int sameBytes = sameBytes(id);
        return sameBytes >= 0 || files.stream().noneMatch(ExportChecksums::isPacked) ? sameBytes : sameContent(id);
    }

    private static boolean isPacked(ExportFile file) {
        return !file.isInParquet() && file.compression() != Compression.NONE;
    }

    private int sameContent(int id) {
        ExportFile file = files.get(id);
        if (parquet.holds(file)) {
            return -1;
        }
        try {
            UnpackedContent content = content(file);
            List<Integer> ofItsStart = byStart.computeIfAbsent(content.startCrc32(), start -> new ArrayList<>());
            for (int earlier : ofItsStart) {
                ExportFile other = files.get(earlier);
                if ((isPacked(file) || isPacked(other)) && (cached.isTwin(id, earlier) || content.isSameAs(content(other)))) {
                    return earlier;
                }
            }
            ofItsStart.add(id);
            return -1;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static UnpackedContent content(ExportFile file) {
        return new UnpackedContent(file.path(), file.compression());
    }

    private int sameBytes(int id) {
        ExportFile file = files.get(id);
        List<Integer> ofItsSize = bySize.computeIfAbsent(file.size(), size -> new ArrayList<>());
        for (int earlier : ofItsSize) {
            try {
                if (cached.isTwin(id, earlier) || of(earlier).crc32().equals(of(id).crc32()) && isSame(files.get(earlier), file)) {
                    return earlier;
                }
            } catch (IOException e) {
                throw file.unreadable(e);
            }
        }
        ofItsSize.add(id);
        return -1;
    }

    /** Of what was read elsewhere there are no bytes to compare. */
    private boolean isSame(ExportFile one, ExportFile other) throws IOException {
        return parquet.holds(one) && parquet.holds(other) ? parquet.isTwin(one, other)
                : parquet.holds(one) || parquet.holds(other) || Files.mismatch(one.path(), other.path()) < 0;
    }
}

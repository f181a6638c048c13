package dev.ftcost.ledger;

import dev.ftcost.ledger.load.ParquetExports;
import dev.ftcost.source.format.Format;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the shutdown dates of the lists of models among the exports; they are small, and few commands ask for them. */
final class ShutdownDates extends ListSink {
    private final Map<String, LocalDate> dates = new TreeMap<>();

    private ShutdownDates() {}

    /** The date of each model that has one; of several lists, the last one by name counts. */
    static Map<String, LocalDate> of(List<LoadedFile> files, ParquetExports parquet) {
        ShutdownDates sink = new ShutdownDates();
        sink.read(files, parquet, Format::hasShutdownDates);
        return sink.dates;
    }

    @Override
    public void shutdown(String model, LocalDate date) {
        dates.put(model, date);
    }
}

package dev.ftcost.ledger;

import dev.ftcost.cache.Cache;
import dev.ftcost.database.Database;
import dev.ftcost.ledger.LoadedFile.Span;
import dev.ftcost.ledger.load.ExportLoader;
import dev.ftcost.ledger.load.FileRemarks;
import dev.ftcost.ledger.load.LoadCache;
import dev.ftcost.ledger.load.ParquetExports;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.ledger.load.Reject;
import dev.ftcost.ledger.load.RowBalance;
import dev.ftcost.ledger.load.SizeThresholds;
import dev.ftcost.names.Names;
import dev.ftcost.rates.Lifecycle;
import dev.ftcost.rates.Rate;
import dev.ftcost.rates.RateCards;
import dev.ftcost.rates.UsedRate;
import dev.ftcost.source.ExportFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All exports of a run, counted once and priced; the questions ask its {@link #database}. */
public final class Ledger implements AutoCloseable {
    private final Database database;
    private final List<LoadedFile> files;
    private final List<Reject> rejects;
    private final RateCards cards;
    private final IdNames ids;
    private final List<Rate> rates;
    private final FileRemarks remarks;
    private final ParquetExports parquet;
    private final LoadCache cached;
    private final UsageExtent extent;
    private Boolean hasBlankBatch;

    private Ledger(Database database, List<LoadedFile> files, List<Reject> rejects, RateCards cards, IdNames ids, List<Rate> rates,
            FileRemarks remarks, LoadCache cached, ParquetExports parquet) {
        this.database = database;
        this.files = List.copyOf(files);
        this.rejects = List.copyOf(rejects);
        this.cards = cards;
        this.ids = ids;
        this.rates = rates;
        this.remarks = remarks;
        this.parquet = parquet;
        this.cached = cached;
        this.extent = UsageExtent.of(database);
    }

    /** Which of two tellings of one day counts; null refuses to choose. */
    public enum Source { USAGE, REQUESTS }

    /**
     * @param named goes before the names in the exports
     * @param reading receives how far it is
     * @param cache what earlier runs have read need not be read again; the answer is the same
     * @param database an empty one, which is the ledger's from now on
     * @throws ContradictionError when the exports describe the same usage in two ways
     */
    public static Ledger of(List<ExportFile> exports, RateCards cards, Names named, RetryOverhead overhead, Source source,
            ReadProgress reading, Cache cache, Database database) {
        SizeThresholds sizes = named.mayHaveUsers() ? SizeThresholds.USERS_APART : SizeThresholds.USUAL;
        return of(exports, cards, named, overhead, source, reading, cache, database, sizes);
    }

    public static Ledger of(List<ExportFile> exports, RateCards cards, RetryOverhead overhead, Source source, ReadProgress reading,
            Cache cache, SizeThresholds sizes) {
        return of(exports, cards, Names.none(), overhead, source, reading, cache, Database.open(), sizes);
    }

    /** @param sizes what is kept apart while files are read */
    public static Ledger of(List<ExportFile> found, RateCards cards, Names named, RetryOverhead overhead, Source source,
            ReadProgress reading, Cache cache, Database database, SizeThresholds sizes) {
        List<ExportFile> exports = found;
        try {
            ParquetExports parquet = ParquetExports.of(database, found);
            exports = parquet.files();
            ExportLoader loader = new ExportLoader(database, reading, cache, sizes, parquet);
            Map<Integer, Integer> duplicateOf = loader.load();
            Map<Integer, Span> spans = ExportSpans.of(database, exports, loader::checksum, duplicateOf);
            loader.countRequests();
            LargeSums.check(database, exports);
            // An export alone contradicts nobody.
            if (exports.size() > 1) {
                Contradictions.check(database, source);
            }
            database.execute("model/superseded_usage");
            database.execute("model/superseded_cost");
            database.execute("model/current_job");
            database.update("model/set_aside_day", source == null ? null : source.name().toLowerCase(java.util.Locale.ROOT));
            database.execute(database.one("load/leaves_out", row -> row.getBoolean(1)) ? "model/counted" : "model/counted_all");
            database.lock();
            Map<Integer, RowBalance> balances = loader.balances(duplicateOf);
            List<LoadedFile> files = new ArrayList<>();
            for (int id = 0; id < exports.size(); id++) {
                String twin = duplicateOf.containsKey(id) ? exports.get(duplicateOf.get(id)).name() : null;
                files.add(new LoadedFile(id, exports.get(id), loader.checksum(id), twin, spans.get(id),
                        balances.getOrDefault(id, RowBalance.NOTHING)));
            }
            IdNames ids = new IdNames(database, named, files, parquet);
            Pricing pricing = new Pricing(database);
            pricing.price(cards, overhead, ids.names().hasAssignments());
            // The last byte of every file is read.
            exports.forEach(ExportFile::requireUnchanged);
            return new Ledger(database, files, loader.rejects(), cards, ids, pricing.rates(), loader.remarks(), loader.cached(),
                    parquet);
        } catch (Database.RefusedException e) {
            try (database) {
                exports.forEach(ExportFile::requireUnchanged);
                // A statement that adds up is refused when a sum is too large.
                LargeSums.check(database, exports);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            try (database) {
                // What goes wrong in a file that is being written is no fault of the reader.
                exports.forEach(ExportFile::requireUnchanged);
            }
            throw e;
        }
    }

    public Database database() {
        return database;
    }

    /** Every file that was found, in the order of their names. */
    public List<LoadedFile> files() {
        return files;
    }

    /** Every model that was used, sorted. */
    public List<String> models() {
        return extent.models();
    }

    /** The files that are no export. */
    public List<LoadedFile> unknownFiles() {
        return files.stream().filter(file -> file.file().format() == null).toList();
    }

    public List<Reject> rejects() {
        return rejects;
    }

    /** What has to be known of the files in addition to their rows. */
    public FileRemarks remarks() {
        return remarks;
    }

    public RowBalance balance() {
        return files.stream().map(LoadedFile::balance).reduce(RowBalance.NOTHING, RowBalance::plus);
    }

    public RateCards cards() {
        return cards;
    }

    /** Names, teams and cost centers of the ids of the exports. */
    public Names names() {
        return ids.names();
    }

    /** The organizations whose bills are among the exports, sorted. */
    public List<String> organizations() {
        return database.query("load/organizations", row -> row.getString(1));
    }

    /** The ids of the caller's names that no export and no list holds, sorted. */
    public List<String> unknownIds() {
        return ids.unknown();
    }

    /** The row of a card that a charge's {@code rate_id} names. */
    public Rate rate(int rateId) {
        return rates.get(rateId);
    }

    /** The months with usage or training, as {@code YYYY-MM}, from the first to the last. */
    public List<String> months() {
        return extent.months();
    }

    /** The day of the newest usage; null when there is none. */
    public LocalDate newestDay() {
        return extent.newestDay();
    }

    /** Where the newest bucket ends, in seconds since 1970, UTC; null when there is no usage. */
    public Long newestEnd() {
        return extent.newestEnd();
    }

    /** The days that usage exports and request logs cover, from the first to the last. */
    public List<CoveredDay> coveredDays() {
        return extent.coveredDays();
    }

    /** A list of shutdown dates, with those of the lists of models among the exports before it. */
    public Lifecycle lifecycle(Lifecycle known) {
        return known.with(ShutdownDates.of(files, parquet));
    }

    /** Whether counted usage rows come from exports that are not grouped by batch, and may mix the two prices. */
    public synchronized boolean hasBlankBatch() {
        if (hasBlankBatch == null) {
            hasBlankBatch = database.one("load/blank_batch", row -> row.getLong(1)) > 0;
        }
        return hasBlankBatch;
    }

    /** Models that usage exports price as if no request had been long, though a card has another price for long ones. */
    public List<String> lowerBounds() {
        return database.query("load/lower_bounds", row -> row.getString(1));
    }

    /** The rows of the cards that price something of these exports. */
    public List<UsedRate> usedRates() {
        return database.query("load/used_rates",
                row -> new UsedRate(rate(row.getInt("rate_id")), row.getObject("last_day", LocalDate.class)));
    }

    /** The rows of the caller's own cards that priced nothing of these exports. */
    public List<Rate> unusedRates() {
        return cards.cards().stream().allMatch(card -> RateCards.BUILT_IN.contains(card.name())) ? List.of()
                : database.query("load/unused_rates", row -> rate(row.getInt(1))).stream()
                        .filter(rate -> !RateCards.BUILT_IN.contains(rate.card())).toList();
    }

    /** The cache that the exports were looked up in, and what was wrong with it; the files themselves count. */
    public LoadCache cached() {
        return cached;
    }

    @Override
    public void close() {
        database.close();
    }
}

package dev.ftcost.cli.option;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.database.Database;
import dev.ftcost.estimate.Note;
import dev.ftcost.estimate.TrainedJob;
import dev.ftcost.estimate.UsageMonth;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.rates.RateCards;
import dev.ftcost.source.Exports;
import dev.ftcost.usage.InputError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is already known: a real month of usage, and the jobs that were run. */
public final class UsageOptions {
    @Option(names = "--from-usage", arity = "1..*", paramLabel = "EXPORT",
            description = "Take volumes from the latest complete month of --like in these exports.")
    private List<Path> exports = List.of();

    @Option(names = "--like", paramLabel = "MODEL", description = "Model whose usage to copy, as the exports name it.")
    private String like;

    @Option(names = "--jobs", arity = "1..*", paramLabel = "EXPORT",
            description = "Fine-tuning job lists; actual training cost is shown next to the estimate. "
            + "Job lists among --from-usage are used too.")
    private List<Path> jobs = List.of();

    @Mixin
    private CacheOption cache;

    /**
     * What the exports say.
     *
     * @param month null when amounts are given instead
     * @param input what is missing from the exports; null when none are named
     */
    public record Known(UsageMonth month, List<TrainedJob> jobs, Completeness input) {
        public List<Note> notes() {
            return month == null ? List.of() : month.notes();
        }
    }

    public String like() {
        return like;
    }

    public Known known(RateCards cards, PrintWriter err) {
        if (exports.isEmpty() != (like == null)) {
            throw new InputError("--from-usage and --like belong together; add the one that is missing.");
        }
        List<Path> all = new ArrayList<>(exports);
        all.addAll(jobs);
        if (all.isEmpty()) {
            return new Known(null, List.of(), null);
        }
        try (Ledger ledger = CacheOption.told(err, Ledger.of(Exports.find(all, List.of(), null, cache.folder()), cards, RetryOverhead.usual(), null,
                new ReadProgress(), cache.open(err), Database.open()))) {
            Completeness input = Completeness.of(ledger, null).without(Kind.DAYS_WITHOUT_COSTS, Kind.UNUSED_RATES);
            // Of job lists alone, no day is covered and none is missed.
            input = like == null ? input.without(Kind.PARTIAL_MONTH, Kind.DAYS_WITHOUT_USAGE) : input;
            return new Known(like == null || input.isEmpty() ? null : UsageMonth.of(ledger, like), TrainedJob.all(ledger), input);
        }
    }
}

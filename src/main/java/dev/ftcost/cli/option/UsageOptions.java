package dev.ftcost.cli.option;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.completeness.InputWarning.Kind;
import dev.ftcost.estimate.Note;
import dev.ftcost.estimate.TrainedJob;
import dev.ftcost.estimate.UsageMonth;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.rates.Lifecycle;
import dev.ftcost.rates.RateCards;
import dev.ftcost.usage.Confidential;
import dev.ftcost.usage.InputError;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Measured input of an estimate: a month of usage, and the jobs that ran. */
public final class UsageOptions {
    @Option(names = "--from-usage", order = HelpSection.INPUT, arity = "1..*", paramLabel = "EXPORT", description = "Take volumes from the latest complete month of --like in these exports.")
    private List<Path> exports = List.of();

    @Option(names = "--like", order = HelpSection.INPUT, paramLabel = "MODEL", description = "Model whose usage to copy, as the exports name it.")
    private String like;

    @Option(names = "--jobs", order = HelpSection.INPUT, arity = "1..*", paramLabel = "EXPORT", description = "Fine-tuning job lists; actual training cost is shown next to the estimate. "
            + "Job lists among --from-usage are used too.")
    private List<Path> jobs = List.of();

    @Mixin
    private ReadingOption reading;

    /**
     * What the exports say.
     *
     * @param month null when amounts are given instead
     * @param input what is missing from the exports; null when none are named
     * @param lifecycle when models stop, a list of models among the exports first
     * @param newestDay the day of the newest usage; null when there is none
     */
    public record Known(UsageMonth month, List<TrainedJob> jobs, Completeness input, Lifecycle lifecycle, LocalDate newestDay) {
        public List<Note> notes() {
            return month == null ? List.of() : month.notes();
        }
    }

    /** As the exports keep it. */
    public String like() {
        return Confidential.masked(like);
    }

    public Known known(CommandSpec command, RateCards cards, Lifecycle lifecycle) {
        if (exports.isEmpty() != (like == null)) {
            throw new InputError("--from-usage and --like belong together; add the one that is missing.");
        }
        List<Path> all = new ArrayList<>(exports);
        all.addAll(jobs);
        if (all.isEmpty()) {
            return new Known(null, List.of(), null, lifecycle, null);
        }
        try (Ledger ledger = reading.ledger(command, all, cards, RetryOverhead.usual(), null)) {
            Completeness input = reading.completeness(command, ledger).without(Kind.DAYS_WITHOUT_COSTS, Kind.UNUSED_RATES);
            // Of job lists alone, no day is covered and none is missed.
            input = like == null ? input.without(Kind.PARTIAL_MONTH, Kind.DAYS_WITHOUT_USAGE) : input;
            return new Known(like == null || input.isEmpty() ? null : UsageMonth.of(ledger, like()), TrainedJob.all(ledger), input,
                    ledger.lifecycle(lifecycle), like == null ? null : ledger.newestDay());
        }
    }
}

package dev.ftcost.cli.option;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.ledger.load.SizeThresholds;
import dev.ftcost.names.Names;
import dev.ftcost.rates.RateCards;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.Exports;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How exports are read, for every command that reads any. */
public final class ReadingOption {
    @Option(names = "--ignore", order = HelpSection.INPUT, paramLabel = "GLOB", description = "Files to skip without a warning, by name or path ('*.txt'). Repeatable.")
    private List<String> ignored = List.of();

    @Option(names = "--source", order = HelpSection.INPUT, paramLabel = "usage|requests", description = "Which source to use for days covered by both usage exports and request logs. Default: fail with exit code 4.")
    private Ledger.Source source;

    @Mixin
    private NamesOption names;

    @Mixin
    private MaxAgeOption maxAge;

    @Mixin
    private CacheOption cache;

    /** The options as another command takes them: those that change what counts. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(names.arguments());
        ignored.stream().sorted().forEach(glob -> arguments.addAll(List.of("--ignore", glob)));
        if (source != null) {
            arguments.addAll(List.of("--source", source.name().toLowerCase(Locale.ROOT)));
        }
        return arguments;
    }

    /** What is missing from the exports of a ledger. */
    public Completeness completeness(CommandSpec command, Ledger ledger) {
        return Completeness.of(ledger, maxAge.of(command));
    }

    /** @param outside a directory that is not searched, because the output goes there; may be null */
    public Ledger ledger(CommandSpec command, List<Path> exports, RateCards cards, RetryOverhead overhead, Path outside) {
        return ledger(command, exports, cards, overhead, outside, SizeThresholds.USUAL);
    }

    /** @param sizes what is kept apart while files are read, if the names do not need more */
    @SuppressWarnings("try")
    public Ledger ledger(CommandSpec command, List<Path> exports, RateCards cards, RetryOverhead overhead, Path outside,
            SizeThresholds sizes) {
        Names named = names.load();
        SizeThresholds apart = named.mayHaveUsers() ? SizeThresholds.USERS_APART : sizes;
        List<ExportFile> files = names.without(Exports.find(exports, ignored, outside, cache.folder()));
        PrintWriter err = command.commandLine().getErr();
        ReadProgress reading = new ReadProgress();
        long bytes = files.stream().mapToLong(ExportFile::size).sum();
        try (Progress progress = new Progress(err, bytes, GlobalOptions.isQuiet(command)).watching(reading::bytes)) {
            return CacheOption.withWarnings(err,
                    Ledger.of(files, cards, named, overhead, source, reading, cache.open(err), GlobalOptions.database(command), apart));
        }
    }
}

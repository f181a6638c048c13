package dev.ftcost.cli.option;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.ledger.load.ReadProgress;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.Exports;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How exports become a ledger, wherever a command's line names them. */
public final class ReadingOption {
    @Option(names = "--ignore", paramLabel = "GLOB", description = "Files that are meant to be there and are no exports, by name or path ('*.txt'). May be repeated.")
    private List<String> ignored = List.of();

    @Option(names = "--source", paramLabel = "usage|requests",
            description = "Which counts on days that usage exports and request logs both tell. Without it, such a day is a contradiction (exit 4).")
    private Ledger.Source source;

    @Mixin
    private MaxAgeOption maxAge;

    @Mixin
    private RatesOption rates;

    @Mixin
    private CacheOption cache;

    /** What is missing from the exports of a ledger. */
    public Completeness completeness(CommandSpec command, Ledger ledger) {
        return Completeness.of(ledger, maxAge.of(command));
    }

    /** @param outside a folder that is not looked into, because the answer goes there; may be null */
    @SuppressWarnings("try")
    public Ledger ledger(CommandSpec command, List<Path> exports, RetryOverhead overhead, Path outside) {
        List<ExportFile> files = Exports.find(exports, ignored, outside, cache.folder());
        PrintWriter err = command.commandLine().getErr();
        ReadProgress reading = new ReadProgress();
        long bytes = files.stream().mapToLong(ExportFile::size).sum();
        try (Progress progress = new Progress(err, bytes, GlobalOptions.isQuiet(command)).watching(reading::bytes)) {
            return CacheOption.told(err, Ledger.of(files, rates.load(), overhead, source, reading, cache.open(err), GlobalOptions.database(command)));
        }
    }
}

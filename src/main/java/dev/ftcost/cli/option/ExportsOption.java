package dev.ftcost.cli.option;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.ledger.load.SizeThresholds;
import dev.ftcost.report.ExportArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The exports of a command, how they are read and priced, and how they become a ledger. */
public final class ExportsOption {
    public static final String DESCRIPTION = "One or more files or directories (searched recursively; hidden files skipped). The file type is detected "
            + "from the content: usage exports, cost exports, request logs, batch outputs, job lists. .gz and .zst are supported.";

    @Parameters(arity = "1..*", paramLabel = "EXPORT", description = ExportsOption.DESCRIPTION)
    private List<Path> exports;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private ReadingOption reading;

    @Mixin
    private RatesOption rates;

    /** The exports as they were named, and the options that change what they cost. */
    public ExportArguments arguments() {
        List<String> options = new ArrayList<>(rates.arguments());
        options.addAll(reading.arguments());
        return new ExportArguments(exports.stream().map(Path::toString).toList(), options);
    }

    /** What is missing from the exports of a ledger. */
    public Completeness completeness(Ledger ledger) {
        return reading.completeness(command, ledger);
    }

    /** @param outside a directory that is not searched, because the output goes there; may be null */
    public Ledger ledger(RetryOverhead overhead, Path outside) {
        return reading.ledger(command, exports, rates.load(), overhead, outside);
    }

    /** A ledger in which buckets and users are apart, whatever the size of a file. */
    public Ledger ledgerByBucket(RetryOverhead overhead) {
        return reading.ledger(command, exports, rates.load(), overhead, null, SizeThresholds.USERS_APART);
    }
}

package dev.ftcost.cli.option;

import dev.ftcost.completeness.Completeness;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command that reads exports is given, and how it becomes a ledger. */
public final class ExportsOption {
    public static final String DESCRIPTION = "Files and folders, any number; folders are walked, hidden files left out. "
            + "Each file is recognised by what is in it: usage exports, cost exports, request logs, batch outputs, job lists; .gz and .zst as they are.";

    @Parameters(arity = "1..*", paramLabel = "EXPORT", description = ExportsOption.DESCRIPTION)
    private List<Path> exports;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private ReadingOption reading;

    /** What is missing from the exports of a ledger. */
    public Completeness completeness(Ledger ledger) {
        return reading.completeness(command, ledger);
    }

    /** @param outside a folder that is not looked into, because the answer goes there; may be null */
    public Ledger ledger(RetryOverhead overhead, Path outside) {
        return reading.ledger(command, exports, overhead, outside);
    }
}

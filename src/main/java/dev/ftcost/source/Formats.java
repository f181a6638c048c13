package dev.ftcost.source;

import java.util.List;
import java.util.Optional;

/** Every format that is known, the more particular before the more general. To add one, add it here. */
public final class Formats {
    static final List<Format> ALL = List.of(
            new UsageCsv(),
            new CostCsv(),
            new EmptyExport(),
            new JobList(),
            new CompletionLog());

    private Formats() {}

    static Optional<Format> of(Head head) {
        return ALL.stream().filter(format -> format.recognises(head)).findFirst();
    }
}

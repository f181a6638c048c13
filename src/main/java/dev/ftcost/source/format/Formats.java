package dev.ftcost.source.format;

import java.util.List;
import java.util.Optional;

/** Every format that is known, the more particular before the more general. To add one, add it here. */
public final class Formats {
    static final List<Format> ALL = List.of(
            new UsageCsv(),
            new InputUsageCsv(),
            new CostCsv(),
            new CostPages(),
            new UsagePages(),
            new BillingUsage(),
            new LegacyUsage(),
            new ActivityExport(),
            new JobList(),
            new LiteLlmLog(),
            new LiteLlmDaily(),
            new HeliconeLog(),
            new LangfuseLog(),
            new TraceSpans(),
            new BatchOutput(),
            new CompletionLog(),
            new EmptyExport(),
            NotPriced.OTHER_USAGE,
            NotPriced.API_ANSWERS,
            NotPriced.MODEL_LIST,
            NotPriced.NAME_LIST,
            NotPriced.OBJECT_LIST,
            NotPriced.BATCH_INPUT,
            NotPriced.STEP_METRICS,
            NotPriced.TRAINING_FILE);

    private Formats() {}

    /** The format with this title; empty when none has it. */
    public static Optional<Format> ofTitle(String title) {
        return ALL.stream().filter(format -> format.title().equals(title)).findFirst();
    }

    public static Optional<Format> of(FileHead head) {
        return ALL.stream().filter(format -> format.recognises(head)).findFirst();
    }
}

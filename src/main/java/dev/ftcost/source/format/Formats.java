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
            // Nothing is read from these, so a file is one of them only when all that is seen of it is.
            new OtherUsage(),
            new ApiAnswers(),
            new ObjectList(),
            new BatchInput(),
            new StepMetrics(),
            new TrainingFile());

    private Formats() {}

    public static Optional<Format> of(FileHead head) {
        return ALL.stream().filter(format -> format.recognises(head)).findFirst();
    }
}

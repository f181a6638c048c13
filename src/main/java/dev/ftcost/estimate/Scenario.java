package dev.ftcost.estimate;

/** The guide's three examples: one epoch, amounts a day, 30 days a month, 12 months. */
public enum Scenario {
    STARTUP("gpt-4o-mini", 100_000, 10_000, 30_000), PRODUCTION("gpt-4o-mini", 1_000_000, 5_000_000, 15_000_000), ENTERPRISE("gpt-4o",
            5_000_000, 50_000_000, 150_000_000);

    private final String model;
    private final long trainingTokens;
    private final long inputTokens;
    private final long outputTokens;

    Scenario(String model, long trainingTokens, long inputTokens, long outputTokens) {
        this.model = model;
        this.trainingTokens = trainingTokens;
        this.inputTokens = inputTokens;
        this.outputTokens = outputTokens;
    }

    public String model() {
        return model;
    }

    public long trainingTokens() {
        return trainingTokens;
    }

    /** A day. */
    public long inputTokens() {
        return inputTokens;
    }

    /** A day. */
    public long outputTokens() {
        return outputTokens;
    }
}

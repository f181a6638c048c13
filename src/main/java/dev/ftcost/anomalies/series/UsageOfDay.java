package dev.ftcost.anomalies.series;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a project used of one meter of a model on one day, and its exact cost. */
public record UsageOfDay(LocalDate day, String project, String model, String serviceTier, String meter, long requests, long tokens,
        BigDecimal cost) {

    /** Whether the tokens went in or came out. */
    String side() {
        return meter.equals("output") ? "output" : "input";
    }
}

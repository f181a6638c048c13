package dev.ftcost.anomalies.statistics;

import java.util.List;

/** The findings of one series in order of date; {@code learning} while its history is too short to judge any day. */
public record Judgement(boolean learning, List<Detection> findings) {

    public Judgement {
        findings = List.copyOf(findings);
    }
}

package dev.ftcost.estimate;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is to be done, whatever it is done with: what is trained, what is served in each given span, and for how long.
 *
 * @param retryOverhead the share that is set aside for requests sent again
 */
public record Plan(Training training, List<Volume> volumes, Span span, BigDecimal retryOverhead) {
    public Plan {
        volumes = List.copyOf(volumes);
    }

    Plan with(Training other) {
        return new Plan(other, volumes, span, retryOverhead);
    }

    Plan with(List<Volume> other) {
        return new Plan(training, other, span, retryOverhead);
    }

    /** The volumes of a month. */
    List<Volume> month() {
        return volumes.stream().map(volume -> volume.times(span.spansAMonth())).toList();
    }

    BigDecimal monthlyInput() {
        return month().stream().map(Volume::input).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal monthlyOutput() {
        return month().stream().map(Volume::output).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

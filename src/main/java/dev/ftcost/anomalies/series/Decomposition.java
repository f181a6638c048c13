package dev.ftcost.anomalies.series;

import java.math.BigDecimal;

/** The parts of an impact, exact: they add up to it to the last digit. */
public record Decomposition(BigDecimal requests, BigDecimal tokensPerRequest, BigDecimal mix, BigDecimal price) {}

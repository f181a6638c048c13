package dev.ftcost.anomalies;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A day of a model that no rule could judge, because its history is too short.
 *
 * @param model the id that was used; empty for usage without a model
 * @param cost exact, in USD; null when nothing of its usage has a price
 */
public record DayWithoutHistory(LocalDate date, String model, BigDecimal cost) {}

package dev.ftcost.reconcile.bill;

import java.time.LocalDate;

/** Usage of a model on a day that is not grouped by batch, or not by tier. */
record MixedLine(LocalDate day, String projectId, String model, boolean mayHoldBatch, boolean mayHoldTiers) {}

package dev.ftcost.reconcile;

import java.time.LocalDate;

/** Usage of a model on a day that is not grouped by batch, or not by tier. */
record Mixed(LocalDate day, String projectId, String model, boolean mayHoldBatch, boolean mayHoldTiers) {}

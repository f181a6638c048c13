package dev.ftcost.ledger.load;

import dev.ftcost.source.record.OtherUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a file held in addition to the rows that are in the tables.
 *
 * @param read every row of it, of whatever kind
 * @param empty rows that hold nothing and are in no table
 * @param rejects the first ten thousand of those that are rejected, and a closing line for the rest
 * @param pages the ends of pages that say that another one follows
 * @param rejectedDays of rejected rows of usage or of costs, as far as they say their day, each once and in order
 * @param otherUnits what is counted in other units than tokens
 * @param scanned whether its plain rows were taken straight from the bytes
 */
public record FileCounts(long read, long empty, long rejected, List<Reject> rejects, List<PageEnd> pages, List<LocalDate> rejectedDays,
        Map<OtherUnit, Long> otherUnits, boolean scanned) {}

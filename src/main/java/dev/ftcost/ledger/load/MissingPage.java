package dev.ftcost.ledger.load;

import dev.ftcost.source.format.Format.Facts;
import java.time.LocalDate;

/**
 * A page that says that another one follows, which is not among the exports: what it would hold is missing.
 *
 * @param file that the page is in
 * @param facts what its rows are: usage, costs or jobs
 * @param day on which the next page begins (UTC); the jobs on it were created then or before; null when the page does not say
 */
public record MissingPage(String file, Facts facts, LocalDate day) {}

package dev.ftcost.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * One month of one endpoint: what of it is there, and what has to be pulled.
 *
 * @param from its first day in the file
 * @param until the day behind its last
 * @param source the file whose first days are still good; null for none
 * @param good those days are before this one
 * @param settled the days before it do not change any more once they are pulled
 */
record MonthTask(Endpoint endpoint, YearMonth month, LocalDate from, LocalDate until, String source, LocalDate good, LocalDate settled,
        boolean hourly) {
    /**
     * @param until the day behind the last that is asked for
     * @param settled the days before it are settled
     */
    static MonthTask of(Endpoint endpoint, YearMonth month, LocalDate since, LocalDate until, LocalDate settled, boolean wantsHours,
            PullFolder folder) throws IOException {
        boolean hourly = endpoint.isHourly(wantsHours);
        LocalDate from = later(month.atDay(1), since);
        LocalDate end = earlier(month.plusMonths(1).atDay(1), until);
        String name = name(endpoint, month);
        for (String source : new String[] {part(name), name}) {
            Pulled there = folder.known(source);
            if (there == null || there.hourly() != hourly) {
                continue;
            }
            // What is there does not get less.
            end = later(end, there.until());
            if (from.isBefore(there.from())) {
                break;
            }
            return new MonthTask(endpoint, month, there.from(), end, source, earlier(earlier(there.settled(), settled), there.until()),
                    settled,
                    hourly);
        }
        // A file of which nothing is known is replaced by the whole month.
        LocalDate first = Files.exists(folder.path(name)) ? earlier(from, month.atDay(1)) : from;
        return new MonthTask(endpoint, month, first, end, null, first, settled, hourly);
    }

    private static String name(Endpoint endpoint, YearMonth month) {
        return endpoint.file() + "_" + month + ".jsonl";
    }

    private static String part(String name) {
        return "." + name + ".part";
    }

    /** {@code completions_usage_2026-10.jsonl}. */
    String name() {
        return name(endpoint, month);
    }

    /** The file that is being written. */
    String part() {
        return part(name());
    }

    /** Whether nothing has to be pulled. */
    boolean isDone() {
        return name().equals(source) && !good.isBefore(until);
    }

    /** Whether the whole month is settled once it is pulled. */
    boolean isFinal() {
        return from.getDayOfMonth() == 1 && !until.isBefore(month.plusMonths(1).atDay(1)) && !settled.isBefore(until);
    }

    Pulled pulled(long size) {
        return new Pulled(from, until, settled, hourly, size);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}

package dev.ftcost.source.row;

import dev.ftcost.source.record.BadValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** A time of usage in seconds since 1970, UTC, from the ways in which exports and tracers write it. */
public final class EpochSecond {
    private static final long FIRST = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private EpochSecond() {}

    /** Whether usage may be of this second. Every reader asks this. */
    public static boolean isUsage(long second) {
        return second >= FIRST && second < LAST;
    }

    /** @return the second, of which usage may be */
    static long checked(String name, String raw, long second) throws BadValue {
        if (!isUsage(second)) {
            throw new BadValue(name, raw, "is not a time of usage (seconds since 1970, UTC)");
        }
        return second;
    }

    /** Seconds are the rule; JavaScript writes milliseconds, and tracers nanoseconds. The ranges lie far apart. */
    static long ofNumber(BigDecimal time) {
        BigDecimal seconds = time;
        while (seconds.compareTo(BigDecimal.valueOf(LAST)) >= 0 && seconds.precision() - seconds.scale() < 20) {
            seconds = seconds.movePointLeft(3);
        }
        return seconds.min(BigDecimal.valueOf(LAST)).longValue();
    }

    /** An ISO date, or a date and time; without an offset it is UTC. */
    static long ofIso(String name, String raw) throws BadValue {
        String iso = raw.length() > 10 && raw.charAt(10) == ' '
                ? raw.substring(0, 10) + "T" + raw.substring(11).replace(" UTC", "Z").replace(" ", "") : raw;
        try {
            if (iso.length() == 10) {
                return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            }
            boolean offset = iso.endsWith("Z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
            if (offset && iso.matches(".*[+-]\\d\\d")) {
                iso = iso + ":00";
            }
            return offset ? OffsetDateTime.parse(iso).toEpochSecond() : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new BadValue(name, Row.shown(raw), "is not a date");
        }
    }
}

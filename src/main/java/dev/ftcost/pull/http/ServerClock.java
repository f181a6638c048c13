package dev.ftcost.pull.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Supplier;

/** The day by the server's clock: which days are over is for OpenAI to say, and the clock of this machine may be wrong. */
public final class ServerClock {
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final Supplier<Instant> local;
    private ZonedDateTime server;
    private Duration ahead = Duration.ZERO;

    /** @param local the clock of this machine */
    ServerClock(Supplier<Instant> local) {
        this.local = local;
    }

    public static ServerClock ofThisMachine() {
        return new ServerClock(Instant::now);
    }

    /** @param date the header of an answer; only the first one that can be read counts */
    void heard(String date) {
        ZonedDateTime moment = server == null ? Delays.moment(date) : null;
        if (moment != null) {
            server = moment;
            ahead = Duration.between(moment.toInstant(), local.get());
        }
    }

    /** The current day, UTC; this machine's until a server has said its own. */
    public LocalDate day() {
        return LocalDate.ofInstant(server == null ? local.get() : server.toInstant(), ZoneOffset.UTC);
    }

    /** A sentence if this machine's clock is wrong, else null. */
    public String warning(String host) {
        if (ahead.abs().compareTo(TOLERANCE) <= 0) {
            return null;
        }
        Duration off = ahead.abs();
        String much = off.toDays() > 1 ? off.toDays() + " days"
                : off.toHours() > 1 ? off.toHours() + " hours" : off.toMinutes() + " minutes";
        return "the clock of this machine is " + much + (ahead.isNegative() ? " behind" : " ahead of") + " that of " + host
                + "; the days of this pull are those of " + host + ". Set the clock.";
    }
}

package dev.ftcost.pull.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long to wait before a request is sent again. */
final class Delays {
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 60_000;
    private static final int MOST_DOUBLINGS = 10;

    private Delays() {}

    /** Doubled with each attempt, up to a minute. @param failed how many attempts have failed, from 1 */
    static Duration backoff(int failed) {
        return Duration.ofMillis(Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(MOST_DOUBLINGS, failed - 1)));
    }

    /** What the server asks for: {@code retry-after-ms}, or {@code retry-after} as seconds or as a moment of its clock; null for nothing. */
    static Duration asked(HttpHeaders headers) {
        String millis = headers.firstValue("retry-after-ms").orElse("").strip();
        if (millis.matches("\\d{1,9}")) {
            return Duration.ofMillis(Long.parseLong(millis));
        }
        String text = headers.firstValue("retry-after").orElse("").strip();
        if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            // A part of a second is waited for as a whole one.
            return Duration.ofSeconds(Long.parseLong(text.replaceFirst("\\..*", "")) + (text.contains(".") ? 1 : 0));
        }
        ZonedDateTime until = moment(text);
        ZonedDateTime now = moment(headers.firstValue("date").orElse(""));
        if (until == null || now == null) {
            return null;
        }
        Duration wait = Duration.between(now, until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** A date as HTTP writes it; null for anything else. */
    static ZonedDateTime moment(String text) {
        try {
            return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

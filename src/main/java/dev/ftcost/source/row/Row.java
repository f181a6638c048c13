package dev.ftcost.source.row;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.usage.Confidential;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The named values of one row, whatever container it came in. A value is taken as it stands or refused with its
 * reason; it is never guessed. Blank is null.
 */
public abstract class Row {
    /** {@code 33983}, {@code 33983.0}, and {@code 1.750464E9} after a spreadsheet. */
    private static final Pattern NUMBER = Pattern.compile("\\+?(\\d{1,30}\\.?\\d{0,60}|\\.\\d{1,60})([eE][+-]?\\d{1,3})?");
    private static final Pattern SIGNED = Pattern.compile("[+-]?(\\d{1,30}\\.?\\d{0,60}|\\.\\d{1,60})([eE][+-]?\\d{1,3})?");
    private static final Pattern LIKE_A_NUMBER = Pattern
            .compile("(?i)[-+.,_:/%0-9a-fxtz ]*\\d[-+.,_:/%0-9a-fxtz ]*|[-+]?(nan|inf|infinity)|null|none|yes|no|n/a|-");
    /** What a double still counts exactly: spreadsheets and Python write counts through one. */
    static final long LARGEST_COUNT = 1L << 53;

    private final long line;

    protected Row(long line) {
        this.line = line;
    }

    /** The line on which the row begins, from 1. */
    public final long line() {
        return line;
    }

    /** The value as it is written, stripped; null when it is absent or blank; refused when it is no single value. */
    protected abstract String raw(String name) throws BadValue;

    /** Whether nobody can tell which number is meant: people and their spreadsheets write tables, programs write JSON. */
    protected boolean isAmbiguous(String number) {
        return false;
    }

    /** The names of the fields that the row has. */
    public abstract Set<String> names();

    /** Whether the row has the field at all, blank or not. */
    public abstract boolean has(String name);

    /** Whether the row says nothing under any of these names. */
    public final boolean isBlank(String... names) throws BadValue {
        for (String name : names) {
            if (raw(name) != null) {
                return false;
            }
        }
        return true;
    }

    /** The object under a name, be it an object or a text that holds one; null when blank. */
    public abstract JsonRow object(String name) throws BadValue;

    /** An id or a name, without what it may not say. */
    public final String text(String name) throws BadValue {
        return Confidential.masked(PlainText.checked(name, raw(name)));
    }

    /** The id of a request under the first of several names that has one, as it stands: it is only ever kept as its hash. */
    public final String requestId(String... names) throws BadValue {
        for (String name : names) {
            String id = PlainText.checked(name, raw(name));
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /** A name that a person chose, with whatever characters it has; null when there is none: no row is refused for its name. */
    public final String label(String name) {
        try {
            return raw(name);
        } catch (BadValue e) {
            return null;
        }
    }

    /** The first of several names under which a value may stand; null when none does. */
    public final String firstText(String... names) throws BadValue {
        for (String name : names) {
            String text = text(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** A whole number of at least 0; null when blank. */
    public final Long count(String name) throws BadValue {
        String raw = raw(name);
        return raw == null ? null : wholeNumber(name, raw);
    }

    public final long requiredCount(String name) throws BadValue {
        Long count = count(name);
        if (count == null) {
            throw new BadValue(name, "", "is blank; a row of usage has a count here");
        }
        return count;
    }

    public final long countOrZero(String name) throws BadValue {
        Long count = count(name);
        return count == null ? 0 : count;
    }

    /** The first of several names that holds a count; null when none does. */
    public final Long firstCount(String... names) throws BadValue {
        for (String name : names) {
            Long count = count(name);
            if (count != null) {
                return count;
            }
        }
        return null;
    }

    /** Seconds since 1970 under the first of several names that holds a time. */
    public final long firstInstant(String... names) throws BadValue {
        for (String name : names) {
            Long instant = instant(name);
            if (instant != null) {
                return instant;
            }
        }
        throw new BadValue(names[0], "", "is missing; a row needs its time");
    }

    /** Seconds since 1970, UTC; whole. */
    public final long epochSecond(String name) throws BadValue {
        String raw = raw(name);
        if (raw == null) {
            throw new BadValue(name, "", "is blank; a row needs its time");
        }
        return EpochSecond.checked(name, raw, wholeNumber(name, raw));
    }

    /** Seconds since 1970 (fractions are cut off), or an ISO date or time; null when blank. */
    public final Long instant(String name) throws BadValue {
        String raw = raw(name);
        if (raw == null) {
            return null;
        }
        long second = NUMBER.matcher(raw).matches() ? EpochSecond.ofNumber(decimal(name, raw)) : EpochSecond.ofIso(name, raw);
        return EpochSecond.checked(name, raw, second);
    }

    public final Boolean flag(String name) throws BadValue {
        String raw = raw(name);
        if (raw == null) {
            return null;
        }
        if (raw.equalsIgnoreCase("true") || raw.equalsIgnoreCase("false")) {
            return raw.equalsIgnoreCase("true");
        }
        throw new BadValue(name, shown(raw), "is neither True nor False");
    }

    /** An amount of money, of either sign; null when blank. */
    public final BigDecimal amount(String name) throws BadValue {
        String raw = raw(name);
        if (raw == null) {
            return null;
        }
        String plain = SpreadsheetNumber.withoutDollar(raw);
        if (!SIGNED.matcher(plain).matches()) {
            throw new BadValue(name, shown(raw), "is not an amount" + SpreadsheetNumber.hint(raw));
        }
        return decimal(name, plain);
    }

    private long wholeNumber(String name, String raw) throws BadValue {
        if (!NUMBER.matcher(raw).matches() || isAmbiguous(raw)) {
            throw new BadValue(name, shown(raw),
                    raw.startsWith("-") ? "is negative; a count is 0 or more" : "is not a count" + SpreadsheetNumber.hint(raw));
        }
        BigDecimal value = decimal(name, raw);
        if (value.signum() != 0 && value.stripTrailingZeros().scale() > 0) {
            throw new BadValue(name, raw, "is not a whole number");
        }
        if (value.compareTo(BigDecimal.valueOf(LARGEST_COUNT)) > 0) {
            throw new BadValue(name, raw, "is larger than any count can be");
        }
        return value.longValueExact();
    }

    private static BigDecimal decimal(String name, String raw) throws BadValue {
        BigDecimal value = new BigDecimal(raw);
        if (Math.abs((long) value.precision() - value.scale()) > 60) {
            throw new BadValue(name, raw, "is out of all proportion");
        }
        return value;
    }

    /** A value as it may be repeated in a message: what looks like a number or a date, and never what a person wrote. */
    static String shown(String raw) {
        return raw.length() <= 60 && LIKE_A_NUMBER.matcher(raw).matches() ? raw : "";
    }
}

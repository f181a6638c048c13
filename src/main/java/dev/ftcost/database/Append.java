package dev.ftcost.database;

import java.math.BigDecimal;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Appends values that may be null. */
public final class Append {
    private Append() {}

    public static void text(DuckDBAppender appender, String text) throws SQLException {
        if (text == null) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }

    public static void number(DuckDBAppender appender, Long number) throws SQLException {
        if (number == null) {
            appender.appendNull();
        } else {
            appender.append(number.longValue());
        }
    }

    /** As its digits. */
    public static void amount(DuckDBAppender appender, BigDecimal amount) throws SQLException {
        text(appender, amount == null ? null : amount.toPlainString());
    }
}

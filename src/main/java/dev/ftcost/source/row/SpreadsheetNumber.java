package dev.ftcost.source.row;

import java.util.regex.Pattern;

/** Numbers as spreadsheets write them in the way of a country, which are not read because they can be read in two ways. */
final class SpreadsheetNumber {
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(([,' _]\\d{3})+(\\.\\d*)?|(\\.\\d{3})+,\\d*|(\\.\\d{3}){2,})");

    private static final Pattern POINT_OR_GROUP = Pattern.compile("[1-9]\\d{0,2}\\.000");

    private SpreadsheetNumber() {}

    /** Whether nobody can tell a thousand from one in a table: {@code 100.000} is a hundred thousand where a point groups digits, which it never does in JSON. */
    static boolean isAmbiguous(String raw) {
        return POINT_OR_GROUP.matcher(raw).matches();
    }

    /** An amount as a spreadsheet shows it ({@code $0.30}, {@code -$3.00}) without the sign of the currency. */
    static String withoutDollar(String raw) {
        return raw.replaceFirst("^([+-]?)\\$(?=[\\d.])", "$1");
    }

    /** What a person changes in a value that is not a number, as the end of a sentence; empty when nothing is known. */
    static String hint(String raw) {
        if (GROUPED.matcher(raw).matches() || isAmbiguous(raw)) {
            return "; write it without separators between its digits";
        }
        return raw.matches("-?\\d+,\\d+") ? "; write a decimal point in place of the comma" : "";
    }
}

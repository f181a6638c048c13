package dev.ftcost.usage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a text is no CSV, in words of our own: the library's are about its parser, and name its classes. */
public final class CsvFault {
    private static final Pattern LINE = Pattern.compile("line:? (\\d+)");

    private CsvFault() {}

    /** @param e what the library threw, however it is wrapped */
    public static String of(Exception e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        return "a quote" + (line.find() ? " on line " + line.group(1) : "") + " is not closed, or is followed by text in its cell";
    }
}

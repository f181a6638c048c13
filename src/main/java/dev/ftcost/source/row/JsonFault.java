package dev.ftcost.source.row;

import com.fasterxml.jackson.core.JacksonException;

/** Why a text is no JSON, in words of our own: Jackson's quote the text. */
public final class JsonFault {
    private JsonFault() {}

    /** Why a line does not parse, and where. */
    public static String of(JacksonException e) {
        return reason(e) + (e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")");
    }

    /** Why a text does not parse, without the text. */
    static String reason(JacksonException e) {
        String message = e.getOriginalMessage();
        if (message.contains("end-of-input") || message.contains("end of input")) {
            return "truncated";
        }
        if (message.contains("CTRL-CHAR") || message.contains("control character")) {
            return "control character";
        }
        if (message.contains("nesting depth") || message.contains("exceeds the maximum")) {
            return "nested too deeply or too long";
        }
        return "unexpected character";
    }
}

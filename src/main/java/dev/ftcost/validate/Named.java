package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;

/** A key or a role in a message: as it is when it is a plain word, else by its length, for it may be anything. */
final class Named {
    private Named() {}

    static String of(JsonNode value) {
        return value.isTextual() ? of(value.textValue()) : value.isMissingNode() ? "(missing)" : "(not a string)";
    }

    static String of(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_-]{0,39}") ? "'" + name + "'" : "(a string of " + name.length() + " characters)";
    }
}

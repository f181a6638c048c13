package dev.ftcost.source.record;

/** A value that a row cannot be read with: the column, what stands there, and why it cannot be. */
public final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final String column;
    private final String value;

    /** @param value a number, a date, an id or a model name; never a text that a person wrote */
    public BadValue(String column, String value, String reason) {
        super(reason, null, false, false);
        this.column = column;
        this.value = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    public String column() {
        return column;
    }

    public String value() {
        return value;
    }
}

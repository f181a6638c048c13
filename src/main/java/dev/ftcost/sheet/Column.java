package dev.ftcost.sheet;

/**
 * A column of a sheet: its name for programs, its heading for people, and what its cells are.
 * Cells: TEXT String, COUNT Long, AMOUNT BigDecimal in USD, RATE BigDecimal in USD a unit, DATE LocalDate, FLAG Boolean;
 * null is unknown.
 */
public record Column(String key, String heading, Type type) {
    /** What the cells of a column are. */
    public enum Type { TEXT, COUNT, AMOUNT, RATE, DATE, FLAG }

    public static Column text(String key, String heading) {
        return new Column(key, heading, Type.TEXT);
    }

    public static Column count(String key, String heading) {
        return new Column(key, heading, Type.COUNT);
    }

    public static Column amount(String key, String heading) {
        return new Column(key, heading, Type.AMOUNT);
    }

    public static Column rate(String key, String heading) {
        return new Column(key, heading, Type.RATE);
    }

    public static Column date(String key, String heading) {
        return new Column(key, heading, Type.DATE);
    }

    public static Column flag(String key, String heading) {
        return new Column(key, heading, Type.FLAG);
    }

    /** Whether the cells are read down their last digit. */
    public boolean alignsRight() {
        return type == Type.COUNT || type == Type.AMOUNT || type == Type.RATE;
    }
}

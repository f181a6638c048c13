package dev.ftcost.sheet;

/**
 * A column of a sheet: its name for programs, its heading for people, and what its cells are.
 * Cells: TEXT String, COUNT Long, AMOUNT BigDecimal in USD, RATE BigDecimal in USD per unit, UNIT_COST a quotient in USD that is shown with
 * the decimals it has, SHARE an amount that people see as its percentage of the column's total, DATE LocalDate, FLAG Boolean; null is unknown.
 *
 * @param rank how soon a narrow terminal leaves the column out: the highest first
 */
public record Column(String key, String heading, Type type, int rank) {
    /** What the cells of a column are. */
    public enum Type { TEXT, COUNT, AMOUNT, RATE, UNIT_COST, SHARE, DATE, FLAG }

    public static Column text(String key, String heading) {
        return new Column(key, heading, Type.TEXT, 0);
    }

    public static Column count(String key, String heading) {
        return new Column(key, heading, Type.COUNT, 3);
    }

    public static Column amount(String key, String heading) {
        return new Column(key, heading, Type.AMOUNT, 0);
    }

    public static Column rate(String key, String heading) {
        return new Column(key, heading, Type.RATE, 1);
    }

    public static Column unitCost(String key, String heading) {
        return new Column(key, heading, Type.UNIT_COST, 1);
    }

    public static Column share(String key, String heading) {
        return new Column(key, heading, Type.SHARE, 1);
    }

    public static Column date(String key, String heading) {
        return new Column(key, heading, Type.DATE, 2);
    }

    public static Column flag(String key, String heading) {
        return new Column(key, heading, Type.FLAG, 4);
    }

    /** The same column with another rank. */
    public Column ranked(int other) {
        return new Column(key, heading, type, other);
    }

    /** Whether the cells are read down their last digit. */
    public boolean alignsRight() {
        return type != Type.TEXT && type != Type.DATE && type != Type.FLAG;
    }
}

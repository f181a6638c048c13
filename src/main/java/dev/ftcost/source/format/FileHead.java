package dev.ftcost.source.format;

import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.KnownNames;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the beginning of a file shows.
 *
 * @param container how the rows are laid out
 * @param delimiter of a CSV file, else 0
 * @param header the column names of a CSV file, else empty
 * @param items the first objects of a JSON file, else empty
 * @param isPartial whether its first object is longer than the look, so that only its first keys are known
 * @param endsWithReturns whether its lines end with a carriage return alone
 * @param isSeparatorFirst whether a line that names the delimiter ({@code sep=;}) stands before the header
 * @param remark of a file that was read elsewhere or that is packed, what is said of it; null when there is nothing to say
 */
public record FileHead(Container container, char delimiter, List<String> header, List<JsonRow> items, boolean isPartial,
        boolean endsWithReturns, boolean isSeparatorFirst, String remark) {
    /** The bytes of a first object in which a file is recognised. */
    public static final int LONGEST_LOOK = 64 << 20;

    /** How the rows of a file are laid out. */
    public enum Container {
        CSV, JSON_LINES, JSON_DOCUMENT, EVENT_STREAM,
        /** Columns of a table, which only the database reads. */
        PARQUET,
        /** It was read elsewhere, and a Parquet file holds its rows. */
        IN_PARQUET, EMPTY, UNKNOWN
    }

    public FileHead {
        header = List.copyOf(header);
        items = List.copyOf(items);
    }

    public FileHead(Container container, char delimiter, List<String> header, List<JsonRow> items) {
        this(container, delimiter, header, items, false);
    }

    public FileHead(Container container, char delimiter, List<String> header, List<JsonRow> items, boolean isPartial) {
        this(container, delimiter, header, items, isPartial, false, false, null);
    }

    /** Of a file that was read elsewhere. @param remark what was said of it there; null when there was nothing to say */
    public static FileHead readElsewhere(String remark) {
        return new FileHead(Container.IN_PARQUET, (char) 0, List.of(), List.of(), false, false, false, remark);
    }

    /** Of a file that is packed in a way that is not read. @param remark what it is and what to do */
    public static FileHead unread(String remark) {
        return new FileHead(Container.UNKNOWN, (char) 0, List.of(), List.of(), false, false, false, remark);
    }

    public FileHead withReturns() {
        return new FileHead(container, delimiter, header, items, isPartial, true, isSeparatorFirst, remark);
    }

    public FileHead belowSeparator() {
        return new FileHead(container, delimiter, header, items, isPartial, endsWithReturns, true, remark);
    }

    public boolean isCsv() {
        return container == Container.CSV;
    }

    public boolean hasColumns(String... columns) {
        return isCsv() && header.containsAll(List.of(columns));
    }

    /** The first object of a JSON file; null when there is none. */
    public JsonRow first() {
        return items.isEmpty() ? null : items.get(0);
    }

    public boolean hasItemWith(String... names) {
        return hasItem(item -> List.of(names).stream().allMatch(item::has));
    }

    boolean hasItem(Predicate<JsonRow> test) {
        return items.stream().anyMatch(test);
    }

    /** Whether the first objects are all of one kind; false when there is none. */
    public boolean allItems(Predicate<JsonRow> test) {
        return !items.isEmpty() && items.stream().allMatch(test);
    }

    /** Whether a CSV header or some of the first objects has all of these. */
    boolean hasFields(String... names) {
        return hasColumns(names) || hasItemWith(names);
    }

    /** What an unknown file begins with, for the message: the names that exports have, and never its content. */
    public String description() {
        return isPartial ? "its first object is longer than " + (LONGEST_LOOK >> 20) + " MiB and its type is unknown" : switch (container) {
            case EMPTY -> "it is empty";
            case CSV -> header.stream().allMatch(FileHead::isName) ? KnownNames.described(header, "column")
                    : "its first line is not a header (" + header.size() + " cells)";
            case JSON_LINES, JSON_DOCUMENT ->
                items.isEmpty() || first().names().isEmpty() ? "it is JSON without a readable object"
                        : KnownNames.described(List.copyOf(first().names()), "key");
            case EVENT_STREAM -> "it is an event stream without a completion";
            case PARQUET -> "it is Parquet without the columns of daily usage";
            case IN_PARQUET -> remark == null ? "the program that read it did not recognize it" : remark;
            case UNKNOWN -> remark == null ? "it is neither CSV nor JSON" : remark;
        };
    }

    /** A name is a few words; anything else may be what a person wrote. */
    private static boolean isName(String text) {
        return text.isEmpty() || text.length() <= 60 && text.matches("[\\w.:/()$%-]+( [\\w.:/()$%-]+){0,3}");
    }
}

package dev.ftcost.source.format;

import dev.ftcost.source.record.Activity;
import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Row;
import java.util.Objects;
import java.util.stream.Stream;

/** One of the forms in which usage leaves OpenAI: how it is recognised, and what a row of it says. */
public interface Format {

    /** What the rows of a format are. */
    enum Facts {
        USAGE, REQUESTS, JOBS, COSTS,
        /** Known, and nothing that is priced by the token. */
        NONE
    }

    /** Rows whose bytes can be taken as they are. */
    enum PlainRows {
        NONE,
        /** Rows of a usage export, one a line of CSV. */
        USAGE_CSV,
        /** Completions and responses, one a line of JSON. */
        COMPLETIONS
    }

    /** What people call it: {@code usage export (CSV)}. */
    String title();

    Facts facts();

    boolean recognises(FileHead head);

    /** Why nothing of a known file is counted, as the end of a sentence that begins with the file. */
    default String whyNotCounted() {
        return "contains no token usage";
    }

    /**
     * What of the usage of OpenAI is in a known file that holds nothing that is priced by the token, as the end of a sentence that begins with the file;
     * null when there is none.
     */
    default String otherUsage(FileHead head) {
        return null;
    }

    /** Whether it says when models stop. */
    default boolean hasShutdownDates() {
        return false;
    }

    /** Whether it says what projects, API keys or users are called. */
    default boolean hasNames() {
        return false;
    }

    /** What reads one file; a format whose records depend on each other has one of its own for each. */
    default Format ofFile() {
        return this;
    }

    /** To be called behind the last record of a file. */
    default void end(RecordSink sink) {}

    /** What its plain rows are, which can be read in bulk; all others are read one by one. */
    default PlainRows plainRows() {
        return PlainRows.NONE;
    }

    /**
     * The activity of rows that do not say it themselves, and of empty buckets.
     *
     * @param ofName what OpenAI's name of the file says; null when it has another
     */
    default Activity activity(FileHead head, Activity ofName) {
        return head.items().stream().flatMap(item -> Stream.of(item.peek("object"), item.peek("endpoint")))
                .map(name -> Activity.ofObject(name) == null ? Activity.ofEndpoint(name) : Activity.ofObject(name)).filter(Objects::nonNull)
                .findFirst().orElse(Activity.COMPLETIONS);
    }

    /** Hands over every row that is in a record; a record of a page may hold many. */
    void read(Row record, RecordSink sink) throws BadValue;
}

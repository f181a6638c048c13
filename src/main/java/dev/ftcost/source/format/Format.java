package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.Row;

/** One of the forms in which usage leaves OpenAI: how it is recognised, and what a row of it says. */
public interface Format {
    /** What the rows of a format are. */
    enum Facts {
        USAGE, REQUESTS, JOBS, COSTS,
        /** Known, and nothing that is priced by the token. */
        NONE
    }

    /** What people call it: {@code usage export (CSV)}. */
    String title();

    Facts facts();

    boolean recognises(FileHead head);

    /** Why nothing of a known file is counted, as the end of a sentence that begins with the file. */
    default String whyNotCounted() {
        return "holds nothing that is priced by the token";
    }

    /** What reads one file; a format whose records depend on each other has one of its own for each. */
    default Format ofFile() {
        return this;
    }

    /** To be called behind the last record of a file. */
    default void end(RecordSink sink) {}

    /** Hands over every row that is in a record; a record of a page may hold many. */
    void read(Row record, RecordSink sink) throws BadValue;
}

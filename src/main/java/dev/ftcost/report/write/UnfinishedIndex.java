package dev.ftcost.report.write;

import java.util.List;

/** What stands in place of the index while months are replaced: a run that is killed then leaves a page that says so. */
final class UnfinishedIndex {
    private static final String TITLE = "These reports are being replaced";

    private UnfinishedIndex() {}

    static String markdown(List<String> months) {
        return "# " + TITLE + "\n\n" + sentence(months) + "\n";
    }

    /** The months are digits. */
    static String html(List<String> months) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + TITLE + "</title></head>\n<body><h1>" + TITLE
                + "</h1>\n<p>" + sentence(months) + "</p></body></html>\n";
    }

    private static String sentence(List<String> months) {
        return "A run is writing " + String.join(", ", months)
                + ", or was stopped while it did: a month may be new, previous or missing. "
                + "If this page remains, run the report again.";
    }
}

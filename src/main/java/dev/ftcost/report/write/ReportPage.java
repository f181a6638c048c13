package dev.ftcost.report.write;

import java.util.List;

/**
 * What {@code report.html} shows, in the words that it shows; the template only places them.
 *
 * @param partial how much of the month is covered; null when all of it is
 * @param change null when the exports say nothing of the month before
 * @param direction {@code more}, {@code less} or empty, against the month before
 * @param noChange why there is no change
 * @param bill null when none is among the exports
 * @param training null when no job ended in the month
 * @param stopping null when no model in use has a shutdown date
 * @param budgets null when there are none for the month
 * @param savings null when no contract is layered on the list, or it changed nothing
 */
record ReportPage(String month, String name, boolean complete, String partial, String cost, String retryOverhead, String withRetryOverhead,
        String change,
        String direction, String noChange, List<Fact> facts, List<String> looks, CostChart chart, HtmlTable days, List<Unusual> unusual,
        List<String> notJudged, CostChart waterfall, HtmlTable causes, HtmlTable changes, String how,
        HtmlTable meters, HtmlTable models, HtmlTable teams, HtmlTable projects, HtmlTable keys, HtmlTable training, HtmlTable stopping,
        String stoppingExplanation, Bill bill,
        Budgets budgets, Savings savings,
        HtmlTable rates, HtmlTable files, String balance,
        String cards, List<Link> links, String version) {
    /** The month compared with its bill; {@code differing} is null when every line matches. */
    record Bill(String summary, List<String> notes, HtmlTable differing) {}

    /** A day that stands out, in words, and the command lines that show its dollars. */
    record Unusual(String day, String what, String cause, List<String> commands) {}

    /** The budgets of the month; {@code incomplete} is null when the input is complete. */
    record Budgets(HtmlTable figures, List<Sentence> sentences, String incomplete) {}

    /** A sentence that may be a warning. */
    record Sentence(boolean isWarning, String text) {}

    /** What a contract saved, in a sentence and by model. */
    record Savings(String sentence, HtmlTable models) {}

    /** Another file of the month, the index, or the page of a month next to it. */
    record Link(String href, String text) {}

    /** A figure and what it is. */
    record Fact(String figure, String what) {}
}

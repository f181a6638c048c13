package dev.ftcost.report;

import dev.ftcost.report.PreviousReport.ForeignException;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The months whose reports stand in an output folder.
 *
 * @param months by {@code YYYY-MM}, from the first to the last
 * @param files the names of the documents in each month's folder that a page can point to
 * @param foreign why a {@code report.json} was left out, by month
 */
public record PreviousReports(Map<String, PreviousReport> months, Map<String, List<String>> files, Map<String, String> foreign) {
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final List<String> DOCUMENTS = List.of("report.html", "report.xlsx", "summary.md", "report.json");

    /** @param wanted which months are read at all */
    public static PreviousReports in(Path folder, Predicate<String> wanted) {
        Map<String, PreviousReport> months = new TreeMap<>();
        Map<String, List<String>> files = new TreeMap<>();
        Map<String, String> foreign = new TreeMap<>();
        for (Path child : children(folder)) {
            String month = child.getFileName().toString();
            if (!MONTH.matcher(month).matches() || !wanted.test(month)) {
                continue;
            }
            try {
                PreviousReport report = PreviousReport.read(child, month);
                if (report != null) {
                    months.put(month, report);
                    files.put(month, DOCUMENTS.stream().filter(name -> Files.isRegularFile(child.resolve(name))).toList());
                }
            } catch (ForeignException e) {
                foreign.put(month, "'" + month + "/report.json' is skipped: it " + e.getMessage());
            }
        }
        return new PreviousReports(months, files, foreign);
    }

    /** These and the reports of a run that were written next to them. */
    public PreviousReports with(Run run) {
        Map<String, PreviousReport> all = new TreeMap<>(months);
        Map<String, List<String>> allFiles = new TreeMap<>(files);
        for (MonthReport report : run.months()) {
            all.put(report.month(), PreviousReport.of(run, report));
            allFiles.put(report.month(), DOCUMENTS);
        }
        return new PreviousReports(all, allFiles, foreign);
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the reports in '" + folder + "' cannot be listed: " + IoReason.of(e) + ".", e);
        }
    }
}

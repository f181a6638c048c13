package dev.ftcost.report.write;

import dev.ftcost.close.ClosedMonths;
import dev.ftcost.report.PreviousReports;
import dev.ftcost.sheet.AtomicFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code index.md} and {@code index.html} of an output folder. */
public final class IndexFiles {
    private IndexFiles() {}

    /** Makes them from what stands in the folder. */
    public static void write(AtomicFolder out, Path folder, String version) throws IOException {
        write(out, PreviousReports.in(folder, month -> true), ClosedMonths.in(folder), version);
    }

    static void write(AtomicFolder out, PreviousReports standing, ClosedMonths closed, String version) throws IOException {
        out.replaceFile("index.md", IndexPage.markdown(standing, closed, version).getBytes(StandardCharsets.UTF_8));
        out.replaceFile("index.html", IndexPage.html(standing, closed, version).getBytes(StandardCharsets.UTF_8));
    }
}

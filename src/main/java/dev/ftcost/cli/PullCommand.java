package dev.ftcost.cli;

import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.GlobalOptions;
import dev.ftcost.cli.option.HelpSection;
import dev.ftcost.cli.option.Progress;
import dev.ftcost.pull.Pull;
import dev.ftcost.pull.PullKind;
import dev.ftcost.pull.PullListener;
import dev.ftcost.pull.PullQuery;
import dev.ftcost.pull.PullSummary;
import dev.ftcost.pull.http.ApiKeys;
import dev.ftcost.pull.http.BaseUrl;
import dev.ftcost.sheet.DisplayText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ftcost pull}: brings the exports from OpenAI's Admin API. The only command that opens a connection. */
@Command(name = "pull", mixinStandardHelpOptions = true, sortOptions = false, header = "Pull usage, costs, jobs, projects and models from OpenAI's Admin API.", description = {
        "Writes one file of JSON lines per month and kind to DIR; every other command reads them. Final days are not pulled again.",
        "Keys: OPENAI_ADMIN_KEY (usage, costs, projects) and OPENAI_API_KEY (jobs, models) in the environment, or --key-file; never on "
                + "the command line. HTTPS_PROXY and NO_PROXY are used."}, customSynopsis = "ftcost pull [OPTIONS] DIR", exitCodeList = {
                        "0:everything was pulled",
                        "1:something could not be pulled; every file is complete or unchanged"}, footer = {"  ftcost pull exports/",
                                "  ftcost pull exports/ --since 2026-01-01 --what usage,costs"})
public final class PullCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder of the exports; created if it is missing.")
    private Path folder;

    @Option(names = "--since", order = HelpSection.SETTINGS, paramLabel = "DATE", description = "First day to pull (UTC). Default: where earlier pulls into DIR began, else the first day of the month before last.")
    private LocalDate since;

    @Option(names = "--until", order = HelpSection.SETTINGS, paramLabel = "DATE", description = "Last day to pull (UTC). Default: today.")
    private LocalDate until;

    @Option(names = "--what", order = HelpSection.SETTINGS, split = ",", paramLabel = "KIND", description = "Comma-separated list of usage, costs, jobs, projects, models. Default: everything that the keys allow.")
    private Set<PullKind> what;

    @Option(names = "--bucket", order = HelpSection.SETTINGS, paramLabel = "1d|1h", converter = Width.class, defaultValue = "1d", description = "Time span per row of usage; costs are always daily. Default: ${DEFAULT-VALUE}.")
    private String bucket;

    @Option(names = "--settle-days", order = HelpSection.SETTINGS, paramLabel = "DAYS", defaultValue = "3", description = "Number of newest days to pull again, today included, because they may still change. Default: ${DEFAULT-VALUE}.")
    private int settleDays;

    @Option(names = "--today", order = HelpSection.SETTINGS, paramLabel = "DATE", description = "Reference date (UTC). Default: the day of the server's clock.")
    private LocalDate today;

    @Option(names = "--key-file", order = HelpSection.SETTINGS, paramLabel = "FILE", description = "File with the keys, instead of the environment: lines OPENAI_ADMIN_KEY=... and OPENAI_API_KEY=... (one per project). Mode 0600.")
    private Path keyFile;

    @Option(names = "--base-url", order = HelpSection.SETTINGS, paramLabel = "URL", defaultValue = "https://api.openai.com/v1", description = "Address of the API; https, or http on this machine. Default: ${DEFAULT-VALUE}.")
    private String baseUrl;

    @Option(names = "--timeout", order = HelpSection.SETTINGS, paramLabel = "TIME", converter = Timeout.class, defaultValue = "5m", description = "Time limit per page, with all attempts: 90s, 5m. Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    /** @param environment where the keys and the proxy are */
    PullCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** {@code 1d} or {@code 1h}. */
    static final class Width implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.equals("1d") && !text.equals("1h")) {
                throw new TypeConversionException("'" + text + "' is not one of 1d, 1h");
            }
            return text;
        }
    }

    /** Seconds, or a number with s, m or h. */
    static final class Timeout implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("0*[1-9]\\d{0,5}[smh]?")) {
                throw new TypeConversionException("'" + text + "' is not a time; use 90s or 5m");
            }
            return Duration.parse("PT" + (text.matches("\\d+") ? text + "s" : text));
        }
    }

    @Override
    public Integer call() throws IOException {
        Set<PullKind> wanted = what == null || what.isEmpty() ? EnumSet.allOf(PullKind.class) : what;
        PullQuery query = new PullQuery(folder, since, until, today, wanted, bucket.equals("1h"), settleDays, timeout);
        BaseUrl base = BaseUrl.of(baseUrl);
        try (Heard heard = new Heard(spec.commandLine().getErr(), GlobalOptions.isQuiet(spec))) {
            ApiKeys keys = ApiKeys.of(environment, keyFile, heard::warning);
            query.check(keys, what != null, heard::warning);
            PullSummary summary = Pull.run(query, base, keys, environment, heard);
            heard.close();
            if (!GlobalOptions.isQuiet(spec)) {
                spec.commandLine().getOut().println(folder + ": " + summary.line());
                spec.commandLine().getOut().flush();
            }
            if (!summary.faults().isEmpty()) {
                throw new IOException(String.join("\n", summary.faults()));
            }
            return ExitCode.DONE;
        }
    }

    /** Warnings and the progress bar on stderr. */
    private static final class Heard implements PullListener, AutoCloseable {
        private final PrintWriter err;
        private final boolean quiet;
        private Progress progress;
        private int files;

        Heard(PrintWriter err, boolean quiet) {
            this.err = err;
            this.quiet = quiet;
        }

        @Override
        public void warning(String sentence) {
            err.println("warning: " + DisplayText.visible(sentence));
        }

        @Override
        public void begins(int whole) {
            progress = new Progress(err, whole, quiet);
        }

        @Override
        public void done() {
            progress.at(++files);
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
            }
        }
    }
}

package dev.ftcost.cli.option;

import dev.ftcost.rates.Lifecycle;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The shutdown dates of a run. */
public final class LifecycleOption {
    @Option(names = "--lifecycle", order = HelpSection.PRICES, paramLabel = "FILE", description = "A CSV of shutdown dates (model,event,date,replacement); its rows override the "
            + "built-in list. A list of GET /v1/models among the exports overrides both.")
    private Path file;

    public Lifecycle load() {
        return file == null ? Lifecycle.builtIn() : Lifecycle.of(file).before(Lifecycle.builtIn());
    }
}

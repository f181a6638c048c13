package dev.ftcost.cli.option;

import dev.ftcost.names.Names;
import dev.ftcost.source.ExportFile;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What people call the ids of the exports, and the teams that these belong to. */
final class NamesOption {
    @Option(names = "--names", order = HelpSection.INPUT, paramLabel = "FILE", description = "CSV of names and teams with the columns "
            + "id,name,team,cost_center. id: a project, API key or user ID. It overrides the names in the exports.")
    private Path file;

    Names load() {
        return file == null ? Names.none() : Names.of(file);
    }

    /** The option as another command takes it; nothing when it is not given. */
    List<String> arguments() {
        return file == null ? List.of() : List.of("--names", file.toString());
    }

    /** The exports without the names file, which may be next to them. */
    List<ExportFile> without(List<ExportFile> exports) {
        return file == null ? exports : exports.stream().filter(export -> !isNames(export.path())).toList();
    }

    private boolean isNames(Path path) {
        try {
            return Files.isSameFile(path, file);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + path + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }
}

package dev.ftcost.cli.option;

import dev.ftcost.focus.FocusSettings;
import dev.ftcost.focus.FocusVersion;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How {@code focus.csv} is written. */
public final class FocusOption {
    @Option(names = "--focus", order = HelpSection.OUTPUT, paramLabel = "1.2|1.3|1.4", defaultValue = "1.2", converter = VersionConverter.class, description = "FOCUS version of focus.csv. Default: ${DEFAULT-VALUE}.")
    private FocusVersion version;

    @Option(names = "--billing-account", order = HelpSection.OUTPUT, paramLabel = "ID", defaultValue = FocusSettings.UNNAMED_ACCOUNT, description = "OpenAI organization ID (org-...) for focus.csv. Default: ${DEFAULT-VALUE}.")
    private String billingAccount;

    public FocusSettings settings() {
        return new FocusSettings(version, billingAccount);
    }

    /** A version by its number. */
    static final class VersionConverter implements ITypeConverter<FocusVersion> {
        @Override
        public FocusVersion convert(String text) {
            List<FocusVersion> versions = List.of(FocusVersion.values());
            return versions.stream().filter(version -> version.number().equals(text)).findFirst()
                    .orElseThrow(() -> new TypeConversionException(text));
        }
    }
}

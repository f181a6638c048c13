package dev.ftcost.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Reads the default of every long option from a variable: {@code --retry-overhead} is {@code FTCOST_RETRY_OVERHEAD}. The command line overrides it. */
final class Environment implements IDefaultValueProvider {
    private static final String PREFIX = "FTCOST_";
    private static final Set<String> NO = Set.of("0", "false", "no");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The values of all variables that may be ours. */
    static Stream<String> values(Map<String, String> variables) {
        return variables.entrySet().stream().filter(variable -> variable.getKey().startsWith(PREFIX)).map(Map.Entry::getValue);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.help() || isFile(option)) {
            return null;
        }
        String value = variables.get(PREFIX + option.longestName().replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT));
        if (value == null || value.isBlank()) {
            return null;
        }
        boolean flag = option.arity().max() == 0;
        return flag ? String.valueOf(!NO.contains(value.strip().toLowerCase(Locale.ROOT))) : value;
    }

    /** FTCOST_OUT is the folder of the reports, and no file. */
    private static boolean isFile(OptionSpec option) {
        return option.longestName().equals("--out") && option.paramLabel().equals("FILE");
    }
}

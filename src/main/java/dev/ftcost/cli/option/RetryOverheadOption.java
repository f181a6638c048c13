package dev.ftcost.cli.option;

import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The retry overhead, for all models or for one. */
public final class RetryOverheadOption {
    @Option(names = "--retry-overhead", order = HelpSection.PRICES, paramLabel = "[MODEL=]PERCENT", defaultValue = "5%", description = "Retry overhead in percent of the inference cost, shown separately; MODEL=8%% overrides it for one model. Repeatable. Default: 5%%.")
    private List<String> values;

    public RetryOverhead overhead() {
        BigDecimal factor = RetryOverhead.USUAL;
        Map<String, BigDecimal> byModel = new TreeMap<>();
        for (String value : values) {
            int equals = value.lastIndexOf('=');
            if (equals < 0) {
                factor = factor(value);
            } else {
                byModel.put(value.substring(0, equals).strip(), factor(value.substring(equals + 1)));
            }
        }
        try {
            return new RetryOverhead(factor, byModel);
        } catch (IllegalArgumentException e) {
            throw new InputError("--retry-overhead " + e.getMessage() + ".");
        }
    }

    private static BigDecimal factor(String percent) {
        if (!percent.matches("\\d{1,4}(\\.\\d{1,4})?%")) {
            throw new InputError("--retry-overhead '" + percent + "' is not a percentage; use a number such as 5% or 7.5%.");
        }
        return new BigDecimal(percent.substring(0, percent.length() - 1)).movePointLeft(2);
    }
}

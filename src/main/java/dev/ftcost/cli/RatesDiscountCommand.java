package dev.ftcost.cli;

import dev.ftcost.cli.option.ExitCode;
import dev.ftcost.cli.option.OutputFormat;
import dev.ftcost.cli.option.RatesOption;
import dev.ftcost.rates.Discount;
import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftcost rates discount}: a contract that takes a share off the list, as a card. */
@Command(name = "discount", mixinStandardHelpOptions = true, sortOptions = false, header = "Print the rate card of a contract with a discount.", description = {
        "Takes PERCENT off every price (training, too) of the matching rows from a date on, exactly. Use it on top of the list: "
                + "--rates openai,contract.csv. The output is CSV, also with --format table."}, footer = {
                        "  ftcost rates discount 10%% --model 'ft:*' --from 2026-10-01 > contract.csv",
                        "  ftcost rates discount 20%% --model 'ft:gpt-4.1*' --from 2027-01-01"})
final class RatesDiscountCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PERCENT", description = "What the prices are lowered by, such as 10%% or 7.5%%.")
    private String percent;

    @Option(names = "--model", required = true, paramLabel = "SKU", description = "SKUs with the discount; * matches any characters. Repeatable.")
    private List<String> models;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day of the discount (UTC).")
    private LocalDate from;

    @Mixin
    private RatesOption rates;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() {
        if (!percent.matches("\\d{1,2}(\\.\\d{1,4})?%")) {
            throw new InputError("'" + percent + "' is not a discount; use a percentage such as 10% or 7.5%.");
        }
        BigDecimal share = new BigDecimal(percent.substring(0, percent.length() - 1)).movePointLeft(2);
        CardSheet.print(spec.commandLine().getOut(), format, new Discount(share, models, from).of(rates.load()));
        return ExitCode.DONE;
    }
}

package dev.ftcost.cli.option;

import dev.ftcost.estimate.AmountParser;
import dev.ftcost.estimate.Epochs;
import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts amounts on the command line; an invalid one is an error that names its option. */
public final class AmountConverter {
    private AmountConverter() {}

    public static final class Count implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return converted(text, AmountParser::count);
        }
    }

    public static final class Share implements ITypeConverter<BigDecimal> {
        @Override
        public BigDecimal convert(String text) {
            return converted(text, AmountParser::share);
        }
    }

    public static final class Dollars implements ITypeConverter<BigDecimal> {
        @Override
        public BigDecimal convert(String text) {
            return converted(text, AmountParser::dollars);
        }
    }

    static final class Hours implements ITypeConverter<BigDecimal> {
        @Override
        public BigDecimal convert(String text) {
            return converted(text, AmountParser::hours);
        }
    }

    public static final class EpochCount implements ITypeConverter<Epochs> {
        @Override
        public Epochs convert(String text) {
            return converted(text, Epochs::of);
        }
    }

    private static <T> T converted(String text, Function<String, T> conversion) {
        try {
            return conversion.apply(text);
        } catch (InputError e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

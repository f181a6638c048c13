package dev.ftcost.cli;

import dev.ftcost.estimate.Amounts;
import dev.ftcost.estimate.Epochs;
import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Amounts on the command line; a bad one is a sentence that names its option. */
final class Amount {
    private Amount() {}

    static final class Count implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return said(text, Amounts::count);
        }
    }

    static final class Share implements ITypeConverter<BigDecimal> {
        @Override
        public BigDecimal convert(String text) {
            return said(text, Amounts::share);
        }
    }

    static final class Hours implements ITypeConverter<BigDecimal> {
        @Override
        public BigDecimal convert(String text) {
            return said(text, Amounts::hours);
        }
    }

    static final class EpochCount implements ITypeConverter<Epochs> {
        @Override
        public Epochs convert(String text) {
            return said(text, Epochs::of);
        }
    }

    private static <T> T said(String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (InputError e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

package dev.ftcost.migrate;

import dev.ftcost.usage.InputError;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** By how much usage grows or shrinks on a target: one factor for all models, and others for single ones. */
public record Factors(String option, BigDecimal usual, Map<String, BigDecimal> byModel) {
    private static final Pattern FACTOR = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");

    public Factors {
        byModel = Map.copyOf(byModel);
    }

    /**
     * @param option what the values were given for
     * @param values {@code 1.5}, or {@code MODEL=1.5}
     * @throws InputError for what is no factor
     */
    public static Factors of(String option, List<String> values) {
        BigDecimal usual = BigDecimal.ONE;
        Map<String, BigDecimal> byModel = new LinkedHashMap<>();
        for (String value : values) {
            int equals = value.lastIndexOf('=');
            String number = value.substring(equals + 1);
            if (!FACTOR.matcher(number).matches()) {
                throw new InputError(option + " '" + value + "' is not a factor; write 1.5 or MODEL=1.5.");
            }
            if (equals < 0) {
                usual = new BigDecimal(number);
            } else {
                byModel.put(value.substring(0, equals).strip(), new BigDecimal(number));
            }
        }
        return new Factors(option, usual, byModel);
    }

    /** The factor of a target, else of the model that it replaces, else of all. */
    BigDecimal of(String target, String model) {
        return byModel.getOrDefault(target, byModel.getOrDefault(model, usual));
    }

    /** @throws InputError for a model that is neither a target nor replaced */
    void require(List<String> names) {
        byModel.keySet().stream().sorted().filter(model -> !names.contains(model)).findFirst().ifPresent(model -> {
            throw new InputError(option + " names '" + model + "', which is neither a target nor a model that is replaced; these are "
                    + String.join(", ", names) + ".");
        });
    }

    boolean isNone() {
        return usual.compareTo(BigDecimal.ONE) == 0 && byModel.values().stream().allMatch(factor -> factor.compareTo(BigDecimal.ONE) == 0);
    }
}

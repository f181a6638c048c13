package dev.ftcost.ledger;

import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to add for requests that are sent again, as a part of the inference cost: {@code 0.05} is 5 %. At most six
 * decimals, which is what the charges are computed with.
 *
 * @param byModel the models that have a factor of their own
 */
public record RetryOverhead(BigDecimal factor, Map<String, BigDecimal> byModel) {
    /** The low end of the 5 to 10 % that is usual. */
    public static final BigDecimal USUAL = new BigDecimal("0.05");

    public RetryOverhead {
        byModel = Map.copyOf(new TreeMap<>(byModel));
        require(factor);
        byModel.values().forEach(RetryOverhead::require);
        if (byModel.containsKey("")) {
            throw new IllegalArgumentException("the model is missing; use MODEL=8%");
        }
    }

    public static RetryOverhead usual() {
        return new RetryOverhead(USUAL, Map.of());
    }

    /** The factor that was given for a model: by its id, by its SKU, or by its SKU without a date; null for none. */
    BigDecimal factorOf(String model) {
        return names(model).map(byModel::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The names with a factor of their own that mean none of these models, sorted. */
    public List<String> unmatched(List<String> models) {
        Set<String> known = models.stream().flatMap(RetryOverhead::names).collect(Collectors.toSet());
        return byModel.keySet().stream().filter(name -> !known.contains(name)).sorted().toList();
    }

    /** The most exact name first. */
    private static Stream<String> names(String model) {
        ModelId id = ModelId.of(model);
        return Stream.of(id.id(), id.sku(), id.datelessSku());
    }

    private static void require(BigDecimal factor) {
        if (factor.signum() < 0 || factor.compareTo(new BigDecimal(100)) > 0 || factor.stripTrailingZeros().scale() > 6) {
            throw new IllegalArgumentException(
                    "'" + factor.toPlainString() + "' is not a factor between 0 and 100 with at most six decimals");
        }
    }
}

package dev.ftcost.rates;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A loaded rate card: rates without two for one day, in the order of the file.
 *
 * @param name the built-in name or the file's name
 * @param sha256 of the card's bytes, in hexadecimal
 */
public record RateCard(String name, String sha256, List<Rate> rates) {
    public RateCard {
        rates = List.copyOf(rates);
    }

    /** Whether the card has a row at all for a SKU, on whatever day. */
    boolean lists(String sku) {
        return rates.stream().anyMatch(rate -> rate.sku().equals(sku));
    }

    /** The row that answers; a row for the query's project goes before one for all. */
    Optional<Rate> rateFor(RateQuery query) {
        return rateOf(query, query.projectId()).or(() -> query.projectId() == null ? Optional.empty() : rateOf(query, null));
    }

    private Optional<Rate> rateOf(RateQuery query, String projectId) {
        List<Rate> answering = rates.stream().filter(rate -> rate.serviceTier().equals(query.serviceTier())
                && rate.longContext() == query.longContext() && Objects.equals(rate.projectId(), projectId)).toList();
        // The dateless row serves only where the card says nothing at all of the exact SKU.
        String sku = query.skus().stream().filter(each -> answering.stream().anyMatch(rate -> rate.sku().equals(each))).findFirst()
                .orElse(null);
        return answering.stream().filter(rate -> rate.sku().equals(sku) && rate.holdsOn(query.day())).findFirst();
    }
}

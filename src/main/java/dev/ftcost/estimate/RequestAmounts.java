package dev.ftcost.estimate;

import dev.ftcost.sheet.Money;
import dev.ftcost.usage.InputError;
import java.math.BigDecimal;

/**
 * The amounts of one span of time as the caller gives them: whether the requests, the tokens of a request and the tokens of the span fit
 * together. Null is not given.
 */
public record RequestAmounts(Long requests, Long input, Long output) {
    /** Amounts on a command line are round. */
    private static final BigDecimal ROUND = new BigDecimal("0.01");

    /** @throws InputError when two of the amounts contradict each other by more than 1 % */
    public void check(BreakEven.Request request) {
        String prompt = request.tunedPrompt() != null ? "--tuned-prompt-tokens" : "--base-prompt-tokens";
        product(prompt, request.tuned(), "--input-tokens", input);
        product("--output-tokens-per-request", request.answer(), "--output-tokens", output);
        if (requests == null && input != null && output != null && request.tuned() > 0 && request.answer() > 0
                && differ(product(input, request.answer()), product(output, request.tuned()))) {
            throw new InputError("--input-tokens " + Money.count(input) + " with " + prompt + " " + Money.count(request.tuned())
                    + " and --output-tokens "
                    + Money.count(output) + " with --output-tokens-per-request " + Money.count(request.answer())
                    + " are different numbers of requests; correct one of them.");
        }
    }

    private void product(String each, long perRequest, String all, Long given) {
        if (requests == null || perRequest == 0 || given == null) {
            return;
        }
        BigDecimal product = product(requests, perRequest);
        if (differ(product, BigDecimal.valueOf(given))) {
            throw new InputError(
                    "--requests " + Money.count(requests) + " × " + each + " " + Money.count(perRequest) + " is " + count(product)
                            + ", but " + all + " is " + Money.count(given) + "; correct one of them.");
        }
    }

    private static String count(BigDecimal product) {
        return product.precision() < 19 ? Money.count(product.longValueExact()) : AmountParser.plain(product);
    }

    private static BigDecimal product(long a, long b) {
        return BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b));
    }

    private static boolean differ(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(a.max(b).multiply(ROUND)) > 0;
    }
}

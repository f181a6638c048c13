package dev.ftcost.rates;

/**
 * Something that is wrong or odd on a rate card.
 *
 * @param line the line in the card's file
 * @param error true when the card cannot be used as it is, false when it can and a person should look
 */
public record RateProblem(int line, boolean error, String sentence) {
    static RateProblem error(int line, String sentence) {
        return new RateProblem(line, true, sentence);
    }

    static RateProblem warning(int line, String sentence) {
        return new RateProblem(line, false, sentence);
    }
}

package dev.ftcost.estimate;

import dev.ftcost.usage.InputError;

/** How often training reads the file: a number, or {@code auto}, which is OpenAI's rule by the number of examples. */
public record Epochs(Integer number) {
    private static final int FEW = 100;
    private static final int MANY = 25_000;
    private static final int MOST_BY_RULE = 25;
    private static final int USUAL = 3;
    private static final int MOST = 50;

    public static Epochs of(String text) {
        if (text.equals("auto")) {
            return new Epochs(null);
        }
        if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > MOST) {
            throw new InputError("'" + text + "' is not a number of epochs; write 1 to " + MOST + ", or auto");
        }
        return new Epochs(Integer.valueOf(text));
    }

    /** @param examples null when unknown, which only {@code auto} minds */
    public int forExamples(Long examples) {
        if (number != null) {
            return number;
        }
        if (examples == null || examples == 0) {
            throw new InputError("--epochs auto depends on the number of examples; add --examples or --training-file.");
        }
        return auto(examples);
    }

    static int auto(long examples) {
        if (USUAL * examples < FEW) {
            return (int) Math.min(MOST_BY_RULE, FEW / examples);
        }
        return USUAL * examples > MANY ? (int) Math.max(1, MANY / examples) : USUAL;
    }
}

package dev.ftcost.validate;

import dev.ftcost.sheet.Money;

/** Checks what concerns a training file as a whole. */
final class FileCheck {
    static final long REFUSED_BELOW = 10;
    private static final long FEW_BELOW = 100;
    private static final long LARGEST_UPLOAD = 512L << 20;

    private final Problems errors;
    private final Problems warnings;

    FileCheck(Problems errors, Problems warnings) {
        this.errors = errors;
        this.warnings = warnings;
    }

    /** What is held out for validation is not a training example. */
    void examples(long examples, long heldOut) {
        long trained = examples - heldOut;
        String has = heldOut == 0 ? "the file has " + Money.count(examples) + (examples == 1 ? " example" : " examples")
                : Money.count(trained) + " of " + Money.count(examples) + " examples are for training (" + Money.count(heldOut)
                        + " held out for validation)";
        if (trained < REFUSED_BELOW) {
            errors.add(null, "too_few_examples", has + "; OpenAI requires at least " + REFUSED_BELOW);
        } else if (trained < FEW_BELOW) {
            warnings.add(null, "few_examples", has + "; 100 to 500 are recommended");
        }
    }

    void repeats(Repeats repeats) {
        if (repeats.count() > 0) {
            warnings.add(repeats.listed().get(0).line(), "duplicate",
                    Money.count(repeats.count()) + (repeats.count() == 1 ? " duplicate example" : " duplicate examples")
                            + " (key order ignored): " + repeats.places());
        }
    }

    /** @param bytes of the file */
    void others(long blank, long images, long bytes, boolean comparedWithFirstOnly) {
        if (blank > 0) {
            warnings.add(null, "blank_lines", Money.count(blank) + (blank == 1 ? " line is blank" : " lines are blank"));
        }
        if (images > 0) {
            warnings.add(null, "images_not_counted", Money.count(images) + (images == 1 ? " image is" : " images are")
                    + " not counted; OpenAI bills the tokens of images too");
        }
        if (bytes > LARGEST_UPLOAD) {
            warnings.add(null, "large_file", "the file is larger than 512 MB, the limit of one upload");
        }
        if (comparedWithFirstOnly) {
            warnings.add(null, "duplicates_bounded",
                    "later examples are compared with the first " + Money.count(Duplicates.MOST) + " only");
        }
    }
}

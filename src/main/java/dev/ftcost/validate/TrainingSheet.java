package dev.ftcost.validate;

import dev.ftcost.rates.Rate;
import dev.ftcost.sheet.Explained;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;

/** The answer on a training file as lines, each with how it comes about. */
public final class TrainingSheet {
    private static final String BILLED = "billed tokens per epoch";

    private final TrainingAnswer answer;
    private final TrainingFile file;
    private final Explained lines = new Explained();

    private TrainingSheet(TrainingAnswer answer) {
        this.answer = answer;
        this.file = answer.file();
    }

    public static Sheet of(TrainingAnswer answer) {
        TrainingSheet sheet = new TrainingSheet(answer);
        sheet.file();
        sheet.tokens();
        sheet.training();
        sheet.problems("Errors", answer.file().errors());
        sheet.problems("Warnings", answer.file().warnings());
        answer.notes().forEach(note -> sheet.lines.word("Notes", note.about(), "", note.sentence()));
        return sheet.lines.sheet("Training file " + answer.file().name() + " for " + answer.model().model());
    }

    private void file() {
        boolean refused = file.refused();
        lines.word("File", "result", refused ? "rejected" : "accepted",
                refused ? Money.count(file.errors().count()) + (file.errors().count() == 1 ? " error, see below" : " errors, see below")
                        : file.converted() ? "the converted file" : null);
        lines.word("File", "form", file.form() == null ? "none" : file.form().title(), null);
        lines.count("File", "examples", file.examples(), null);
    }

    private void tokens() {
        boolean chats = file.form() != Form.COMPLETION;
        lines.count("Tokens", "total", file.tokens(),
                !chats ? "prompt + completion tokens" : "3 per message, the tokens of each value, 1 per name, 3 per example"
                        + (file.form() == Form.PREFERENCE ? "; the input and both outputs" : ""));
        lines.count("Tokens", BILLED, file.billedTokensPerEpoch(), chats ? "2 fewer per example, as OpenAI's jobs count" : "all tokens");
        if (!file.distribution().isEmpty()) {
            Distribution of = file.distribution();
            lines.count("Tokens per example", "min", of.min(), null);
            lines.count("Tokens per example", "median", of.percentile(50), null);
            lines.count("Tokens per example", "p95", of.percentile(95), null);
            lines.count("Tokens per example", "max", of.max(), null);
        }
        if (file.truncation().examples() > 0) {
            lines.count("Tokens per example", "truncated examples", file.truncation().examples(),
                    Money.count(file.truncation().tokens()) + " tokens beyond the training context of "
                            + Money.count(file.truncation().longest()) + " are cut, not in the total and not billed");
        }
    }

    private void training() {
        Rate rate = answer.model().training();
        if (file.heldOut() > 0) {
            lines.word("Training", "held out", Money.count(file.heldOut()) + (file.heldOut() == 1 ? " example" : " examples"), "about "
                    + Money.count(answer.training().validationTokens()) + " tokens per epoch; validation is not billed");
        }
        int epochs = answer.training().epochs();
        lines.amount("Training", "training (one-off)", answer.cost(), answer.cost() == null || rate == null || rate.training() == null
                ? unknown(rate) : Money.count(answer.training().tokens()) + " tokens × " + epochs
                        + (epochs == 1 ? " epoch" : " epochs") + " ÷ 1,000,000 × $" + Money.exact(rate.training()) + " (" + rate.place()
                        + ")");
    }

    private String unknown(Rate rate) {
        return rate != null && rate.training() != null ? "unknown: no example could be read"
                : "unknown: the rate card has no price per training token";
    }

    private void problems(String section, Problems problems) {
        for (Problem problem : problems.listed()) {
            lines.word(section, problem.line() == null ? "file" : "line " + problem.line(), problem.check(), problem.message());
        }
    }
}

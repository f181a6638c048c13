package dev.ftcost.validate;

import dev.ftcost.rates.Rate;
import dev.ftcost.sheet.Explained;
import dev.ftcost.sheet.Money;
import dev.ftcost.sheet.Sheet;

/** The answer on a training file as lines, each with how it comes about. */
public final class TrainingSheet {
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
        answer.notes().forEach(note -> sheet.lines.word("Mind", note.about(), "", note.sentence()));
        return sheet.lines.sheet("Training file " + answer.file().name() + " for " + answer.model().model());
    }

    private void file() {
        boolean refused = file.refused();
        lines.word("File", "OpenAI would", refused ? "refuse it" : "take it", refused ? Money.count(file.errors().count()) + (file.errors().count() == 1 ? " error, below" : " errors, below")
                : file.converted() ? "the converted file, as chats" : null);
        lines.word("File", "form", file.form() == null ? "none" : file.form().title(), null);
        lines.count("File", "examples", file.examples(), null);
        lines.count("File", "duplicates", file.duplicates(), "examples that were there before, whatever the order of their keys");
    }

    private void tokens() {
        boolean chats = file.form() != Form.COMPLETION;
        lines.count("Tokens", "in all", file.tokens(), !chats ? "those of prompt and completion" : "3 for each message, the tokens of each value, 1 for a name, 3 for the example"
                + (file.form() == Form.PREFERENCE ? "; the input and both outputs" : ""));
        lines.count("Tokens", "billed, an epoch", file.billedTokensPerEpoch(), !chats ? "all of them" : "2 fewer an example, as OpenAI's jobs count");
        if (!file.distribution().isEmpty()) {
            Distribution of = file.distribution();
            lines.count("Tokens", "the shortest example", of.min(), null);
            lines.count("Tokens", "the middle one", of.percentile(50), null);
            lines.count("Tokens", "95 of 100 have no more than", of.percentile(95), null);
            lines.count("Tokens", "the longest", of.max(), null);
        }
        lines.count("Tokens", "too long", file.overLong(), "examples of more than " + Money.count(file.longest()) + " tokens, which are cut off there");
    }

    private void training() {
        Rate rate = answer.model().training();
        if (answer.training().validationTokens() > 0) {
            lines.word("Training", "held out", Money.count(answer.heldOut()) + " examples", "about " + Money.count(answer.training().validationTokens())
                    + " tokens of an epoch; validation is not billed");
        }
        int epochs = answer.training().epochs();
        lines.amount("Training", "training, once", answer.cost(), answer.cost() == null || rate == null || rate.training() == null
                ? "unknown: the card has no price a token" : Money.count(answer.training().tokens()) + " tokens × " + epochs
                + (epochs == 1 ? " epoch" : " epochs") + " ÷ 1,000,000 × $" + Money.exact(rate.training()) + " (" + rate.place() + ")");
    }

    private void problems(String section, Problems problems) {
        for (Problem problem : problems.listed()) {
            lines.word(section, problem.line() == null ? "the file" : "line " + problem.line(), problem.check(), problem.message());
        }
    }
}

package dev.ftcost.validate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.sheet.JsonSheet;

/** The answer on a training file for programs. */
public final class TrainingJson {
    private TrainingJson() {}

    public static ObjectNode of(TrainingAnswer answer) {
        TrainingFile file = answer.file();
        ObjectNode document = JsonSheet.object();
        document.put("schema", "ftcost.validate/1");
        ObjectNode row = document.putArray("rows").addObject();
        row.put("file", file.name()).put("model", answer.model().model()).put("form", file.form() == null ? null : file.form().title());
        row.put("accepted", !file.refused());
        row.put("examples", file.examples()).put("examples_counted", file.counted());
        row.put("tokens", file.tokens()).put("billed_tokens_per_epoch", file.billedTokensPerEpoch());
        row.put("epochs", answer.training().epochs());
        JsonSheet.amount(row, "training_cost", answer.cost());
        row.put("training_examples", file.trained()).put("validation_examples", file.heldOut()).put("validation_tokens",
                answer.training().validationTokens());
        distribution(row.putObject("tokens_per_example"), file.distribution());
        TrainingFile.Truncation cut = file.truncation();
        row.put("longest_example", cut.longest() == Integer.MAX_VALUE ? null : cut.longest());
        row.put("over_long", cut.examples()).put("truncated_tokens", cut.tokens());
        row.put("duplicates", file.repeats().count());
        ArrayNode repeats = row.putArray("duplicate_lines");
        file.repeats().listed().forEach(repeat -> repeats.addObject().put("line", repeat.line()).put("first_line", repeat.firstLine()));
        problems(row.putArray("errors"), file.errors());
        problems(row.putArray("warnings"), file.warnings());
        ArrayNode notes = row.putArray("notes");
        answer.notes().forEach(note -> notes.add(note.sentence()));
        return document;
    }

    private static void distribution(ObjectNode node, Distribution of) {
        boolean none = of.isEmpty();
        node.put("min", none ? null : of.min()).put("median", none ? null : of.percentile(50));
        node.put("p95", none ? null : of.percentile(95)).put("max", none ? null : of.max());
    }

    private static void problems(ArrayNode rows, Problems problems) {
        problems.listed().forEach(
                problem -> rows.addObject().put("line", problem.line()).put("check", problem.check()).put("message", problem.message()));
    }
}

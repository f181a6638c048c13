package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;

/**
 * Finds the form of a training file, which is that of its first example, and whether the model is trained with it. A form that does
 * not fit is one mistake, however many lines have it.
 */
final class FormCheck {
    private final Tunable model;
    private final Problems errors;
    private final LineWarnings warnings;
    /** The first line of each form of another trainer. */
    private final Map<ForeignForm, Long> foreign = new EnumMap<>(ForeignForm.class);
    private Form form;
    private long firstLine;
    private long convertible;

    FormCheck(Tunable model, Problems errors, LineWarnings warnings) {
        this.model = model;
        this.errors = errors;
        this.warnings = warnings;
    }

    /** The form of the file; null when no example has any. */
    Form form() {
        return form;
    }

    /** The form of an example; null when it has none that OpenAI reads. */
    Form of(long line, JsonNode example) {
        ForeignForm other = ForeignForm.of(example);
        if (other != null) {
            foreign.putIfAbsent(other, line);
            convertible += Conversion.converts(line, example, model) ? 1 : 0;
            return null;
        }
        Form found = Form.of(example, model);
        if (found == null) {
            errors.add(line, "missing_messages_list", "has neither messages, nor input and preferred_output, nor prompt and completion");
            return null;
        }
        if (form == null) {
            form = found;
            firstLine = line;
        }
        if (found != form) {
            errors.add(line, "mixed_forms", "mixes forms: " + found.title() + " after " + form.title());
        }
        if (found == Form.COMPLETION && !model.trains(found)) {
            convertible += Conversion.converts(line, example, model) ? 1 : 0;
        }
        return found;
    }

    /** Says what is wrong with the form of the whole file, once all examples are seen. */
    void judge(long examples, long counted) {
        String offer = convertible > 0 && convertible == examples ? ". --convert OUT.jsonl writes OpenAI's form" : "";
        foreign.forEach((other, line) -> errors.addFirst(line, "wrong_form", other.sentence() + offer));
        if (!model.canBeTuned()) {
            errors.addFirst(null, "not_tunable",
                    "OpenAI does not offer fine-tuning of " + model.base() + "; use one of " + String.join(", ", Tunable.names()));
            return;
        }
        if (form == null) {
            return;
        }
        if (counted > 1 && form == Form.CHAT && errors.count("example_missing_assistant_message") == counted) {
            form = Form.REINFORCEMENT;
            errors.remove("example_missing_assistant_message");
            warnings.remove("unrecognized_key");
        } else if (counted > 1 && form == Form.REINFORCEMENT && errors.count("last_message_assistant") == counted) {
            form = Form.CHAT;
            errors.remove("last_message_assistant");
        }
        if (!model.trains(form)) {
            errors.addFirst(firstLine, "wrong_form", wrongForm() + offer);
        }
    }

    private String wrongForm() {
        return switch (form) {
            case COMPLETION ->
                "is prompt/completion, which is for babbage-002 and davinci-002 only; " + model.base() + " is trained with " + trained();
            case REINFORCEMENT ->
                "has no assistant message, like all examples: that is the reinforcement form, for o4-mini; " + model.base()
                        + " is trained with " + trained();
            case CHAT -> "is a chat example; " + model.base() + (model.trains(Form.REINFORCEMENT)
                    ? " is trained by reinforcement, with messages that end before the answer" : " is trained with " + trained());
            case PREFERENCE -> "is a preference example, which is for gpt-4o, gpt-4.1 and their smaller variants; " + model.base()
                    + " is trained with " + trained();
        };
    }

    private String trained() {
        return String.join(" and ", model.forms().stream().map(each -> each.title() + " examples").toList());
    }
}

package dev.ftcost.validate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.row.JsonFault;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Reads a training file line by line, however long it is, and finds what is wrong with each. */
final class TrainingReader {
    static final int LONGEST_LINE = 16 << 20;
    /** A line of brackets alone would be a hundred times as large in memory as in the file. */
    private static final long MOST_VALUES = 1_000_000;
    static final long REFUSED_BELOW = 10;
    private static final long FEW_BELOW = 100;
    private static final long LARGEST_UPLOAD = 512L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MOST_VALUES).maxStringLength(LONGEST_LINE + 1).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final Path path;
    private final Tunable model;
    private final Tokens counter;
    private final Problems errors = new Problems();
    private final Problems warnings = new Problems();
    private final Distribution distribution = new Distribution();
    private final Duplicates seen = new Duplicates();
    private Form form;
    private long examples;
    private long blank;
    private long tokens;
    private long counted;
    private long overLong;
    private long duplicates;
    private long images;

    TrainingReader(Path path, Tunable model) {
        this.path = path;
        this.model = model;
        this.counter = new Tokens(model.encoding());
    }

    TrainingFile read(Path convertTo, LongConsumer progress) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new InputError("'" + path + "' is no file.");
        }
        boolean converted = false;
        try (InputStream in = Files.newInputStream(path); Conversion conversion = convertTo == null ? null : new Conversion(path, convertTo)) {
            lines(new Lines(in, LONGEST_LINE), conversion, progress);
            if (conversion != null && !errors.ofALine() && counted > 0) {
                conversion.keep();
                converted = true;
            }
        }
        whole();
        long billed = form == Form.COMPLETION ? tokens : tokens - Tokens.NOT_BILLED * counted;
        return new TrainingFile(path.getFileName().toString(), model.base(), form, examples, tokens, billed, distribution, model.longest(), overLong,
                duplicates, errors, warnings, converted);
    }

    private void lines(Lines lines, Conversion conversion, LongConsumer progress) throws IOException {
        while (lines.next()) {
            progress.accept(lines.bytes());
            if (lines.tooLong()) {
                examples++;
                errors.add(lines.number(), "line_too_long", "is longer than 16 MiB");
                continue;
            }
            String text;
            try {
                text = lines.strictText();
            } catch (CharacterCodingException e) {
                examples++;
                errors.add(lines.number(), "not_utf8", "has bytes that are no UTF-8");
                continue;
            }
            if (text.isBlank()) {
                blank++;
                continue;
            }
            examples++;
            line(lines.number(), text, conversion);
        }
    }

    private void line(long line, String text, Conversion conversion) throws IOException {
        JsonNode example;
        try {
            example = MAPPER.readTree(text);
        } catch (JacksonException e) {
            errors.add(line, "not_json", "is no JSON: " + JsonFault.of(e));
            return;
        }
        if (!example.isObject()) {
            errors.add(line, "data_type", "is no JSON object");
            return;
        }
        Form found = Form.of(example, model);
        if (found == null) {
            errors.add(line, "missing_messages_list", "has neither messages, nor input and preferred_output, nor prompt and completion");
            return;
        }
        if (conversion != null) {
            if (found != Form.COMPLETION) {
                throw new InputError("--convert is for prompt/completion files; line " + line + " is " + found.title() + " already.");
            }
            example = Conversion.chat(example);
            found = Form.CHAT;
            conversion.write(example);
        }
        example(line, example, found);
    }

    private void example(long line, JsonNode example, Form found) throws IOException {
        if (form == null) {
            form = found;
            fits(line);
        }
        if (found != form) {
            errors.add(line, "mixed_forms", "is " + found.title() + ", the first example is " + form.title() + "; a file has one form");
        }
        new ExampleCheck(line, errors, warnings).check(example, found);
        long of = counter.of(example, found);
        tokens += of;
        counted++;
        distribution.add(of);
        images += PartCheck.images(example.path("messages"));
        if (of > model.longest()) {
            overLong++;
            warnings.add(line, "over_long", "has " + of + " tokens; " + model.base() + " learns from the first " + model.longest() + " and the rest is cut off");
        }
        long first = seen.firstLineOf(MAPPER.writeValueAsBytes(example), line);
        if (first > 0) {
            duplicates++;
            warnings.add(line, "duplicate", "is the same example as line " + first);
        }
    }

    private void fits(long line) {
        if (form == Form.COMPLETION && !model.completes()) {
            errors.add(line, "wrong_form", "is prompt/completion, which only babbage-002 and davinci-002 learn from; " + model.base()
                    + " learns from chats. --convert OUT.jsonl writes them");
        } else if (form != Form.COMPLETION && model.completes()) {
            errors.add(line, "wrong_form", "is " + form.title() + "; " + model.base() + " learns from prompt/completion only");
        } else if (form == Form.PREFERENCE && !model.prefers()) {
            errors.add(line, "wrong_form", "is preference, which gpt-4o and gpt-4.1 and their smaller ones learn from; " + model.base() + " does not");
        }
    }

    private void whole() throws IOException {
        if (examples < REFUSED_BELOW) {
            errors.add(null, "too_few_examples", "there are " + examples + " examples; OpenAI refuses a file of fewer than " + REFUSED_BELOW);
        } else if (examples < FEW_BELOW) {
            warnings.add(null, "few_examples", "there are " + examples + " examples; the guide asks for 100 to 500");
        }
        if (blank > 0) {
            warnings.add(null, "blank_lines", "there are " + blank + " blank lines; a line is an example");
        }
        if (images > 0) {
            warnings.add(null, "images_not_counted", "there are " + images + " images; their tokens are billed too and cannot be counted here");
        }
        if (Files.size(path) > LARGEST_UPLOAD) {
            warnings.add(null, "large_file", "the file is larger than 512 MB, which OpenAI takes in one upload");
        }
        if (seen.full()) {
            warnings.add(null, "duplicates_bounded", "later examples were compared with the first " + Duplicates.MOST + " only");
        }
    }
}

package dev.ftcost.validate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ftcost.sheet.Money;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.source.row.JsonFault;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Reads a training file line by line, however long it is, and finds what is wrong with each. */
final class TrainingReader {
    static final int LONGEST_LINE = 16 << 20;
    /** A line of brackets alone would be a hundred times as large in memory as in the file. */
    private static final long MOST_VALUES = 1_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MOST_VALUES).maxStringLength(LONGEST_LINE + 1).build())
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final Path path;
    private final Tunable model;
    private final Tokens counter;
    private final Problems errors = new Problems();
    private final LineWarnings warnings = new LineWarnings();
    private final Distribution distribution = new Distribution();
    private final Duplicates seen = new Duplicates();
    private final Repeats repeats = new Repeats();
    private final FormCheck forms;
    private long examples;
    private long blank;
    private long tokens;
    private long truncatedExamples;
    private long truncatedTokens;
    private long counted;
    private long images;

    TrainingReader(Path path, Tunable model) {
        this.path = path;
        this.model = model;
        this.counter = new Tokens(model.encoding());
        this.forms = new FormCheck(model, errors, warnings);
    }

    TrainingFile read(BigDecimal validationShare, Path convertTo, LongConsumer progress) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new InputError("'" + path + "' is not a file.");
        }
        boolean converted = false;
        try (InputStream in = Files.newInputStream(path);
                Conversion conversion = convertTo == null ? null : new Conversion(path, convertTo)) {
            lines(new Lines(in, LONGEST_LINE), conversion, progress);
            forms.judge(examples, counted);
            if (conversion != null && !errors.ofALine() && counted > 0) {
                conversion.keep();
                converted = true;
            }
        }
        long heldOut = TrainingFile.heldOut(examples, validationShare);
        Problems listed = new Problems();
        warnings.addTo(listed);
        FileCheck whole = new FileCheck(errors, listed);
        whole.examples(examples, heldOut);
        whole.repeats(repeats);
        whole.others(blank, images, Files.size(path), seen.full());
        long billed = forms.form() == Form.COMPLETION ? tokens : tokens - Tokens.NOT_BILLED * counted;
        return new TrainingFile(path.getFileName().toString(), model.base(), forms.form(), examples, counted, heldOut, tokens, billed,
                distribution,
                new TrainingFile.Truncation(model.longest(), truncatedExamples, truncatedTokens), repeats, errors, listed, converted);
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
                errors.add(lines.number(), "not_utf8", "is not valid UTF-8");
                continue;
            }
            if (text.isBlank()) {
                blank++;
                continue;
            }
            examples++;
            if (lines.hasMark() && lines.number() > 1 && conversion == null) {
                errors.add(lines.number(), "byte_order_mark", "begins with a byte order mark (U+FEFF), which is not JSON; remove it");
            }
            line(lines.number(), text, conversion);
        }
    }

    private void line(long line, String text, Conversion conversion) throws IOException {
        JsonNode example;
        try {
            example = MAPPER.readTree(text);
        } catch (JacksonException e) {
            errors.add(line, "not_json", "is not valid JSON: " + JsonFault.of(e));
            return;
        }
        if (!example.isObject()) {
            errors.add(line, "data_type", "is not a JSON object");
            return;
        }
        if (conversion != null) {
            example = conversion.of(line, example, model);
            if (example == null) {
                errors.add(line, "not_converted", "cannot be converted: the roles of its texts are not clear");
                return;
            }
            conversion.write(example);
        }
        Form found = forms.of(line, example);
        if (found != null) {
            example(line, example, found);
        }
    }

    private void example(long line, JsonNode example, Form found) throws IOException {
        new ExampleCheck(line, model, errors, warnings).check(example, found);
        long length = counter.of(example, found);
        long cut = Math.max(0, length - model.longest());
        tokens += length - cut;
        counted++;
        distribution.add(length);
        images += PartCheck.images(example.path("messages"));
        if (cut > 0) {
            truncatedExamples++;
            truncatedTokens += cut;
            warnings.add(line, "over_long", "has more than the " + Money.count(model.longest()) + " tokens of " + model.base()
                    + "'s training context; the rest is cut and not billed");
        }
        long first = seen.firstLineOf(MAPPER.writeValueAsBytes(example), line);
        if (first > 0) {
            repeats.add(line, first);
        }
    }
}

package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ftcost.sheet.Money;
import dev.ftcost.source.bytes.Lines;
import dev.ftcost.usage.InputError;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Reads a training file line by line, however long it is, and finds what is wrong with each. */
final class TrainingReader {
    /** How many characters of examples are read at once. */
    private static final int BATCH = 1 << 20;
    /** Fewer are sooner read than shared between threads. */
    private static final int WORTH_SHARING = BATCH / 4;

    private record Text(long number, String text) {}

    private final Path path;
    private final Tunable model;
    private final Tokens counter;
    private final Problems errors = new Problems();
    private final LineWarnings warnings = new LineWarnings();
    private final Distribution distribution = new Distribution();
    private final Duplicates seen = new Duplicates();
    private final Repeats repeats = new Repeats();
    private final FormCheck forms;
    /** Lines that are read together, in their order. */
    private final List<Text> batch = new ArrayList<>();
    private int batched;
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
            lines(new Lines(in, ExampleLine.LONGEST), conversion, progress);
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
            String text = lines.tooLong() ? null : text(lines);
            if (text == null) {
                // The errors are in the order of the lines.
                readBatch(conversion);
                examples++;
                errors.add(lines.number(), lines.tooLong() ? "line_too_long" : "not_utf8",
                        lines.tooLong() ? "is longer than 16 MiB" : "is not valid UTF-8");
                continue;
            }
            if (text.isBlank()) {
                blank++;
                continue;
            }
            if (lines.hasMark() && lines.number() > 1 && conversion == null) {
                readBatch(null);
                errors.add(lines.number(), "byte_order_mark", "begins with a byte order mark (U+FEFF), which is not JSON; remove it");
            }
            examples++;
            batch.add(new Text(lines.number(), text));
            batched += text.length();
            if (batched >= BATCH) {
                readBatch(conversion);
            }
        }
        readBatch(conversion);
    }

    /** The text of a line; null when it is none. */
    private static String text(Lines lines) {
        try {
            return lines.strictText();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Reads the lines that wait, several at once, and judges them one after the other. */
    private void readBatch(Conversion conversion) {
        Stream<Text> texts = batched < WORTH_SHARING ? batch.stream() : batch.parallelStream();
        List<ExampleLine> read = texts.map(text -> ExampleLine.of(text.number, text.text, model, counter)).toList();
        batch.clear();
        batched = 0;
        read.forEach(line -> judge(line, conversion));
    }

    private void judge(ExampleLine line, Conversion conversion) {
        JsonNode example = line.example();
        if (example == null) {
            errors.add(line.number(), "not_json", "is not valid JSON: " + line.fault());
            return;
        }
        if (!example.isObject()) {
            errors.add(line.number(), "data_type", "is not a JSON object");
            return;
        }
        if (conversion != null) {
            example = conversion.of(line.number(), example, model);
            if (example == null) {
                errors.add(line.number(), "not_converted", "cannot be converted: the roles of its texts are not clear");
                return;
            }
            conversion.write(example);
        }
        Form found = forms.of(line.number(), example);
        if (found != null) {
            new ExampleCheck(line.number(), model, errors, warnings).check(example, found);
            images += PartCheck.images(example.path("messages"));
            count(line.number(), conversion == null ? line.size() : ExampleLine.Size.of(example, found, counter));
        }
    }

    private void count(long line, ExampleLine.Size size) {
        long cut = Math.max(0, size.tokens() - model.longest());
        tokens += size.tokens() - cut;
        counted++;
        distribution.add(size.tokens());
        if (cut > 0) {
            truncatedExamples++;
            truncatedTokens += cut;
            warnings.add(line, "over_long", "has more than the " + Money.count(model.longest()) + " tokens of " + model.base()
                    + "'s training context; the rest is cut and not billed");
        }
        long first = seen.firstLineOf(size.hash(), line);
        if (first > 0) {
            repeats.add(line, first);
        }
    }
}

package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import dev.ftcost.usage.PartFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes prompt/completion examples and those of other trainers in OpenAI's form: into a temporary file next to its place first, so that
 * the file is complete or absent.
 */
final class Conversion implements AutoCloseable {
    private final Path out;
    /** Whether the place is a device or a pipe, which is written to and never replaced. */
    private final boolean isStream;
    private final Path beside;
    private final BufferedWriter writer;

    Conversion(Path in, Path out) {
        Path folder = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new InputError("--convert '" + out + "': the folder " + folder + " does not exist.");
        }
        this.out = out;
        this.isStream = Files.exists(out) && !Files.isRegularFile(out);
        try {
            if (Files.isDirectory(out) || Files.exists(out) && Files.isSameFile(in, out)) {
                throw new InputError(
                        "--convert '" + out + "' is " + (Files.isDirectory(out) ? "a folder" : "the input file") + "; name another file.");
            }
            this.beside = isStream ? Files.createTempFile("ftcost-" + ProcessHandle.current().pid() + "-", ".part")
                    : PartFile.create(folder);
            this.writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * The example in OpenAI's form; null when it is not certain what belongs where.
     *
     * @throws InputError for an example that is in OpenAI's form already
     */
    JsonNode of(long line, JsonNode example, Tunable model) {
        Form found = ForeignForm.of(example) != null ? null : Form.of(example, model);
        if (found != null && found != Form.COMPLETION) {
            throw new InputError("--convert is for prompt/completion files and those of other training tools; line " + line + " is "
                    + found.title() + " already.");
        }
        // What has no form at all stays as it is, and is refused for that.
        return found == null && ForeignForm.of(example) == null ? example : converted(example);
    }

    private static JsonNode converted(JsonNode example) {
        ForeignForm other = ForeignForm.of(example);
        return other != null ? other.converted(example) : chat(example);
    }

    /** Whether the model takes the example once it is converted. */
    static boolean converts(long line, JsonNode example, Tunable model) {
        ForeignForm other = ForeignForm.of(example);
        Form target = other == null ? Form.CHAT : other.target();
        JsonNode converted = target == null || !model.trains(target) ? null : converted(example);
        if (converted == null) {
            return false;
        }
        Problems problems = new Problems();
        new ExampleCheck(line, model, problems, new LineWarnings()).check(converted, target);
        return problems.isEmpty();
    }

    /** The example as a chat; what is not a string stays out, and is found by the check of the chat. */
    private static ObjectNode chat(JsonNode example) {
        ObjectNode chat = JsonNodeFactory.instance.objectNode();
        var messages = chat.putArray("messages");
        messages.addObject().put("role", "user").put("content", example.path("prompt").textValue());
        // Old completions begin with a space for the tokens of their time; an answer in a chat does not.
        String completion = example.path("completion").textValue();
        messages.addObject().put("role", "assistant").put("content", completion == null ? null : completion.stripLeading());
        return chat;
    }

    void write(JsonNode example) {
        try {
            writer.write(example.toString());
            writer.write('\n');
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Moves the file to its place. */
    void keep() {
        try {
            writer.close();
            if (isStream) {
                try (OutputStream stream = Files.newOutputStream(out, StandardOpenOption.WRITE)) {
                    Files.copy(beside, stream);
                }
            } else {
                Files.move(beside, out, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (IOException e) {
            // Said when it was written, or of no concern: the file is thrown away.
            Files.deleteIfExists(beside);
        }
        Files.deleteIfExists(beside);
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("--convert '" + out + "' cannot be written: " + IoReason.of(e) + ".", e);
    }
}

package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.usage.InputError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes prompt/completion examples in the form of a chat: beside its place first, so that the file is whole or not there. */
final class Conversion implements AutoCloseable {
    private final Path out;
    private final Path beside;
    private final BufferedWriter writer;

    Conversion(Path in, Path out) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new InputError("--convert '" + out + "': there is no folder " + folder + ".");
        }
        if (Files.isDirectory(out) || Files.exists(out) && Files.isSameFile(in, out)) {
            throw new InputError("--convert '" + out + "' is " + (Files.isDirectory(out) ? "a folder" : "the file that is read") + "; name another file.");
        }
        this.out = out;
        this.beside = Files.createTempFile(folder, "." + out.getFileName(), ".part");
        this.writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8);
    }

    /** The example as a chat; what is no text stays out, and is found by the check of the chat. */
    static ObjectNode chat(JsonNode example) {
        ObjectNode chat = JsonNodeFactory.instance.objectNode();
        var messages = chat.putArray("messages");
        messages.addObject().put("role", "user").put("content", example.path("prompt").textValue());
        // Old completions begin with a space for the tokens of their time; an answer in a chat does not.
        String completion = example.path("completion").textValue();
        messages.addObject().put("role", "assistant").put("content", completion == null ? null : completion.stripLeading());
        return chat;
    }

    void write(JsonNode chat) throws IOException {
        writer.write(chat.toString());
        writer.write('\n');
    }

    void keep() throws IOException {
        writer.close();
        Files.move(beside, out, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(beside);
    }
}

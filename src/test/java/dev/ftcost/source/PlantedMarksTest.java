package dev.ftcost.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.source.format.FormatsTest;
import dev.ftcost.testing.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A prompt with an address and a key in it, in place of the value of every field of every example, one after the other: it comes out
 * of the fields that are ids and names alone, and there without the address and the key. No reject repeats it.
 */
class PlantedMarksTest {
    private static final String MARK = "Tell nobody: planted@secret.example has sk-proj-Planted0123456789";
    /** Ids and names, which reports show: they are what usage is grouped by. */
    private static final Set<String> SHOWN = new TreeSet<>(Set.of("api_key", "api_key_id", "fine_tuned_model",
            "gen_ai.openai.response.service_tier", "gen_ai.request.model", "gen_ai.response.id", "gen_ai.response.model", "id", "line_item",
            "model", "name", "project_id", "providedModelName", "quantity_unit", "request_id", "response_model", "service_tier",
            "snapshot_id", "span_id", "status", "type", "user_id"));
    /** Ids of requests, of which nothing but a hash is kept. */
    private static final Set<String> OF_REQUESTS = Set.of("gen_ai.response.id", "id", "request_id", "span_id");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;
    private final Set<String> shown = new TreeSet<>();
    private int planted;

    @Test
    void aMarkInAnyFieldOfAnyFormatIsShownOnlyWhereAnIdIs() throws IOException {
        for (Path example : FormatsTest.examples()) {
            String text = Files.readString(example);
            if (example.toString().endsWith(".csv")) {
                csv(example, text.lines().toList());
            } else {
                json(example, text);
            }
        }
        assertTrue(planted > 1_000, planted + " marks");
        assertEquals(SHOWN, shown);
    }

    private void look(Path example, String field, String text) throws IOException {
        planted++;
        Path file = Files.writeString(folder.resolve(example.getFileName().toString()), text);
        String rows = Rows.describe(file);
        if (rows.contains("Tell nobody")) {
            shown.add(field);
        }
        boolean isSecretShown = rows.lines().anyMatch(row -> (row.contains("planted@") || row.contains("sk-proj-P")));
        assertTrue(!isSecretShown || OF_REQUESTS.contains(field), () -> example + ", " + field + ":\n" + rows);
    }

    private void csv(Path example, List<String> lines) throws IOException {
        String[] header = lines.get(0).split(",", -1);
        for (int column = 0; column < header.length; column++) {
            for (int line = 1; line < Math.min(3, lines.size()); line++) {
                List<String> cells = new ArrayList<>(List.of(lines.get(line).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)));
                if (cells.size() == header.length) {
                    cells.set(column, '"' + MARK + '"');
                    List<String> hurt = new ArrayList<>(lines);
                    hurt.set(line, String.join(",", cells));
                    look(example, header[column], String.join("\n", hurt) + "\n");
                }
            }
        }
    }

    private void json(Path example, String text) throws IOException {
        try {
            JsonNode whole = JSON.readTree(text);
            if (whole.size() > 1 && !text.contains("}\n{")) {
                for (String[] hurt : hurt(whole)) {
                    look(example, hurt[0], hurt[1] + "\n");
                }
                return;
            }
        } catch (JacksonException e) {
            // It is lines, or damaged on purpose.
        }
        List<String> lines = text.lines().toList();
        for (int line = 0; line < Math.min(4, lines.size()); line++) {
            String lead = lines.get(line).startsWith("data: ") ? "data: " : "";
            try {
                for (String[] hurt : hurt(JSON.readTree(lines.get(line).substring(lead.length())))) {
                    List<String> all = new ArrayList<>(lines);
                    all.set(line, lead + hurt[1]);
                    look(example, hurt[0], String.join("\n", all) + "\n");
                }
            } catch (JacksonException e) {
                // A line that is no JSON has no field.
            }
        }
    }

    /** The document once for each field of an object, the first of a name at a depth, with the mark in place of its value. */
    private static List<String[]> hurt(JsonNode document) {
        List<String[]> all = new ArrayList<>();
        hurt(document, document, new TreeSet<>(), "", all);
        return all;
    }

    private static void hurt(JsonNode document, JsonNode node, Set<String> seen, String path, List<String[]> all) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> hurt(document, element, seen, path, all));
        } else if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.get(name);
                if (seen.add(path + "/" + name)) {
                    object.put(name, MARK);
                    all.add(new String[] {name, document.toString()});
                    object.set(name, value);
                }
                hurt(document, value, seen, path + "/" + name, all);
            }
        }
    }
}

package dev.ftcost.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.pull.http.ApiClient;
import dev.ftcost.pull.http.ApiKey;
import dev.ftcost.pull.http.Privacy;
import dev.ftcost.pull.http.PullFault.Scope;
import dev.ftcost.pull.http.PullFault;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pulls a list (jobs, projects, keys, models) whole into one file, in place of the one that is there. */
final class ListPull {
    private static final int MOST_PAGES = 10_000;
    private static final String LIMIT = "100";

    private final ApiClient client;
    private final PullFolder folder;
    private int pages;

    ListPull(ApiClient client, PullFolder folder) {
        this.client = client;
        this.folder = folder;
    }

    /** How many pages came. */
    int pages() {
        return pages;
    }

    /** @return how many projects there are, and how many keys they have */
    long[] projects(ApiKey admin) throws IOException {
        List<ObjectNode> projects = pages("organization/projects", List.of(Map.entry("include_archived", "true")), admin);
        projects.forEach(Privacy::clean);
        List<ObjectNode> keys = new ArrayList<>();
        for (ObjectNode page : projects) {
            for (JsonNode project : page.path("data")) {
                keys.addAll(keys(project.path("id").asText(), admin));
            }
        }
        write("projects.jsonl", projects);
        write("api_keys.jsonl", keys);
        return new long[] {count(projects), count(keys)};
    }

    /** A key does not say its project, so that is added. */
    private List<ObjectNode> keys(String project, ApiKey admin) throws PullFault {
        if (!project.matches("[\\w-]{1,100}")) {
            throw new PullFault(Scope.KIND, "/v1/organization/projects lists a project without an id.");
        }
        List<ObjectNode> keys = pages("organization/projects/" + project + "/api_keys", List.of(), admin);
        for (ObjectNode page : keys) {
            Privacy.cleanKeys(page);
            for (JsonNode each : page.path("data")) {
                if (each instanceof ObjectNode key && !key.has("project_id")) {
                    key.put("project_id", project);
                }
            }
        }
        return keys;
    }

    /** The jobs of several projects, one key each. @return how many there are */
    long jobs(List<ApiKey> keys) throws IOException {
        List<ObjectNode> jobs = new ArrayList<>();
        for (ApiKey key : keys) {
            jobs.addAll(pages("fine_tuning/jobs", List.of(), key));
        }
        jobs.forEach(Privacy::cleanJobs);
        write("fine_tuning_jobs.jsonl", jobs);
        return count(jobs);
    }

    /** The models that the projects may use: a fine-tuned model is known to its own project alone. @return how many there are */
    long models(List<ApiKey> keys) throws IOException {
        List<ObjectNode> models = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ApiKey key : keys) {
            ObjectNode page = client.get("models", List.of(), key);
            pages++;
            ArrayNode fresh = page.arrayNode();
            for (JsonNode model : array("models", page)) {
                if (seen.add(model.path("id").asText())) {
                    fresh.add(model);
                }
            }
            page.set("data", fresh);
            Privacy.clean(page);
            models.add(page);
        }
        write("models.jsonl", models);
        return seen.size();
    }

    private static long count(List<ObjectNode> pages) {
        return pages.stream().mapToLong(page -> page.path("data").size()).sum();
    }

    private List<ObjectNode> pages(String path, List<Map.Entry<String, String>> query, ApiKey key) throws PullFault {
        List<ObjectNode> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String after = null;
        do {
            List<Map.Entry<String, String>> full = new ArrayList<>(query);
            full.add(Map.entry("limit", LIMIT));
            if (after != null) {
                full.add(Map.entry("after", after));
            }
            ObjectNode page = client.get(path, full, key);
            pages++;
            JsonNode data = array(path, page);
            all.add(page);
            after = page.path("has_more").asBoolean() ? last(path, data) : null;
            if (after != null && !seen.add(after)) {
                throw new PullFault(Scope.KIND, "/v1/" + path + " repeats the page behind '" + after + "'; no file is written.");
            }
        } while (after != null && all.size() < MOST_PAGES);
        if (after != null) {
            throw new PullFault(Scope.KIND, "/v1/" + path + " continues after " + MOST_PAGES + " pages; no file is written.");
        }
        return all;
    }

    private static JsonNode array(String path, ObjectNode page) throws PullFault {
        JsonNode data = page.path("data");
        if (!data.isArray()) {
            throw new PullFault(Scope.KIND, "/v1/" + path + " answers with an object that has no data; no file is written.");
        }
        return data;
    }

    private static String last(String path, JsonNode data) throws PullFault {
        String id = data.isEmpty() ? "" : data.get(data.size() - 1).path("id").asText();
        if (id.isEmpty()) {
            throw new PullFault(Scope.KIND, "/v1/" + path + " says has_more and lists nothing to continue from; no file is written.");
        }
        return id;
    }

    private void write(String name, List<ObjectNode> pages) throws IOException {
        String part = "." + name + ".part";
        try (BufferedWriter out = Files.newBufferedWriter(folder.path(part))) {
            for (ObjectNode page : pages) {
                out.write(PageLines.whole(page));
                out.write('\n');
            }
        }
        folder.finish(part, name, null);
    }
}

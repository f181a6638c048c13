package dev.ftcost.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ftcost.pull.http.ApiClient;
import dev.ftcost.pull.http.ApiJson;
import dev.ftcost.pull.http.ApiKey;
import dev.ftcost.pull.http.Privacy;
import dev.ftcost.pull.http.PullFault.Scope;
import dev.ftcost.pull.http.PullFault;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Pulls one month of one endpoint into a file next to the one that is there, page by page, and puts it in its place with the last page. */
final class BucketPull {
    private final ApiClient client;
    private final ApiKey key;
    private final PullFolder folder;
    private final Consumer<String> warnings;
    private int pages;

    BucketPull(ApiClient client, ApiKey key, PullFolder folder, Consumer<String> warnings) {
        this.client = client;
        this.key = key;
        this.folder = folder;
        this.warnings = warnings;
    }

    /** How many pages came. */
    int pages() {
        return pages;
    }

    void pull(MonthTask task) throws IOException {
        Path part = folder.path(task.part());
        Path fresh = folder.path(task.part() + ".new");
        BucketSpan span = BucketSpan.of(task.from(), task.until(), task.hourly());
        long next;
        try (BufferedWriter out = Files.newBufferedWriter(fresh)) {
            next = keep(task, out);
        }
        Files.move(fresh, part, StandardCopyOption.REPLACE_EXISTING);
        folder.begin(task.part(), task.pulled(0));
        try (BufferedWriter out = Files.newBufferedWriter(part, StandardOpenOption.APPEND)) {
            pages(task, span.startingAt(next), out);
        }
        if (Files.size(part) == 0) {
            Files.writeString(part, PageLines.whole(ApiJson.parse("{\"object\":\"page\",\"data\":[]}")) + "\n");
        }
        folder.finish(task.part(), task.name(), task.pulled(Files.size(part)));
    }

    /** Copies the days that are still good. @return the start of the first bucket that is missing */
    private long keep(MonthTask task, BufferedWriter out) throws IOException {
        long good = BucketSpan.second(task.good());
        if (task.source() == null) {
            return BucketSpan.second(task.from());
        }
        BucketSpan days = BucketSpan.of(task.from(), task.good(), task.hourly());
        long reach = days.from();
        try (BufferedReader in = Files.newBufferedReader(folder.path(task.source()), StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                ObjectNode page = ApiJson.parse(line);
                if (page == null || !page.path("data").isArray()) {
                    // The line that a killed run was writing.
                    break;
                }
                for (JsonNode bucket : page.path("data")) {
                    long start = bucket.path("start_time").asLong();
                    reach = days.contains(start) ? Math.max(reach, days.end(start)) : reach;
                }
                write(PageLines.of(page, endpoint(task), days::contains), out);
            }
        }
        return task.source().equals(task.part()) ? reach : good;
    }

    private static String endpoint(MonthTask task) {
        return "/v1/" + task.endpoint().path();
    }

    private static void write(List<String> lines, BufferedWriter out) throws IOException {
        for (String line : lines) {
            out.write(line);
            out.write('\n');
        }
        // A killed run goes on behind the last whole page.
        out.flush();
    }

    private void pages(MonthTask task, BucketSpan span, BufferedWriter out) throws IOException {
        PageSequence sequence = new PageSequence(task, span);
        while (!sequence.isEnded()) {
            ObjectNode page;
            try {
                page = client.get(task.endpoint().path(), query(task, sequence), key);
            } catch (PullFault fault) {
                if (fault.scope() == Scope.GROUPING && sequence.groupCoarser()) {
                    warnings.accept(task.endpoint().file() + " is not grouped by everything that it could be: " + fault.getMessage());
                } else if (fault.scope() != Scope.TOO_LONG || !sequence.shorten()) {
                    throw fault;
                }
                continue;
            }
            pages++;
            Privacy.clean(page);
            sequence.accept(page);
            write(PageLines.of(page, endpoint(task), span::contains), out);
        }
    }

    private static List<Map.Entry<String, String>> query(MonthTask task, PageSequence sequence) {
        List<Map.Entry<String, String>> query = new ArrayList<>(
                task.endpoint().query(sequence.span(), sequence.isCoarser(), sequence.limit()));
        if (sequence.cursor() != null) {
            query.add(Map.entry("page", sequence.cursor()));
        }
        return query;
    }
}

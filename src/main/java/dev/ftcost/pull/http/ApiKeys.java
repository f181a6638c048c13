package dev.ftcost.pull.http;

import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of a run: one admin key for usage, costs, projects and keys, and one per project for jobs and models.
 *
 * @param admin null for none
 */
public record ApiKeys(ApiKey admin, List<ApiKey> projects) {
    private static final int LONGEST_FILE = 65_536;
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?(OPENAI_ADMIN_KEY|OPENAI_API_KEY)\\s*=\\s*(['\"]?)(.*?)\\2");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    public ApiKeys {
        projects = List.copyOf(projects);
    }

    /**
     * @param file with lines {@code OPENAI_ADMIN_KEY=…} and {@code OPENAI_API_KEY=…} (one per project), or nothing but a key; null for the
     *         environment, which is not asked otherwise
     */
    public static ApiKeys of(Map<String, String> environment, Path file, Consumer<String> warnings) {
        List<ApiKey> keys = new ArrayList<>();
        if (file == null) {
            for (String name : List.of(ApiKey.ADMIN, ApiKey.PROJECT)) {
                String secret = environment.getOrDefault(name, "").strip();
                if (!secret.isEmpty()) {
                    keys.add(ApiKey.of(name, secret, "the environment"));
                }
            }
        } else {
            keys.addAll(read(file, warnings));
        }
        List<ApiKey> admins = keys.stream().filter(ApiKey::isAdmin).toList();
        if (admins.size() > 1) {
            throw new InputError("'" + file + "' has several lines " + ApiKey.ADMIN + "; keep one.");
        }
        return new ApiKeys(admins.isEmpty() ? null : admins.get(0), keys.stream().filter(key -> !key.isAdmin()).toList());
    }

    private static List<ApiKey> read(Path file, Consumer<String> warnings) {
        String text;
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new InputError("--key-file '" + file + "' is too long for a file of keys.");
            }
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (isOpen(file)) {
                warnings.accept("--key-file '" + file + "' can be read by others; run chmod 600 on it.");
            }
        } catch (IOException e) {
            throw new InputError("--key-file '" + file + "' cannot be read: " + IoReason.of(e) + ".");
        }
        List<ApiKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher named = LINE.matcher(line);
            String place = "'" + file + "' line " + number;
            if (named.matches()) {
                keys.add(ApiKey.of(named.group(1), named.group(3), place));
            } else if (line.matches("sk-\\S+")) {
                keys.add(ApiKey.of(line.startsWith("sk-admin-") ? ApiKey.ADMIN : ApiKey.PROJECT, line, place));
            } else {
                throw new InputError(place + " is not a key; use " + ApiKey.ADMIN + "=… or " + ApiKey.PROJECT + "=….");
            }
        }
        return keys;
    }

    private static boolean isOpen(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (UnsupportedOperationException e) {
            // No such permissions on this system, so nothing can be said of them.
            return false;
        }
    }
}

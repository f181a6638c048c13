package dev.ftcost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands of a case: one per line of its file {@code cmd}; {@code {dir}} is the folder of the case, {@code {tmp}} an empty one. */
public final class CaseCommands {
    public static final Path CASES = Path.of("src/test/resources/cases");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private CaseCommands() {}

    /** The folders of all cases below a folder. */
    public static List<Path> folders(Path below) throws IOException {
        try (Stream<Path> found = Files.walk(below)) {
            List<Path> folders = found.filter(path -> path.getFileName().toString().equals("cmd")).map(Path::getParent).sorted().toList();
            if (folders.isEmpty()) {
                throw new IllegalStateException("there is no case under " + below);
            }
            return folders;
        }
    }

    public static List<String> lines(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("cmd")).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    public static String[] arguments(String line, Path folder, Path tmp) {
        List<String> arguments = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String text = word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3);
            arguments.add(text.replace("{dir}", folder.toString()).replace("{tmp}", tmp.toString()));
        }
        return arguments.toArray(String[]::new);
    }
}

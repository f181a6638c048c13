package dev.ftcost.testing;

import dev.ftcost.cli.Ftcost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What came of one run of the program, as a shell would see it. */
public record Outcome(int exit, String out, String err) {
    public static Outcome of(Object... args) {
        return in(System.getenv(), args);
    }

    /** What came of a run in another environment. */
    public static Outcome in(Map<String, String> environment, Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
        int exit = Ftcost.run(new PrintWriter(out), new PrintWriter(err), environment, words);
        return new Outcome(exit, out.toString(), err.toString());
    }

    /** Every file below a folder with its text, by its path; empty when there is no such folder. */
    public static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** The CSV files alone: what must not depend on how the same usage is cut into files. */
    public static Map<String, String> csvs(Path folder) throws IOException {
        Map<String, String> files = files(folder);
        files.keySet().removeIf(name -> !name.endsWith(".csv"));
        return files;
    }
}

package dev.ftcost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source file of the program, for the tests that look at the code itself.
 *
 * @param packageName the package below {@code dev.ftcost}; empty for {@code Main}
 * @param code the text without comments and without what stands in quotes
 */
public record JavaSource(String packageName, String file, String text, String code, List<String> imports) {
    private static final Path ROOT = Path.of("src/main/java/dev/ftcost");
    private static final Pattern NO_CODE = Pattern
            .compile("/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'", Pattern.DOTALL);

    /** The first part of the package: a command, or what all commands rest on. */
    public String room() {
        return packageName.split("\\.", -1)[0];
    }

    /** The name of its top-level type. */
    public String typeName() {
        return file.replaceFirst("^.*/", "").replaceFirst("\\.java$", "");
    }

    public boolean isPackageInfo() {
        return typeName().equals("package-info");
    }

    public static List<JavaSource> all() {
        try (Stream<Path> found = Files.walk(ROOT)) {
            List<JavaSource> sources = found.filter(path -> path.toString().endsWith(".java")).sorted().map(JavaSource::of).toList();
            if (sources.isEmpty()) {
                throw new IllegalStateException("there is no source under " + ROOT.toAbsolutePath());
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaSource of(Path path) {
        try {
            String text = Files.readString(path);
            Path room = ROOT.relativize(path).getParent();
            // A literal leaves its quotes behind, so that two words do not grow together.
            String code = NO_CODE.matcher(text).replaceAll(match -> match.group().startsWith("/") ? " " : "\"\"");
            List<String> imports = text.lines().filter(line -> line.startsWith("import "))
                    .map(line -> line.replaceFirst("^import (static )?", "").replace(";", "").strip()).toList();
            return new JavaSource(room == null ? "" : room.toString().replace('/', '.'), ROOT.relativize(path).toString(), text, code,
                    imports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that the file names of a package, imported or written out in full. */
    public boolean uses(String prefix) {
        return imports.stream().anyMatch(name -> name.startsWith(prefix))
                || code.lines().filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                        .anyMatch(line -> line.contains(prefix));
    }
}

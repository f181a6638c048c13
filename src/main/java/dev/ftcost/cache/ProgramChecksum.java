package dev.ftcost.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Tells one build of the program from another by the checksums of its own classes and resources: a changed reader reads other things. */
final class ProgramChecksum {
    private static final String OURS = "dev/ftcost/";
    static final String VALUE = value();

    private ProgramChecksum() {}

    /** The same with the libraries that draw documents, which are in the same jar or on the class path, and Java. */
    static String withLibraries() throws IOException {
        Path program = program();
        String libraries = Files.isDirectory(program) ? System.getProperty("java.class.path") : FileFingerprint.of(program, "").name();
        return VALUE + " " + FileFingerprint.digest(libraries + "\n" + System.getProperty("java.vm.version"));
    }

    private static Path program() {
        try {
            return Path.of(ProgramChecksum.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value() {
        try {
            Path program = program();
            CRC32 crc = new CRC32();
            if (Files.isDirectory(program)) {
                ofFolder(program, crc);
            } else {
                ofJar(program, crc);
            }
            return String.format(Locale.ROOT, "%08x", crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar knows the checksum of each of its entries. */
    private static void ofJar(Path jar, CRC32 crc) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream().filter(entry -> entry.getName().startsWith(OURS)).map(ProgramChecksum::line).sorted()
                    .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String line(JarEntry entry) {
        return entry.getName() + " " + entry.getCrc() + "\n";
    }

    private static void ofFolder(Path folder, CRC32 crc) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(OURS))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                crc.update(Files.readAllBytes(file));
            }
        }
    }
}

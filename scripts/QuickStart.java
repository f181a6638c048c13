import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * Makes a copy of the jar that starts quickly: {@code java QuickStart.java JAR FOLDER} writes FOLDER/ftcost.jar without native libraries,
 * and beside it those of this machine, under the names by which {@code System.loadLibrary} looks for them.
 */
final class QuickStart {
    private static final Set<String> LIBRARY_ENDINGS = Set.of("so", "dylib", "dll", "jnilib");

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[1]));
        boolean driver = false;
        try (JarFile jar = new JarFile(args[0]);
                OutputStream file = Files.newOutputStream(folder.resolve("ftcost.jar"));
                JarOutputStream copy = new JarOutputStream(file)) {
            // Classes that are stored are read faster than classes that are packed, and the whole is small without libraries.
            copy.setMethod(ZipEntry.STORED);
            copy.setLevel(Deflater.NO_COMPRESSION);
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.equals(driverLibrary())) {
                    unpack(jar, entry, folder.resolve(System.mapLibraryName("duckdb_java")));
                    driver = true;
                } else if (name.startsWith(zstdFolder()) && isLibrary(name)) {
                    unpack(jar, entry, folder.resolve(name.substring(name.lastIndexOf('/') + 1)));
                } else if (name.startsWith(jnaFolder()) && isLibrary(name)) {
                    unpack(jar, entry, folder.resolve(System.mapLibraryName("jnidispatch")));
                } else if (!entry.isDirectory() && !isLibrary(name)) {
                    store(jar, entry, copy);
                }
            }
        }
        if (!driver) {
            throw new IOException(args[0] + " has no " + driverLibrary() + "; the plain jar must do");
        }
    }

    /** How the database driver names its library for this machine. */
    private static String driverLibrary() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            return "libduckdb_java.so_osx_universal";
        }
        return "libduckdb_java.so_" + (os.startsWith("windows") ? "windows" : "linux") + "_" + (isArm() ? "arm64" : "amd64");
    }

    /** The folder in which the Zstandard library keeps the one for this machine. */
    private static String zstdFolder() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            return "darwin/" + (isArm() ? "aarch64/" : "x86_64/");
        }
        return (os.startsWith("windows") ? "win/" : "linux/") + (isArm() ? "aarch64/" : "amd64/");
    }

    /** The folder in which JNA keeps the one for this machine. */
    private static String jnaFolder() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return "com/sun/jna/" + (os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "win32" : "linux")
                + (isArm() ? "-aarch64/" : "-x86-64/");
    }

    private static boolean isArm() {
        return Set.of("aarch64", "arm64").contains(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
    }

    private static boolean isLibrary(String name) {
        return name.startsWith("libduckdb_java.so_") || LIBRARY_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static void unpack(JarFile jar, JarEntry entry, Path to) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, to);
        }
    }

    private static void store(JarFile jar, JarEntry entry, JarOutputStream copy) throws IOException {
        byte[] bytes;
        try (InputStream in = jar.getInputStream(entry)) {
            bytes = in.readAllBytes();
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        JarEntry stored = new JarEntry(entry.getName());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(bytes.length);
        stored.setCrc(checksum.getValue());
        // The entry's own time, not the clock's.
        stored.setTime(entry.getTime());
        copy.putNextEntry(stored);
        copy.write(bytes);
        copy.closeEntry();
    }

    private QuickStart() {}
}

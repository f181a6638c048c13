package dev.ftcost.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of this process in the temporary folder. It goes when the process ends, and with the next process when this one is killed:
 * the lock of its owner file tells the living from the dead. The library that the driver unpacks next to it is listed in it.
 */
public final class RunFolder {
    private static final Pattern FOLDER = Pattern.compile("ftcost-\\d+-.*");
    /** What is written for a moment bears the number of its process. */
    private static final Pattern FILE = Pattern.compile("ftcost-(\\d{1,18})-\\d+\\.(xlsx|part)");
    private static final Pattern LIBRARY = Pattern.compile("libduckdb_java\\d*\\.\\w+");
    private static final String OWNER = "owner";
    private static final String LIBRARIES = "libraries";
    /** What has no owner is of an earlier version, or of a run that was killed as it began; one that is beginning has none for a moment. */
    private static final Duration YOUNG = Duration.ofMinutes(1);
    private static final Duration UNPACKING = Duration.ofSeconds(2);
    private static volatile Path own;
    /** Held until the process ends: a channel that nobody refers to is closed by the garbage collector, and its lock is gone. */
    private static volatile FileChannel owner;

    private RunFolder() {}

    /** Makes the folder and removes what dead processes left. Where that cannot be done, whoever needs a temporary file says so. */
    public static void begin() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path folder = temporary
                    .resolve("ftcost-" + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
            if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
            own = folder;
            // What JNA unpacks goes there too.
            System.setProperty("jna.tmpdir", folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "temporary files"));
            // It bears its name once it is locked, so that nobody takes a run that begins for a dead one.
            Path unlocked = folder.resolve(OWNER + ".new");
            owner = FileChannel.open(unlocked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            owner.lock();
            Files.move(unlocked, folder.resolve(OWNER), StandardCopyOption.ATOMIC_MOVE);
            sweep(temporary, folder);
        } catch (IOException e) {
            // A run that cannot tidy up leaves it to the next one.
            return;
        }
    }

    /** The same for a process that never loads the library, so that no other one waits until it has. */
    public static void beginWithoutLibrary() {
        begin();
        owns(List.of());
    }

    /** The folder; null when there is none. */
    public static Path own() {
        return own;
    }

    /** Lists libraries that were unpacked for this process, so that they go with it. */
    static void owns(List<Path> libraries) {
        try {
            if (own != null) {
                Files.write(own.resolve(LIBRARIES), libraries.stream().map(Path::toString).toList());
            }
        } catch (IOException e) {
            // They go by their age.
            return;
        }
    }

    /** Whether a process beside this one has its folder there and no library yet. */
    static boolean isAnotherStarting(Path temporary) throws IOException {
        try (Stream<Path> found = Files.list(temporary)) {
            return found.anyMatch(each -> FOLDER.matcher(name(each)).matches() && !each.equals(own) && Files.isDirectory(each)
                    && !Files.exists(each.resolve(LIBRARIES)));
        }
    }

    /** @param folder of this process, just made; it is left alone */
    static void sweep(Path temporary, Path folder) throws IOException {
        List<Path> children;
        try (Stream<Path> found = Files.list(temporary)) {
            children = found.filter(each -> FOLDER.matcher(name(each)).matches() || LIBRARY.matcher(name(each)).matches())
                    .filter(each -> !each.equals(folder) && isOfTheSameUser(each, folder)).toList();
        }
        Set<String> claimed = new HashSet<>();
        boolean isOneStarting = false;
        for (Path child : children.stream().filter(each -> FOLDER.matcher(name(each)).matches()).toList()) {
            if (isAbandoned(child, folder)) {
                delete(child);
            } else {
                isOneStarting |= !Files.exists(child.resolve(LIBRARIES));
                claimed.addAll(libraries(child));
            }
        }
        // A library that is loaded is not needed any more; one that was unpacked a moment ago may not be loaded yet.
        Duration young = isOneStarting ? YOUNG : UNPACKING;
        for (Path child : children.stream().filter(each -> LIBRARY.matcher(name(each)).matches()).toList()) {
            if (!claimed.contains(name(child)) && isOlder(child, folder, young)) {
                Files.deleteIfExists(child);
            }
        }
    }

    /** The names of the libraries that a folder lists. */
    private static List<String> libraries(Path folder) throws IOException {
        Path list = folder.resolve(LIBRARIES);
        return !Files.isRegularFile(list) ? List.of()
                : Files.readAllLines(list).stream().map(line -> name(Path.of(line))).filter(name -> LIBRARY.matcher(name).matches())
                        .toList();
    }

    private static boolean isOlder(Path path, Path folder, Duration age) {
        try {
            return Duration.between(Files.getLastModifiedTime(path).toInstant(), Files.getLastModifiedTime(folder).toInstant())
                    .compareTo(age) > 0;
        } catch (IOException e) {
            // It went in this moment.
            return false;
        }
    }

    private static boolean isOfTheSameUser(Path child, Path folder) {
        try {
            return Files.getOwner(child, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder));
        } catch (IOException e) {
            // It went in this moment.
            return false;
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static boolean isAbandoned(Path child, Path folder) {
        Matcher file = FILE.matcher(name(child));
        if (file.matches() && !Files.isDirectory(child)) {
            return ProcessHandle.of(Long.parseLong(file.group(1))).isEmpty();
        }
        try {
            Path locked = child.resolve(OWNER);
            if (!Files.isRegularFile(locked)) {
                return isOlder(child, folder, YOUNG);
            }
            try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.WRITE)) {
                return channel.tryLock() != null;
            }
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void delete(Path folder) {
        try {
            for (String library : libraries(folder)) {
                Files.deleteIfExists(folder.resolveSibling(library));
            }
            try (Stream<Path> left = Files.walk(folder)) {
                left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        } catch (IOException | UncheckedIOException e) {
            // The next run removes it.
            return;
        }
    }
}

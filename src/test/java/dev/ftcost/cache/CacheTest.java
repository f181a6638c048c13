package dev.ftcost.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, how long, and for whom. */
class CacheTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), name);
        return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private static void keep(CachePlace place, int bytes) throws IOException {
        Path draft = place.draft();
        Files.write(draft.resolve("rows"), new byte[bytes]);
        place.publish(draft);
    }

    @Test
    void whatIsKeptIsFoundForTheSameReaderAlone() throws IOException {
        Cache cache = new Cache(Files.createDirectories(folder.resolve("cache")), false, 10_000);
        Path file = file("a");
        keep(cache.of(file, "reader"), 100);
        assertNotNull(cache.of(file, "reader").find());
        assertNull(cache.of(file, "another reader").find());
        assertNotEquals(cache.of(file, "reader").name(), cache.of(file("b"), "reader").name());
    }

    @Test
    void theLongestUnusedGoesWhenItIsTooMuch() throws IOException {
        Path root = Files.createDirectories(folder.resolve("cache"));
        Cache cache = new Cache(root, false, 1_000);
        for (String name : new String[] {"a", "b", "c"}) {
            CachePlace place = cache.of(file(name), "reader");
            keep(place, 350);
            if (Files.exists(root.resolve(place.name()))) {
                Files.setLastModifiedTime(root.resolve(place.name()), FileTime.from(LONG_AGO.plusSeconds(name.charAt(0))));
            }
        }
        // Each has a seal beside its 350 bytes: two fit.
        assertNull(cache.of(folder.resolve("a"), "reader").find());
        assertNotNull(cache.of(folder.resolve("b"), "reader").find(), "and is used now");
        keep(cache.of(file("d"), "reader"), 350);
        assertNull(cache.of(folder.resolve("c"), "reader").find());
        assertNotNull(cache.of(folder.resolve("b"), "reader").find());
        keep(cache.of(file("e"), "reader"), 5_000);
        try (Stream<Path> left = Files.list(root)) {
            assertEquals(2, left.count(), "what is larger than all of it is not kept, pushes nothing out, and drafts are gone");
        }
    }

    @Test
    void theProgramKnowsItself() {
        assertTrue(ProgramChecksum.VALUE.matches("[0-9a-f]{8}"));
        assertNotEquals("00000000", ProgramChecksum.VALUE);
    }

    @Test
    void draftsOfDeadRunsGoWhenTheCacheIsOpened() throws IOException {
        Path dead = Files.createDirectories(folder.resolve("swept/.draft-999999999-1"));
        Path living = Files.createDirectories(folder.resolve("swept/.draft-" + ProcessHandle.current().pid() + "-1"));
        Cache.in(folder.resolve("swept"), false);
        assertTrue(Files.notExists(dead) && Files.exists(living));
    }
}

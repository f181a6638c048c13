package dev.ftcost.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatAKilledRunBeganToWriteGoesAndThatOfALivingOneStays() throws IOException {
        String living = ".ftcost-" + ProcessHandle.current().pid() + "-1.part";
        Files.createFile(folder.resolve(".ftcost-999999999999-1.part"));
        Files.createFile(folder.resolve(living));
        Path created = PartFile.create(folder);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(Set.of(created.getFileName().toString(), living),
                    left.map(path -> path.getFileName().toString()).collect(Collectors.toSet()));
        }
    }
}

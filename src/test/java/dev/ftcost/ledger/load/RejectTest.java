package dev.ftcost.ledger.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.testing.Ledgers;
import dev.ftcost.testing.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectTest {
    @Test
    void moreRejectsThanAreNamedAreCounted(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("u.csv"),
                Usage.csv(Usage.seeded(1, 1)) + "no row\n".repeat(Reject.MOST + 2));
        try (Ledger ledger = Ledgers.of(file)) {
            assertEquals(Reject.MOST + 1, ledger.rejects().size());
            assertEquals(List.of("2 more rows of this file are rejected"),
                    ledger.rejects().stream().filter(reject -> reject.line() == 0).map(Reject::reason).toList());
        }
    }
}

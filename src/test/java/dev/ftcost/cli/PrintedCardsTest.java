package dev.ftcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every card that ftcost prints is a card that {@code rates check} accepts, and that prints itself again. */
class PrintedCardsTest {
    private static final String CASES = "src/test/resources/cases/rates/";

    @TempDir
    private Path folder;
    private int number;

    @Test
    void listsAreCards() throws IOException {
        Path discount = printed("discount", "10%", "--model", "ft:*", "--from", "2026-10-01");
        for (List<String> arguments : List.of(List.<String>of(), List.of("--rates", "guide-2026"), List.of("--rates", "azure"),
                List.of("--rates", "openai,guide-2026,azure"), List.of("--rates", "openai", "--rates", discount.toString()),
                List.of("--rates", "openai," + discount), List.of("--model", "gpt-5.6"), List.of("--on", "2026-08-01"))) {
            List<String> list = new ArrayList<>(List.of("list", "--format", "csv"));
            list.addAll(arguments);
            printed(list.toArray(String[]::new));
        }
    }

    @Test
    void anUpdatedCardIsACard() throws IOException {
        String table = CASES + "import-onto-a-card-ends-what-changed-opens-what-is-new-and-confirms-the-rest/prices.json";
        Path once = printed("import", table, "--as-of", "2026-11-28", "--onto", "openai");
        Path twice = printed("import", table, "--as-of", "2026-11-28", "--onto", once.toString());
        assertEquals(Files.readString(once), Files.readString(twice), "the same table changes nothing more");
        printed("import", CASES + "import-reads-genai-prices-by-its-matches-and-days/data.json", "--as-of", "2026-11-28", "--onto",
                "openai");
        printed("import", CASES + "import-reads-models-dev/api.json", "--as-of", "2026-11-28", "--onto", "openai");
    }

    @Test
    void twoCardsByCommaOrByTwoOptionsAreTheSame() throws IOException {
        Path discount = printed("discount", "10%", "--model", "ft:*", "--from", "2026-10-01");
        assertEquals(Outcome.of("rates", "list", "-f", "csv", "--rates", "openai," + discount).out(),
                Outcome.of("rates", "list", "-f", "csv", "--rates", "openai", "--rates", discount.toString()).out());
    }

    private Path printed(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("rates"));
        words.addAll(List.of(arguments));
        Outcome outcome = Outcome.of(words.toArray(String[]::new));
        assertEquals(0, outcome.exit(), outcome.err());
        Path card = folder.resolve("card-" + number++ + ".csv");
        Files.writeString(card, outcome.out());
        Outcome check = Outcome.of("rates", "check", card.toString());
        assertEquals(0, check.exit(), words + ": " + check.out());
        Outcome again = Outcome.of("rates", "list", "--format", "csv", "--rates", card.toString());
        assertEquals(outcome.out(), again.out());
        return card;
    }
}

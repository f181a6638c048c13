package dev.ftcost.ledger.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ftcost.cache.Cache;
import dev.ftcost.ledger.Ledger;
import dev.ftcost.ledger.RetryOverhead;
import dev.ftcost.rates.RateCards;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large file is added up by day while it is read, and read again bucket by bucket on the days of which another file
 * speaks too. Which of it happens is a matter of size, and must be no matter for the answer.
 */
class ContestedFilesTest {
    private static final long HOUR = 3_600;
    private static final long START = 1_780_272_000L;

    @TempDir
    private Path folder;

    @Test
    void hourlyExportsThatOverlapComeToTheSameWhateverTheirSize() throws IOException {
        write("a.csv", 0, 60, 1);
        write("b.csv", 30, 90, 2);
        write("c.csv", 100, 120, 3);
        same();
    }

    @Test
    void rejectedRowsOfALargeFileAreNamedOnceThoughItIsReadTwice() throws IOException {
        write("a.csv", 0, 60, 1);
        write("b.csv", 30, 90, 2);
        Files.writeString(folder.resolve("b.csv"),
                Files.readString(folder.resolve("b.csv")) + START + "," + (START + HOUR) + ",,1,u,,m,False,default,12.5,1,0,0\n");
        same();
    }

    @Test
    void usersThatShareABucketAreKeptApartWhereItIsContested() throws IOException {
        String header = "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens,input_cache_write_tokens\n";
        String bucket = START + "," + (START + 24 * HOUR) + ",,1,";
        Files.writeString(folder.resolve("a.csv"),
                header + bucket + "user-1,,gpt-4o,False,default,10,1,0,0\n" + bucket + "user-2,,gpt-4o,False,default,20,1,0,0\n");
        Files.writeString(folder.resolve("b.csv"), header + bucket + "user-2,,gpt-4o,False,default,30,1,0,0\n");
        assertEquals(List.of("2026-06-01|-|gpt-4o|standard|input|40", "2026-06-01|-|gpt-4o|standard|output|2", "balance 3 2 0 0 1 0"),
                answer(RowsOf.EXACT));
        same();
    }

    private void same() {
        List<String> small = answer(RowsOf.EXACT);
        assertFalse(small.size() < 3);
        assertEquals(small, answer(RowsOf.SCAN), "scanned, bucket by bucket");
        assertEquals(small, answer(new SizeThresholds(0, 0, 0)), "scanned, added up by day");
        assertEquals(small, answer(new SizeThresholds(Long.MAX_VALUE, 0, 0)), "read exactly, added up by day");
    }

    private List<String> answer(SizeThresholds sizes) {
        try (Ledger ledger = Ledger.of(Ledgers.exports(folder), RateCards.load(List.of()), RetryOverhead.usual(), null, new ReadProgress(),
                Cache.none(), sizes)) {
            List<String> answer = new java.util.ArrayList<>(ledger.database().query("test/charges", row -> row.getString(1)));
            RowBalance balance = ledger.balance();
            answer.add("balance " + balance.read() + " " + balance.loaded() + " " + balance.empty() + " " + balance.duplicate() + " "
                    + balance.superseded() + " "
                    + balance.rejected());
            ledger.rejects().forEach(reject -> answer.add(reject.toString()));
            return answer;
        }
    }

    private void write(String name, int first, int last, int seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(
                "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,"
                        + "input_cached_tokens,input_cache_write_tokens\n");
        for (int hour = first; hour < last; hour++) {
            long start = START + hour * HOUR;
            if (random.nextInt(5) == 0) {
                text.append(start).append(',').append(start + HOUR).append(",".repeat(11)).append('\n');
            }
            for (int i = random.nextInt(4); i >= 0; i--) {
                text.append(start).append(',').append(start + HOUR).append(',').append("proj_" + random.nextInt(2))
                        .append(",1,user-" + random.nextInt(2)).append(",,")
                        .append(random.nextBoolean() ? "gpt-4o-2024-08-06" : "ft:gpt-4o-2024-08-06:acme::X")
                        .append(random.nextBoolean() ? ",False" : ",True")
                        .append(",default,").append(1000 + random.nextInt(9000)).append(".0,").append(random.nextInt(900)).append(",")
                        .append(random.nextInt(1000)).append(",0\n");
            }
        }
        Files.writeString(folder.resolve(name), text);
    }
}

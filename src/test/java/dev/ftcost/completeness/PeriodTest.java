package dev.ftcost.completeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.testing.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of a month is covered, and which days two months have in common. */
class PeriodTest {
    private static final String HEADER = "start_time,end_time,num_model_requests,model,input_tokens,output_tokens\n";

    @TempDir
    private Path folder;

    @Test
    void aMonthOfWholeDaysIsCompleteAndAnEmptyBucketCoversItsDay() throws IOException {
        Period june = period(days("2026-06-01", "2026-06-30", 86_400), "2026-06");
        assertTrue(june.complete());
        assertEquals("1–30 June, 30 of 30 days", june.words());
    }

    @Test
    void aMonthIsPartialWhereItBeginsLateEndsEarlyOrHasAHole() throws IOException {
        assertEquals("5–30 June, 26 of 30 days", period(days("2026-06-05", "2026-06-30", 86_400), "2026-06").words());
        assertEquals("1–20 June, 20 of 30 days", period(days("2026-06-01", "2026-06-20", 86_400), "2026-06").words());
        assertEquals("7 June, 1 of 30 days", period(days("2026-06-07", "2026-06-07", 86_400), "2026-06").words());
        assertEquals("1–30 June, 29 of 30 days",
                period(days("2026-06-01", "2026-06-10", 86_400) + days("2026-06-12", "2026-06-30", 86_400), "2026-06").words());
    }

    @Test
    void aMonthIsPartialWhereItsLastBucketEndsAtNoonAndNotWhereItEndsASecondEarly() throws IOException {
        Period noon = period(days("2026-06-01", "2026-06-29", 86_400) + days("2026-06-30", "2026-06-30", 43_200), "2026-06");
        assertFalse(noon.complete());
        assertEquals("1–30 June, 30 of 30 days, the last day partly", noon.words());
        assertTrue(period(days("2026-06-01", "2026-06-29", 86_400) + days("2026-06-30", "2026-06-30", 86_399), "2026-06").complete());
    }

    @Test
    void aMonthIsPartialWhereTheFirstBucketOfAllBeginsLate() throws IOException {
        long start = LocalDate.parse("2026-06-01").toEpochDay() * 86_400;
        String first = (start + 63_060) + "," + (start + 86_400) + ",1,gpt-4o,10,1\n";
        Period june = period(first + days("2026-06-02", "2026-06-30", 86_400), "2026-06");
        assertFalse(june.complete());
        assertEquals("1–30 June, 30 of 30 days, the first day partly", june.words());
        assertEquals("1–20 June, 20 of 30 days, the first and the last day partly",
                period(first + days("2026-06-02", "2026-06-19", 86_400) + days("2026-06-20", "2026-06-20", 43_200), "2026-06").words());
        assertTrue(
                period(days("2026-05-30", "2026-05-31", 86_400) + first + days("2026-06-02", "2026-06-30", 86_400), "2026-06").complete(),
                "hours without usage may be left out in between");
    }

    @Test
    void twoMonthsHaveTheDaysInCommonThatBothCover() throws IOException {
        Completeness input = completeness(days("2026-06-05", "2026-07-20", 86_400));
        assertEquals(Set.of(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20),
                input.period(YearMonth.of(2026, 7)).daysInCommon(input.period(YearMonth.of(2026, 6))));
        assertEquals(Set.of(), input.period(YearMonth.of(2026, 7)).daysInCommon(input.period(YearMonth.of(2026, 5))));
    }

    @Test
    void onlyWhatIsMissingAsAFileOrRowIsAFinding() {
        List<String> findings = List.of(InputWarning.Kind.values()).stream().filter(InputWarning.Kind::isFinding).map(Enum::name).toList();
        assertEquals(List.of("NO_EXPORT", "UNKNOWN_FILE", "REJECTED_BILL", "REJECTED_ROWS", "MISSING_PAGE"), findings);
    }

    private Period period(String rows, String month) throws IOException {
        return completeness(rows).period(YearMonth.parse(month));
    }

    private Completeness completeness(String rows) throws IOException {
        try (Ledger ledger = Ledgers.of(Files.writeString(folder.resolve("usage.csv"), HEADER + rows))) {
            return Completeness.of(ledger, null);
        }
    }

    /** A bucket a day, each of so many seconds. */
    private static String days(String first, String last, long seconds) {
        StringBuilder rows = new StringBuilder();
        for (LocalDate day = LocalDate.parse(first); !day.isAfter(LocalDate.parse(last)); day = day.plusDays(1)) {
            long start = day.toEpochDay() * 86_400;
            // On some days there is no usage: the bucket is there and empty.
            rows.append(start).append(',').append(start + seconds).append(day.getDayOfMonth() % 7 == 3 ? ",0,,0,0\n" : ",1,gpt-4o,10,1\n");
        }
        return rows.toString();
    }
}

package dev.ftcost.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DropTest {

    @Test
    void usage_that_ends_is_a_drop_on_its_second_silent_day_and_only_then() {
        List<Finding> findings = Sample.findings(day -> day < 90 ? 1 : 0);
        assertEquals(1, findings.size());
        Finding drop = findings.get(0);
        assertEquals(Kind.DROP, drop.kind());
        assertEquals(Sample.MONDAY.plusDays(91), drop.date());
        assertEquals(Sample.MONDAY.plusDays(90), drop.since());
        assertEquals(-200, drop.impact(), 20);
    }

    @Test
    void a_halved_level_is_a_drop_within_a_week() {
        List<Finding> findings = Sample.findings(day -> day < 90 ? 1 : 0.5);
        assertEquals(List.of(Kind.DROP), findings.stream().map(Finding::kind).toList());
        assertEquals(Sample.MONDAY.plusDays(90), findings.get(0).since());
    }

    @Test
    void a_second_collapse_from_the_new_level_is_another_drop() {
        assertEquals(2, Sample.findings(day -> day < 60 ? 1 : day < 150 ? 0.4 : 0).size());
    }

    @Test
    void one_silent_day_is_no_drop() {
        assertEquals(List.of(), Sample.findings(day -> day == 90 ? 0 : 1));
    }

    @Test
    void a_silent_weekend_is_no_drop_and_the_monday_after_it_no_spike() {
        assertEquals(List.of(), Sample.findings(Sample::silentWeekend));
    }

    @Test
    void the_return_from_two_silent_weeks_is_not_reported() {
        List<Finding> findings = Sample.findings(day -> Sample.weekdayHeavy(day) * (day >= 80 && day < 94 ? 0 : 1));
        assertEquals(List.of(Kind.DROP), findings.stream().map(Finding::kind).toList());
    }
}

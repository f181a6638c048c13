package dev.ftcost.anomalies.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ftcost.testing.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropTest {

    @Test
    void usageThatEndsIsADropOnItsSecondSilentDayAndOnlyThen() {
        List<Detection> findings = Sample.findings(day -> day < 90 ? 1 : 0);
        assertEquals(1, findings.size());
        Detection drop = findings.get(0);
        assertEquals(Kind.DROP, drop.kind());
        assertEquals(Sample.MONDAY.plusDays(91), drop.date());
        assertEquals(Sample.MONDAY.plusDays(90), drop.since());
        assertEquals(14, drop.expectedByDay().size());
        assertEquals(-1400, drop.impact(), 140);
    }

    @Test
    void aHalvedLevelIsADropWithinAWeek() {
        List<Detection> findings = Sample.findings(day -> day < 90 ? 1 : 0.5);
        assertEquals(List.of(Kind.DROP), findings.stream().map(Detection::kind).toList());
        assertEquals(Sample.MONDAY.plusDays(90), findings.get(0).since());
    }

    @Test
    void aSecondCollapseFromTheNewLevelIsAnotherDrop() {
        assertEquals(2, Sample.findings(day -> day < 60 ? 1 : day < 150 ? 0.4 : 0).size());
    }

    @Test
    void oneSilentDayIsNoDrop() {
        assertEquals(List.of(), Sample.findings(day -> day == 90 ? 0 : 1));
    }

    @Test
    void aSilentWeekendIsNoDropAndTheMondayAfterItNoSpike() {
        assertEquals(List.of(), Sample.findings(Sample::silentWeekend));
    }

    @Test
    void theReturnFromTwoSilentWeeksIsNotReported() {
        List<Detection> findings = Sample.findings(day -> Sample.weekdayHeavy(day) * (day >= 80 && day < 94 ? 0 : 1));
        assertEquals(List.of(Kind.DROP), findings.stream().map(Detection::kind).toList());
    }
}

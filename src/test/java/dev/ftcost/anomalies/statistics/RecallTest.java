package dev.ftcost.anomalies.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.Difficulty;
import dev.ftcost.testing.Event;
import dev.ftcost.testing.Method;
import dev.ftcost.testing.Noise;
import dev.ftcost.testing.Score;
import dev.ftcost.testing.Trial;
import org.junit.jupiter.api.Test;

/** Holds on to what the evaluation measured, on fewer series and with margins of about three standard errors. */
class RecallTest {

    private static final Trial TRIAL = new Trial(99, 60);
    private static final Method OURS = Method.ours(Sensitivity.DEFAULT);

    @Test
    void easyEventsAreFound() {
        assertRecall(Difficulty.EASY, Event.WEEKEND_SPIKE, 0.96);
        assertRecall(Difficulty.EASY, Event.WEEKDAY_SPIKE, 0.96);
        assertRecall(Difficulty.EASY, Event.SHIFT, 0.97);
        assertRecall(Difficulty.EASY, Event.DRIFT, 0.97);
        assertRecall(Difficulty.EASY, Event.DROP, 0.97);
    }

    @Test
    void mostHardEventsAreFound() {
        assertRecall(Difficulty.HARD, Event.WEEKEND_SPIKE, 0.54);
        assertRecall(Difficulty.HARD, Event.WEEKDAY_SPIKE, 0.55);
        assertRecall(Difficulty.HARD, Event.SHIFT, 0.68);
        assertRecall(Difficulty.HARD, Event.DRIFT, 0.92);
        assertRecall(Difficulty.HARD, Event.DROP, 0.94);
    }

    @Test
    void quietSeriesStayQuiet() {
        assertFalseAlerts(Noise.INDEPENDENT, 0.10);
        assertFalseAlerts(Noise.CORRELATED, 0.12);
        assertFalseAlerts(Noise.HEAVY_TAILED, 0.25);
    }

    private static void assertRecall(Difficulty difficulty, Event event, double least) {
        double recall = TRIAL.score(OURS, event, difficulty).recall();
        assertTrue(recall >= least, difficulty + " " + event + ": " + recall);
    }

    private static void assertFalseAlerts(Noise noise, double most) {
        double rate = Score.falseAlerts(OURS, TRIAL.quiet(noise, 0.04, 0.20));
        assertTrue(rate <= most, noise + ": " + rate);
    }
}

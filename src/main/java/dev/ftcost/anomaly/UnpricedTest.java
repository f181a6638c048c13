package dev.ftcost.anomaly;

import java.util.ArrayList;
import java.util.List;

/** A day on which a model's usage has no price, after four weeks or more in which all of it had one, or none was seen. */
final class UnpricedTest {

    private static final int DAYS = 28;

    private UnpricedTest() {}

    static List<Sighting> sightings(CostSeries model) {
        List<Sighting> sightings = new ArrayList<>();
        int last = -DAYS - 1;
        for (int day = 0; day < model.days(); day++) {
            if (model.unpriced(day) > 0) {
                if (day - last > DAYS) {
                    sightings.add(Sighting.of(model, Kind.UNPRICED, model.date(day), model.date(day), from -> null));
                }
                last = day;
            }
        }
        return sightings;
    }
}

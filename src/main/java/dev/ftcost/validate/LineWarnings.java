package dev.ftcost.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Warnings on lines, each said once with the number of its lines and the first of them. */
final class LineWarnings {
    private static final int PLACES = 5;
    /** Keys of an example can be anything, and as many as its lines. */
    private static final int MOST = 1000;

    private record Warning(String check, String message) {}

    /** The lines of one warning: how many, and the first of them. */
    private static final class Places {
        private final List<Long> first = new ArrayList<>();
        private long count;

        void add(long line) {
            count++;
            if (first.size() < PLACES) {
                first.add(line);
            }
        }

        @Override
        public String toString() {
            List<String> lines = first.stream().map(Object::toString).toList();
            return "lines " + String.join(", ", lines) + (count > lines.size() ? " and " + (count - lines.size()) + " more" : "");
        }
    }

    private final Map<Warning, Places> warnings = new LinkedHashMap<>();

    void add(long line, String check, String message) {
        Warning warning = new Warning(check, message);
        if (warnings.size() < MOST || warnings.containsKey(warning)) {
            warnings.computeIfAbsent(warning, any -> new Places()).add(line);
        }
    }

    /** Leaves out what turned out not to matter. */
    void remove(String check) {
        warnings.keySet().removeIf(warning -> warning.check.equals(check));
    }

    void addTo(Problems problems) {
        warnings.forEach((warning, places) -> problems.add(places.first.get(0), warning.check,
                warning.message + (places.count == 1 ? "" : " (" + places.count + " examples: " + places + ")")));
    }
}

package dev.ftcost.focus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A version of the specification, and which columns it has more or fewer than 1.2. */
public enum FocusVersion {
    V1_2("1.2"),
    /** Who hosts and who sells get columns of their own; the older two remain. */
    V1_3("1.3"),
    /** Without those two. */
    V1_4("1.4");

    private static final Set<String> ADDED_IN_1_3 = Set.of("HostProviderName", "ServiceProviderName");
    private static final Set<String> REMOVED_IN_1_4 = Set.of("ProviderName", "PublisherName");

    private final String number;

    FocusVersion(String number) {
        this.number = number;
    }

    /** As people write it: {@code 1.3}. */
    public String number() {
        return number;
    }

    /** The columns of {@code focus.csv}, in order. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(FocusColumns.NAMES);
        if (this != V1_2) {
            columns.addAll(ADDED_IN_1_3);
        }
        if (this == V1_4) {
            columns.removeAll(REMOVED_IN_1_4);
        }
        // FOCUS columns first, then our own: x_ sorts behind every capital.
        columns.sort(null);
        return List.copyOf(columns);
    }

    /** Whether a column goes with the next version; metadata have to say so. */
    boolean isDeprecated(String column) {
        return this == V1_3 && REMOVED_IN_1_4.contains(column);
    }

    /** Whether metadata tell how complete each day is. */
    boolean hasRecency() {
        return this != V1_2;
    }

    @Override
    public String toString() {
        return number;
    }
}

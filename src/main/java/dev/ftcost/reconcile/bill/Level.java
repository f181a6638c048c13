package dev.ftcost.reconcile.bill;

import java.util.List;

/** How finely the two sides of a month can be compared. */
public record Level(boolean byLine, boolean byProject, List<String> usedBy, List<String> billedBy) {
    /** @param groupings the sides and groupings of the month's files */
    static Level of(List<String[]> groupings) {
        List<String> used = groupings.stream().filter(row -> row[0].equals("used")).map(row -> row[1]).toList();
        List<String> billed = groupings.stream().filter(row -> row[0].equals("billed")).map(row -> row[1]).toList();
        return new Level(all(billed, "model"), all(used, "project") && all(billed, "project"), used, billed);
    }

    private static boolean all(List<String> groupings, String dimension) {
        return groupings.stream().allMatch(grouping -> List.of(grouping.split(", ")).contains(dimension));
    }

    /** The level in words: {@code line item, project and day}. */
    public String words() {
        return byLine ? byProject ? "line item, project and day" : "line item and day" : byProject ? "project and day" : "day in total";
    }

    /** What the finer side would have to be, or the coarser one; null when both have all. */
    public String why() {
        if (!byLine) {
            return "the cost export is not grouped by line item" + (byProject ? "" : project());
        }
        return byProject ? null : project().replaceFirst("^, ", "");
    }

    private String project() {
        boolean used = all(usedBy, "project");
        boolean billed = all(billedBy, "project");
        return used ? ", the cost export is not grouped by project"
                : billed ? ", the usage export is not grouped by project" : ", neither side is grouped by project";
    }
}

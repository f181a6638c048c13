package dev.ftcost.anomalies.cause;

import dev.ftcost.anomalies.series.CostComparison;
import dev.ftcost.anomalies.series.CostGroups;
import dev.ftcost.names.Names;
import java.math.BigDecimal;
import java.util.Optional;

/** What contributes most to an excess: a project, an API key or a model, and its share. */
record Contributor(CostComparison days, BigDecimal expected, BigDecimal impact, Names names) {

    private static final double HALF = 0.5;
    private static final double ALL = 0.995;

    /** A name and its share of the whole. */
    record Part(String name, double share) {
        boolean isAll() {
            return share >= ALL;
        }

        @Override
        public String toString() {
            return (isAll() ? "all" : Cause.percent(share)) + " from " + name;
        }
    }

    /** {@code 83 % from Shop (proj_web)}; empty when none has half of it, or the one that has it has no name. */
    Optional<Part> most(CostGroups groups) {
        Most most = new Most();
        groups.forEach((name, sums) -> most.look(name, share(sums)));
        return most.name.isEmpty() ? Optional.empty() : Optional.of(new Part(names.shown(most.name), most.share));
    }

    private static final class Most {
        private String name = "";
        private double share = HALF;

        void look(String other, double its) {
            if (its >= share) {
                name = other;
                share = its;
            }
        }
    }

    /** What a part costs above its share of what was expected, as a share of the whole impact. */
    private double share(CostComparison.Sums part) {
        double before = days.costBefore().signum() == 0 ? 0
                : expected.doubleValue() * part.costBefore.doubleValue() / days.costBefore().doubleValue();
        return (part.cost.doubleValue() - before) / impact.doubleValue();
    }
}

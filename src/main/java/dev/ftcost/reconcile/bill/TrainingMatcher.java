package dev.ftcost.reconcile.bill;

import dev.ftcost.sheet.Money;
import dev.ftcost.usage.ModelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Billed training compared with the jobs that ended on that day, the day before or the day after. OpenAI publishes no spelling
 * of the line: what names a base takes the jobs of that base, what names none takes any.
 */
public final class TrainingMatcher {
    private static final int MOST_JOBS_TRIED = 12;
    private static final BigDecimal SECONDS_AN_HOUR = new BigDecimal(3600);
    /** Half a cent, an hour's seconds times: an invoice rounds to the cent. */
    private static final BigDecimal HALF_A_CENT = new BigDecimal(18);
    private static final Pattern NAMES_A_BASE = Pattern.compile("(gpt-|o\\d|babbage|davinci|curie|ada\\b)");

    private final List<BilledJob> jobs;
    private final List<Item> items = new ArrayList<>();

    /** What one line billed on a day, and the jobs behind it. */
    public record Item(LocalDate day, String lineItem, String projectId, BigDecimal amount, BigDecimal tokens, List<BilledJob> jobs) {
        public BigDecimal listCost() {
            return jobs.stream().map(BilledJob::listCost).filter(cost -> cost != null).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        public long usedTokens() {
            return jobs.stream().filter(job -> job.tokens() != null && job.hours() == null).mapToLong(BilledJob::tokens).sum();
        }

        public boolean isUnpriced() {
            return jobs.stream().anyMatch(job -> job.listCost() == null);
        }
    }

    public TrainingMatcher(List<BilledCharge> bill, List<BilledJob> jobs, boolean byProject) {
        this.jobs = new ArrayList<>(jobs);
        TreeMap<String, List<BilledCharge>> byPlace = new TreeMap<>();
        for (BilledCharge row : bill) {
            String place = row.day() + "\n" + row.lineItem() + "\n" + (byProject && row.projectId() != null ? row.projectId() : "");
            byPlace.computeIfAbsent(place, each -> new ArrayList<>()).add(row);
        }
        byPlace.values().forEach(rows -> {
            LineDay cell = new LineDay(rows.get(0).day(), List.of(), rows);
            items.add(new Item(cell.day(), rows.get(0).lineItem(), byProject ? rows.get(0).projectId() : null, cell.billed(),
                    cell.billedTokens(), new ArrayList<>()));
        });
        // What ties exactly is settled before anything takes a job that is another's.
        items.forEach(item -> assign(item, exactly(item)));
        items.stream().filter(item -> item.jobs().isEmpty()).forEach(item -> assign(item, near(item)));
    }

    public List<Item> items() {
        return items;
    }

    /** Jobs that no line of the bill is for. */
    public List<BilledJob> unbilled() {
        return jobs;
    }

    private void assign(Item item, List<BilledJob> found) {
        item.jobs().addAll(found);
        jobs.removeAll(found);
    }

    private List<BilledJob> near(Item item) {
        return jobs.stream().filter(job -> Math.abs(job.day().toEpochDay() - item.day().toEpochDay()) <= 1 && isOf(job, item.lineItem()))
                .toList();
    }

    private List<BilledJob> exactly(Item item) {
        List<BilledJob> near = near(item);
        if (near.size() > MOST_JOBS_TRIED) {
            return List.of();
        }
        List<BilledJob> best = List.of();
        for (int choice = 1; choice < 1 << near.size(); choice++) {
            List<BilledJob> some = new ArrayList<>();
            for (int j = 0; j < near.size(); j++) {
                if ((choice >> j & 1) == 1) {
                    some.add(near.get(j));
                }
            }
            BigDecimal cost = some.stream().map(job -> job.listCost() == null ? BigDecimal.ZERO : job.listCost()).reduce(BigDecimal.ZERO,
                    BigDecimal::add);
            if (LineDay.isNothing(cost.subtract(item.amount())) && (best.isEmpty() || some.size() < best.size())) {
                best = some;
            }
        }
        return best;
    }

    private static boolean isOf(BilledJob job, String lineItem) {
        String text = lineItem.toLowerCase(Locale.ROOT);
        String base = job.baseModel().toLowerCase(Locale.ROOT);
        String family = LineNames.tunedFamily(base);
        if (!NAMES_A_BASE.matcher(text).find()) {
            return true;
        }
        // gpt-4o is a part of gpt-4o-mini and not the same.
        return names(text, base) || names(text, family) || names(text, ModelId.dateless(base));
    }

    private static boolean names(String text, String model) {
        return Pattern.compile("(?<![a-z0-9.])" + Pattern.quote(model) + "(?!-?[a-z0-9.])").matcher(text).find();
    }

    /** Why a line and its jobs differ; null when they do not. */
    public static String explain(Item item) {
        BigDecimal variance = item.amount().subtract(item.listCost());
        if (item.isUnpriced() || LineDay.isNothing(variance)) {
            return null;
        }
        boolean byHour = item.jobs().stream().allMatch(job -> job.hours() != null);
        BigDecimal price = item.jobs().get(0).unitPrice();
        if (byHour) {
            boolean bySecond = item.jobs().stream().allMatch(job -> job.billedSeconds() != null);
            BigDecimal seconds = BigDecimal.valueOf(bySecond ? item.jobs().stream().mapToLong(BilledJob::billedSeconds).sum() : 0);
            if (bySecond && item.amount().multiply(SECONDS_AN_HOUR).subtract(seconds.multiply(price)).abs().compareTo(HALF_A_CENT) <= 0) {
                return "billed to the second (" + Money.count(seconds.longValueExact()) + " s at " + Money.exact(price)
                        + " an hour), the list cost takes hours with two decimals";
            }
            return "the hours of the job do not match the amount billed at " + Money.exact(price) + " an hour";
        }
        List<String> fits = new ArrayList<>();
        if (item.jobs().stream().allMatch(job -> job.unitPrice() != null && job.unitPrice().compareTo(price) == 0)) {
            BigDecimal implied = new UnitPrices.Day(item.day(),
                    item.tokens() != null ? item.tokens() : BigDecimal.valueOf(item.usedTokens()), item.amount(), price).implied();
            boolean isOtherPrice = implied != null && implied.compareTo(price) != 0;
            if (isOtherPrice) {
                fits.add("billed at " + Money.exact(implied) + " per 1M, the rate card has " + Money.exact(price));
            }
            Long tokens = TokenFits.wholeTokens(variance, price);
            // Where the bill says its tokens and a price fits them, that is all of it.
            if (tokens != null && -tokens < item.usedTokens() && !(isOtherPrice && item.tokens() != null)) {
                fits.add(Money.count(Math.abs(tokens)) + " training tokens " + (tokens < 0 ? "fewer" : "more") + " were billed than the "
                        + (item.jobs().size() == 1 ? "job says" : item.jobs().size() + " jobs say"));
            }
        }
        return fits.isEmpty() ? "nothing fits the difference to the " + (item.jobs().size() == 1 ? "job " + item.jobs().get(0).id()
                : item.jobs().size() + " jobs of these days") + ": no whole number of tokens and no other unit price"
                : String.join(", or ", fits);
    }
}

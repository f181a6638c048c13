package dev.ftcost.reconcile.row;

import dev.ftcost.reconcile.bill.BilledCharge;
import dev.ftcost.reconcile.bill.Difference.Kind;
import dev.ftcost.reconcile.bill.Difference;
import dev.ftcost.reconcile.bill.Line;
import dev.ftcost.reconcile.bill.LineDay;
import dev.ftcost.sheet.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The causes of a row in words, those of one kind together. */
final class Sentences {
    private static final int NAMED_DAYS = 3;
    private static final int DIGITS = 9;

    private final Line month;
    private final List<Difference> all;
    private final MonthFacts facts;

    /**
     * @param month the whole line, also where the row is one day of it
     * @param all the causes of the whole line
     */
    Sentences(Line month, List<Difference> all, MonthFacts facts) {
        this.month = month;
        this.all = all;
        this.facts = facts;
    }

    String of(List<Difference> causes) {
        Map<String, List<Difference>> alike = causes.stream()
                .collect(Collectors.groupingBy(this::kind, LinkedHashMap::new, Collectors.toList()));
        return String.join("; ", alike.values().stream().map(this::sentence).toList());
    }

    /** What is left where nothing differs; null when it is nothing at all. */
    static String noise(BigDecimal variance) {
        return variance == null || variance.signum() == 0 ? null : "floating-point rounding in the cost export";
    }

    /** The same of a line of which the export rounded the amounts. */
    static String noise(Line line, BigDecimal variance) {
        BigDecimal most = line.cells().stream().flatMap(cell -> cell.bill().stream()).map(BilledCharge::rounding).reduce(BigDecimal.ZERO,
                BigDecimal::max);
        return most.signum() == 0 || variance == null || variance.signum() == 0 ? noise(variance)
                : "the cost export rounds to " + (most.stripTrailingZeros().scale() - 1) + " decimals, and the amounts are equal at those";
    }

    /** An amount in a sentence, without the digits that binary floating point left behind. */
    static String amount(BigDecimal amount) {
        return Money.spelled(amount.stripTrailingZeros().scale() > DIGITS ? Money.quotient(amount, BigDecimal.ONE, DIGITS) : amount);
    }

    private String kind(Difference cause) {
        return switch (cause.kind()) {
            case PRICE -> "price " + cause.prices().billed().toPlainString() + " " + cause.prices().card().toPlainString();
            case TOKENS ->
                "tokens " + cause.variance().signum() + String.join(" ", cause.fits().stream().map(Difference.Fit::label).toList());
            case TWICE -> "times " + cause.times();
            default -> cause.kind().name() + facts.isUnsettled(cause.day());
        };
    }

    private String sentence(List<Difference> causes) {
        Difference first = causes.get(0);
        List<LocalDate> days = causes.stream().map(Difference::day).toList();
        String named = DayNames.of(days);
        String amount = amount(sum(causes).abs());
        return switch (first.kind()) {
            case PRICE -> price(first);
            case TWICE ->
                named + (days.size() == 1 ? " was" : " were") + " billed " + (first.times() == 2 ? "twice" : first.times() + " times");
            case TOKENS -> tokens(causes);
            case PART_OF_USAGE -> "the usage exports " + bound(facts.coverage().usageStart(), facts.coverage().usageEnd(), first.day())
                    + " and the cost export covers the whole day: "
                    + amount + " more was billed";
            case PART_OF_BILL -> "the cost exports " + bound(facts.coverage().billStart(), facts.coverage().billEnd(), first.day())
                    + " and the usage covers the whole day: "
                    + amount + " less was billed";
            case BEYOND_BILL -> beyondBill(first.day()) + ": " + used(days) + " of this line, worth " + amount + ", were used on " + named;
            case MISSING_DAY -> named + (days.size() == 1 ? " is" : " are") + " missing from the cost export: " + used(days)
                    + " of this line, worth " + amount + ", "
                    + (days.size() == 1 ? "were used on it" : "were used on them");
            case REJECTED -> "no row of the bill of this line can be read on " + named + ", and rows of the bill of "
                    + (days.size() == 1 ? "that day" : "those days") + " are rejected: " + used(days) + ", worth " + amount
                    + ", were used";
            case NOT_BILLED -> notBilled() + " on " + named + ", when " + used(days) + " worth " + amount + " were used";
            case NOT_YET_BILLED -> named + (days.size() == 1 ? " is" : " are")
                    + " not billed yet: the cost exports end before; data less than 48 hours old is not final";
            case NO_USAGE_DAY -> beyondUsage(first.day()) + "the exports contain no usage on " + named + ", for which " + amount
                    + " was billed on this line";
            case NO_USAGE -> "no usage of this line is in the exports on " + named + ", for which " + amount + " was billed";
            case LATE -> amount + " more was billed on " + named
                    + ", the last day of the month: late usage, which the cost export contains and the usage export does not"
                    + unsettled(first);
            case NOTHING -> amount + (sum(causes).signum() < 0 ? " less" : " more") + " was billed on " + named
                    + ", no explanation found (tested: token count, unit price, missing or duplicate day)" + unsettled(first);
        };
    }

    private String notBilled() {
        return facts.rejectedOfBill() == 0 ? "nothing was billed on this line" : "no readable row of the cost export bills this line";
    }

    /** A side may begin late on a day and end early on the same. */
    private static String bound(long start, long end, LocalDate day) {
        boolean begins = time(start).toLocalDate().equals(day) && time(start).toLocalTime().toSecondOfDay() > 0;
        boolean ends = time(end).toLocalDate().equals(day);
        return (begins ? "begin at " + time(start).toLocalTime() + " UTC" : "") + (begins && ends ? " and " : "")
                + (ends ? "end at " + time(end).toLocalTime() + " UTC" : "") + " on " + day;
    }

    private static LocalDateTime time(long seconds) {
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    private String beyondBill(LocalDate day) {
        return facts.coverage().billEndsBefore(day) ? "the cost export ends on " + time(facts.coverage().billEnd() - 1).toLocalDate()
                : "the cost export begins on " + time(facts.coverage().billStart()).toLocalDate();
    }

    private String beyondUsage(LocalDate day) {
        Long end = facts.coverage().usageEnd();
        return end != null && !time(end - 1).toLocalDate().isAfter(day.minusDays(1))
                ? "the usage export ends on " + time(end - 1).toLocalDate() + ": " : "";
    }

    private String unsettled(Difference cause) {
        return facts.isUnsettled(cause.day()) ? "; the day is not final: it is less than 48 hours before the end of the newest bucket"
                : "";
    }

    private String price(Difference first) {
        // Where the price holds is said of the whole line, whatever days the row has.
        List<LocalDate> priced = all.stream().filter(cause -> cause.kind() == Kind.PRICE && kind(cause).equals(kind(first)))
                .map(Difference::day).toList();
        List<LocalDate> compared = month.cells().stream().filter(cell -> cell.unitPrice() != null && !LineDay.isNothing(cell.billed()))
                .map(LineDay::day).toList();
        String where;
        int from = compared.indexOf(priced.get(0));
        int to = compared.indexOf(priced.get(priced.size() - 1));
        boolean unbroken = to - from + 1 == priced.size();
        if (priced.size() == 1) {
            where = "on " + priced.get(0);
        } else if (priced.size() == compared.size()) {
            where = "on all " + priced.size() + " days from " + priced.get(0) + " on";
        } else if (unbroken && to == compared.size() - 1) {
            where = "from " + priced.get(0) + " on";
        } else if (unbroken && from == 0) {
            where = "until " + priced.get(priced.size() - 1);
        } else {
            where = "on " + DayNames.of(priced);
        }
        String text = "billed at " + Money.exact(first.prices().billed()) + " per 1M, the rate card has "
                + Money.exact(first.prices().card())
                + ", " + where;
        if (first.isUplift()) {
            text += ": 10% above the rate card, as OpenAI charges for regional processing (data residency); add a rate card row with this project_id";
        }
        if (first.times() > 0) {
            text += ", or the day was billed twice";
        }
        return first.fits().isEmpty() || first.times() > 0 ? text : text + "; or " + fits(first.fits());
    }

    private String tokens(List<Difference> causes) {
        List<Difference.Fit> sums = new ArrayList<>();
        for (int f = 0; f < causes.get(0).fits().size(); f++) {
            int fit = f;
            sums.add(new Difference.Fit(causes.stream().mapToLong(cause -> cause.fits().get(fit).tokens()).sum(),
                    causes.get(0).fits().get(f).label()));
        }
        String text = fits(sums) + ", on " + DayNames.of(causes.stream().map(Difference::day).toList());
        if (causes.size() > 1) {
            List<Difference> most = causes.stream().sorted((a, b) -> b.variance().abs().compareTo(a.variance().abs())).limit(NAMED_DAYS)
                    .toList();
            text += (most.size() < causes.size() ? " (most: " : " (") + String.join(", ", most.stream()
                    .map(cause -> Money.count(Math.abs(cause.fits().get(0).tokens())) + " on " + cause.day()).toList()) + ")";
        }
        Difference last = causes.get(causes.size() - 1);
        if (facts.isLastOfMonth(last.day()) && last.variance().signum() > 0) {
            text += "; " + last.day() + " is the last day of the month" + (facts.isUnsettled(last.day()) ? " and not final yet" : "")
                    + ", so it may be late usage";
        } else if (facts.isUnsettled(last.day())) {
            text += "; " + last.day() + " is not final yet";
        }
        return text;
    }

    private static String fits(List<Difference.Fit> fits) {
        return String.join(" or ", fits.stream().map(fit -> counted(fit.tokens(), fit.label())).toList()) + direction(fits.get(0).tokens());
    }

    private static String counted(long tokens, String label) {
        String unit = Math.abs(tokens) == 1 ? label.replaceFirst(" tokens", " token") : label;
        return Money.count(Math.abs(tokens)) + " " + unit;
    }

    private static String direction(long tokens) {
        String more = tokens < 0 ? " fewer" : " more";
        return more + (Math.abs(tokens) == 1 ? " was" : " were") + " billed than used";
    }

    private String used(List<LocalDate> days) {
        long tokens = month.cells().stream().filter(cell -> days.contains(cell.day())).mapToLong(LineDay::tokens).sum();
        return Money.count(tokens) + " tokens";
    }

    private static BigDecimal sum(List<Difference> causes) {
        return causes.stream().map(Difference::variance).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

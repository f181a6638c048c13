package dev.ftcost.testing;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.rates.RateCards;
import dev.ftcost.reconcile.Reconciler;
import dev.ftcost.reconcile.Reconciliation;
import dev.ftcost.reconcile.infer.InferredCard;
import dev.ftcost.reconcile.row.Tolerance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A month of usage and the bill that is made from it, written as exports; a test changes one of the two. */
public final class Scenario {
    /** A cell of usage, with the lines that OpenAI writes for it; written out here so that no mapping tests itself. */
    public record Model(String id, String line, String tier, String input, String cached, String output) {}

    public static final Model TUNED = new Model("ft:gpt-4o-2024-08-06:acme::AbCd1234", "ft-gpt-4o-2024-08-06", "", "3.75", "1.875", "15");
    public static final Model TUNED_TWIN = new Model("ft:gpt-4o-2024-08-06:acme:desk:ZyXw9876", "ft-gpt-4o-2024-08-06", "", "3.75", "1.875",
            "15");
    public static final Model TUNED_35 = new Model("ft:gpt-3.5-turbo-1106:acme::Qq11Ww22", "ft-gpt-3.5-turbo", "", "3", null, "6");
    public static final Model PLAIN = new Model("gpt-4o-2024-08-06", "gpt-4o-2024-08-06", "", "2.50", "1.25", "10");
    public static final Model MINI = new Model("gpt-4o-mini-2024-07-18", "gpt-4o-mini-2024-07-18", "", "0.15", "0.075", "0.60");
    public static final Model OLD = new Model("gpt-4-0613", "gpt-4", "", "30", null, "60");
    public static final Model NANO_BATCH = new Model("gpt-4.1-nano-2025-04-14", "gpt-4.1-nano-2025-04-14", "batch api | ", "0.05", null,
            "0.20");
    public static final List<Model> ALL = List.of(TUNED, TUNED_TWIN, TUNED_35, PLAIN, MINI, OLD, NANO_BATCH);

    /** Tokens of one day. */
    public record Usage(LocalDate day, String project, Model model, long input, long cached, long output) {}

    /** One row of the bill. */
    public record Charge(LocalDate day, String line, String project, BigDecimal amount, Long quantity) {
        public Charge worth(String other) {
            return new Charge(day, line, project, new BigDecimal(other), quantity);
        }

        public Charge plus(String more) {
            return new Charge(day, line, project, amount.add(new BigDecimal(more)), quantity);
        }

        public Charge times(String factor) {
            return new Charge(day, line, project, amount.multiply(new BigDecimal(factor)), quantity);
        }
    }

    public final List<Usage> usage = new ArrayList<>();
    public final List<Charge> bill = new ArrayList<>();
    public boolean usageByProject = true;
    public boolean usageByBatch = true;
    public String generation = "C1";
    public Map<String, String> more = Map.of();

    /** Whole June 2025 and the first five days of July, so that all of June is settled. */
    public static Scenario of(long seed, List<Model> models) {
        return of(seed, models, LocalDate.of(2025, 7, 5));
    }

    public static Scenario of(long seed, List<Model> models, LocalDate last) {
        Scenario scenario = new Scenario();
        Random random = new Random(seed);
        for (LocalDate day = LocalDate.of(2025, 6, 1); !day.isAfter(last); day = day.plusDays(1)) {
            for (Model model : models) {
                for (String project : List.of("proj_A", "proj_B")) {
                    long input = 10_000L + random.nextInt(2_000_000);
                    scenario.usage
                            .add(new Usage(day, project, model, input, random.nextInt((int) (input / 2)), 501 + random.nextInt(90_000)));
                }
            }
        }
        scenario.billUsage();
        return scenario;
    }

    public void billUsage() {
        for (Usage used : usage) {
            Model model = used.model();
            long cached = model.cached() == null ? 0 : used.cached();
            charge(used, "input", model.input(), used.input() - cached);
            charge(used, "cached input", model.cached(), cached);
            charge(used, "output", model.output(), used.output());
        }
    }

    private void charge(Usage used, String side, String price, long tokens) {
        if (tokens > 0) {
            bill.add(new Charge(used.day(), used.model().tier() + used.model().line() + ", " + side, used.project(),
                    new BigDecimal(price).multiply(BigDecimal.valueOf(tokens)).movePointLeft(6), tokens));
        }
    }

    /** Changes the charges of a line on a day (null: on every day) and project. */
    public Scenario change(String line, String project, LocalDate day, UnaryOperator<Charge> change) {
        boolean found = false;
        for (int i = 0; i < bill.size(); i++) {
            Charge charge = bill.get(i);
            if (charge.line().equals(line) && charge.project().equals(project) && (day == null || charge.day().equals(day))) {
                bill.set(i, change.apply(charge));
                found = true;
                if (day != null) {
                    break;
                }
            }
        }
        if (!found) {
            throw new IllegalArgumentException("no such charge");
        }
        return this;
    }

    public Reconciliation reconcile(Path folder, boolean byDay, String... cards) {
        write(folder);
        try (Ledger ledger = Ledgers.of(RateCards.load(List.of(cards)), folder)) {
            return Reconciler.of(ledger, List.of("2025-06"), Tolerance.USUAL, byDay);
        }
    }

    /** By month and by day, of one ledger. */
    public List<Reconciliation> both(Path folder) {
        write(folder);
        try (Ledger ledger = Ledgers.of(folder)) {
            return List.of(Reconciler.of(ledger, List.of("2025-06"), Tolerance.USUAL, false),
                    Reconciler.of(ledger, List.of("2025-06"), Tolerance.USUAL, true));
        }
    }

    public InferredCard infer(Path folder) {
        write(folder);
        try (Ledger ledger = Ledgers.of(folder)) {
            return InferredCard.of(ledger);
        }
    }

    public void write(Path folder) {
        StringBuilder used = new StringBuilder(
                "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,"
                        + "service_tier,input_tokens,output_tokens,input_cached_tokens,input_uncached_tokens\n");
        for (Usage row : usage) {
            used.append(time(row.day())).append(",x,x,").append(usageByProject ? row.project() : "").append(",5.0,,,")
                    .append(row.model().id()).append(',')
                    .append(usageByBatch ? row.model().tier().isEmpty() ? "False" : "True" : "").append(",default,").append(row.input())
                    .append(".0,")
                    .append(row.output()).append(".0,").append(row.cached()).append(".0,").append(row.input() - row.cached())
                    .append(".0\n");
        }
        StringBuilder billed = new StringBuilder(switch (generation) {
            case "C0" ->
                "start_time,end_time,amount_value,amount_currency,line_item,project_id,organization_id,project_name,organization_name\n";
            case "C1" ->
                "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id,organization_id,organization_name\n";
            default ->
                "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,user_id,api_key_id,"
                        + "project_id,organization_id,project_name,organization_name,user_email"
                        + (generation.equals("C4") ? ",api_source" : "") + "\n";
        });
        for (Charge row : bill) {
            String line = row.line() == null ? "" : "\"" + row.line() + "\"";
            String project = row.project() == null ? "" : row.project();
            billed.append(time(row.day())).append(switch (generation) {
                case "C0" -> "," + row.amount().toPlainString() + ",usd," + line + "," + project + ",org-1,,Acme";
                // Early exports went through doubles, late ones have 36 decimals.
                case "C1" -> ",x,x," + row.amount().doubleValue() + ",usd," + line + "," + project + ",org-1,Acme";
                default -> ",x,x," + row.amount().setScale(36).toPlainString() + ",usd,"
                        + (row.quantity() == null ? "," : row.quantity() + ",tokens") + "," + line
                        + ",,," + project + ",org-1,,Acme," + (generation.equals("C4") ? "," : "");
            }).append('\n');
        }
        try {
            Files.writeString(folder.resolve("completions_usage_2025-06-01_2025-07-05.csv"), used);
            Files.writeString(folder.resolve("cost_2025-06-01_2025-07-05.csv"), billed);
            for (Map.Entry<String, String> file : more.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String time(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) + "," + day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}

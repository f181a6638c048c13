package dev.ftcost.rates;

import dev.ftcost.usage.Confidential;
import dev.ftcost.usage.CsvFault;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the text of a rate card, and names every line that cannot be a rate. */
final class RateCardReader {
    static final List<String> COLUMNS = List.of(
            "model", "service_tier", "context", "project_id", "effective_from", "effective_to", "input_per_1m", "cached_input_per_1m",
            "cache_write_per_1m", "cache_write_12h_per_1m", "output_per_1m", "training_per_1m", "training_per_hour", "hosting_per_hour",
            "confirmed_on", "source", "note");
    private static final List<String> REQUIRED = List.of("model", "input_per_1m", "output_per_1m");
    /** DECIMAL(18,6) is what the charges are computed with: a finer rate would be rounded without a word. */
    private static final int RATE_DECIMALS = 6;
    /** A dollar per token: no model ever cost a thousandth of it. */
    private static final BigDecimal RATE_LIMIT = new BigDecimal("1000000");
    private static final int MOST_PROBLEMS = 1_000;
    private static final int SHOWN_CHARACTERS = 100;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");
    private static final Pattern PRICE = Pattern.compile("\\d{1,12}(\\.\\d{1,30})?");

    private final String name;
    private final List<Rate> rates = new ArrayList<>();
    private final List<RateProblem> problems = new ArrayList<>();

    private RateCardReader(String name) {
        this.name = name;
    }

    /** What a card's text holds: the rates that could be read, and what is wrong with the others. */
    record Result(RateCard card, List<RateProblem> problems) {}

    static Result read(String name, byte[] bytes) {
        RateCardReader reader = new RateCardReader(name);
        reader.readAll(new String(bytes, StandardCharsets.UTF_8));
        return new Result(new RateCard(name, sha256(bytes), reader.rates), reader.problems);
    }

    private void readAll(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();
        try (var parser = format.parse(new StringReader(body))) {
            Map<String, Integer> header = null;
            for (CSVRecord row : parser) {
                int line = (int) parser.getCurrentLineNumber();
                if (header == null) {
                    header = header(row);
                    if (problems.stream().anyMatch(RateProblem::error)) {
                        return;
                    }
                } else {
                    rate(line, row, header);
                    if (isFull(line)) {
                        return;
                    }
                }
            }
            if (header == null) {
                problems.add(RateProblem.error(1, "the card is empty; the first line must have the columns " + String.join(",", COLUMNS)));
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            problems.add(RateProblem.error(1, "is not valid CSV: " + CsvFault.of(e)));
        }
    }

    /** Whether there are more problems than anybody reads; says so as the last of them. */
    private boolean isFull(int line) {
        boolean isFull = problems.size() >= MOST_PROBLEMS;
        if (isFull) {
            problems.add(RateProblem.error(line, "only the first " + MOST_PROBLEMS + " problems are shown; the rest is not read"));
        }
        return isFull;
    }

    private Map<String, Integer> header(CSVRecord row) {
        Map<String, Integer> header = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (int i = 0; i < row.size(); i++) {
            String column = shown(row.get(i));
            if (!COLUMNS.contains(column)) {
                unknown.add(column);
            } else if (header.put(column, i) != null) {
                problems.add(RateProblem.error(1, "the column '" + column + "' is duplicated"));
            }
            if (isFull(1)) {
                return header;
            }
        }
        for (String column : unknown) {
            if (isFull(1)) {
                return header;
            }
            String meant = Spelling.closest(column, COLUMNS);
            problems.add(RateProblem.error(1, "unknown column '" + column + "'" + (meant == null ? "" : "; did you mean '" + meant + "'?")
                    + " (the columns are " + String.join(",", COLUMNS) + ")"));
        }
        for (String column : REQUIRED) {
            if (!header.containsKey(column) && unknown.isEmpty()) {
                problems.add(RateProblem.error(1, "the column '" + column + "' is missing"));
            }
        }
        return header;
    }

    private void rate(int line, CSVRecord row, Map<String, Integer> header) {
        int before = problems.size();
        Cells cells = new Cells(line, row, header);
        String sku = cells.text("model");
        if (sku == null && problems.size() == before) {
            problems.add(RateProblem.error(line, "model is blank"));
        }
        if (row.size() > header.size()) {
            problems.add(RateProblem.error(line, "has " + row.size() + " cells, the header has " + header.size()));
        }
        String tier = cells.text("service_tier");
        String context = cells.text("context");
        if (context != null && !context.equals("long")) {
            problems.add(RateProblem.error(line, "context '" + shown(context) + "' is unknown; use long, or leave it blank"));
        }
        LocalDate from = cells.day("effective_from");
        LocalDate to = cells.day("effective_to");
        if (from != null && to != null && !from.isBefore(to)) {
            problems.add(RateProblem.error(line,
                    "effective_to '" + to + "' is not after effective_from '" + from + "'; it is the first day without the rate"));
        }
        Rate.Prices prices = new Rate.Prices(cells.price("input_per_1m"), cells.price("cached_input_per_1m"),
                cells.price("cache_write_per_1m"),
                cells.price("cache_write_12h_per_1m"), cells.price("output_per_1m"), cells.price("training_per_1m"),
                cells.price("training_per_hour"),
                cells.price("hosting_per_hour"));
        String project = cells.text("project_id");
        LocalDate confirmedOn = cells.day("confirmed_on");
        String source = cells.text("source");
        String note = cells.text("note");
        if (problems.size() == before) {
            // The export wrote priority until OpenAI renamed it to fast.
            String named = tier == null ? "standard" : tier.equals("fast") ? "priority" : tier;
            rates.add(new Rate(name, line, sku, named, context != null, project, from, to, prices, confirmedOn, source, note));
        }
    }

    /** A cell as a message shows it: not longer than anybody reads, and nothing that moves a cursor. */
    private static String shown(String text) {
        String cut = text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
        return INVISIBLE.matcher(cut).replaceAll("?");
    }

    private final class Cells {
        private final int line;
        private final CSVRecord row;
        private final Map<String, Integer> header;

        Cells(int line, CSVRecord row, Map<String, Integer> header) {
            this.line = line;
            this.row = row;
            this.header = header;
        }

        String text(String column) {
            Integer index = header.get(column);
            if (index == null || index >= row.size() || row.get(index).isBlank()) {
                return null;
            }
            String text = row.get(index).strip();
            if (INVISIBLE.matcher(text).find()) {
                problems.add(RateProblem.error(line, column + " '" + shown(text) + "' contains a control character"));
                return null;
            }
            // Usage is found by the ids that the exports are read with.
            return Confidential.masked(text);
        }

        LocalDate day(String column) {
            String text = text(column);
            try {
                if (text == null || DAY.matcher(text).matches()) {
                    return text == null ? null : LocalDate.parse(text);
                }
            } catch (DateTimeParseException e) {
                // Said below: 2026-02-30 is as little a day as 31.01.2026.
            }
            problems.add(RateProblem.error(line, column + " '" + shown(text) + "' is not a date; use YYYY-MM-DD"));
            return null;
        }

        BigDecimal price(String column) {
            String text = text(column);
            if (text == null) {
                return null;
            }
            if (!PRICE.matcher(text).matches()) {
                problems.add(RateProblem.error(line,
                        column + " '" + shown(text) + "' is not a price; use USD per 1,000,000 tokens as plain digits, such as 3.75"));
                return null;
            }
            BigDecimal price = new BigDecimal(text).stripTrailingZeros();
            if (price.compareTo(RATE_LIMIT) >= 0) {
                problems.add(RateProblem.error(line,
                        column + " '" + shown(text) + "' is at least one dollar per token; prices are USD per 1,000,000 tokens"));
                return null;
            }
            if (price.scale() > RATE_DECIMALS) {
                problems.add(RateProblem.error(line, column + " '" + shown(text) + "' has more than " + RATE_DECIMALS
                        + " decimals; prices are USD per 1,000,000 tokens"));
                return null;
            }
            return price.scale() < 0 ? price.setScale(0) : price;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

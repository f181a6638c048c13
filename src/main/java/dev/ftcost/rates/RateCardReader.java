package dev.ftcost.rates;

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
            "model", "service_tier", "effective_from", "effective_to", "input_per_1m", "cached_input_per_1m", "cache_write_per_1m",
            "output_per_1m", "training_per_1m", "training_per_hour", "source", "note");
    private static final List<String> REQUIRED = List.of("model", "input_per_1m", "output_per_1m");
    /** DECIMAL(18,6) is what the charges are computed with: a finer rate would be rounded without a word. */
    private static final int RATE_DECIMALS = 6;
    private static final BigDecimal RATE_LIMIT = new BigDecimal("1000000000000");

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
                }
            }
            if (header == null) {
                problems.add(RateProblem.error(1, "the card is empty; its first line names the columns " + String.join(",", COLUMNS)));
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            problems.add(RateProblem.error(1, "is not CSV: " + e.getMessage()));
        }
    }

    private Map<String, Integer> header(CSVRecord row) {
        Map<String, Integer> header = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (int i = 0; i < row.size(); i++) {
            String column = row.get(i);
            if (!COLUMNS.contains(column)) {
                unknown.add(column);
            } else if (header.put(column, i) != null) {
                problems.add(RateProblem.error(1, "the column '" + column + "' is there twice"));
            }
        }
        for (String column : unknown) {
            String meant = Spelling.closest(column, COLUMNS);
            problems.add(RateProblem.error(1, "there is no column '" + column + "'" + (meant == null ? "" : "; '" + meant + "' may be meant")
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
        if (sku == null) {
            problems.add(RateProblem.error(line, "model is blank"));
        }
        if (row.size() > header.size()) {
            problems.add(RateProblem.error(line, "has " + row.size() + " cells, the header has " + header.size()));
        }
        String tier = cells.text("service_tier");
        LocalDate from = cells.day("effective_from");
        LocalDate to = cells.day("effective_to");
        if (from != null && to != null && !from.isBefore(to)) {
            problems.add(RateProblem.error(line, "effective_to '" + to + "' is not after effective_from '" + from + "'; it is the first day on which the rate no longer holds"));
        }
        BigDecimal[] prices = new BigDecimal[6];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = cells.price(COLUMNS.get(4 + i));
        }
        if (problems.size() == before) {
            rates.add(new Rate(name, line, sku, tier == null ? "standard" : tier, from, to, prices[0], prices[1], prices[2], prices[3], prices[4],
                    prices[5], cells.text("source"), cells.text("note")));
        }
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
            return row.get(index).strip();
        }

        LocalDate day(String column) {
            String text = text(column);
            try {
                return text == null ? null : LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                problems.add(RateProblem.error(line, column + " '" + text + "' is no day; write 2026-01-31"));
                return null;
            }
        }

        BigDecimal price(String column) {
            String text = text(column);
            if (text == null) {
                return null;
            }
            if (!PRICE.matcher(text).matches()) {
                problems.add(RateProblem.error(line, column + " '" + text + "' is no price; write USD per 1,000,000 tokens as plain digits, 3.75"));
                return null;
            }
            BigDecimal price = new BigDecimal(text).stripTrailingZeros();
            if (price.scale() > RATE_DECIMALS || price.compareTo(RATE_LIMIT) >= 0) {
                problems.add(RateProblem.error(line, column + " '" + text + "' has more than " + RATE_DECIMALS
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

package dev.ftcost.rates;

import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What OpenAI has announced of its models: a file of rows {@code model,event,date,replacement,announced_on,source,note}. */
public record Lifecycle(List<Event> events) {
    private static final List<String> REQUIRED = List.of("model", "event", "date", "replacement");

    /**
     * @param name the event; {@code shutdown} is the first day on which the model is no longer served
     * @param replacement what OpenAI names in its place; null when it names none
     */
    public record Event(String model, String name, LocalDate date, String replacement) {}

    public Lifecycle {
        events = List.copyOf(events);
    }

    public static Lifecycle builtIn() {
        try (InputStream in = Lifecycle.class.getResourceAsStream("/dev/ftcost/rates/lifecycle.csv")) {
            return read("lifecycle", in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Lifecycle of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputError("--lifecycle '" + file + "' is no file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }

    private static Lifecycle read(String name, InputStream in) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).setTrim(true).get();
        List<Event> events = new ArrayList<>();
        try (var parser = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String column : REQUIRED) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw new InputError(name + ":1: the column '" + column + "' is missing.");
                }
            }
            for (CSVRecord row : parser) {
                String replacement = row.get("replacement");
                events.add(new Event(row.get("model"), row.get("event"), LocalDate.parse(row.get("date")), replacement.isBlank() ? null : replacement));
            }
            return new Lifecycle(events);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new InputError(name + ": is no list of events: " + e.getMessage() + ".");
        }
    }

    /** The models of a card whose replacement has a price neither on the card nor on the list. */
    List<RateProblem> check(RateCard card, RateCard list) {
        List<RateProblem> problems = new ArrayList<>();
        for (Event event : events) {
            if (event.replacement != null && !card.lists(event.replacement) && !list.lists(event.replacement)) {
                card.rates().stream().filter(rate -> rate.sku().equals(event.model) || rate.sku().equals("ft:" + event.model)).findFirst()
                        .ifPresent(rate -> problems.add(RateProblem.warning(rate.line(), "'" + event.replacement + "', which replaces '"
                                + rate.sku() + "' from " + event.date + ", has no rate on this card or on the list")));
            }
        }
        return problems;
    }
}

package dev.ftcost.rates;

import dev.ftcost.usage.CsvFault;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import dev.ftcost.usage.ModelId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What OpenAI has announced of its models: a file of rows {@code model,event,date,replacement,announced_on,source,note}. A base's
 * shutdown is also that of the models tuned from it, unless they have a row of their own.
 */
public record Lifecycle(List<Event> events) {
    /** The row of fine-tuning jobs, which is no model. */
    public static final String JOBS = "fine-tuning jobs";
    /** The event of a model that is no longer served. */
    public static final String SHUTDOWN = "shutdown";

    private static final int LONGEST_SHOWN = 40;
    private static final List<String> REQUIRED = List.of("model", "event", "date", "replacement");

    /**
     * @param name the event; {@code shutdown} is the first day on which the model is no longer served
     * @param replacement what OpenAI names in its place; null when it names none
     * @param note whom or what the event is about, where that is not all; null when the row says nothing
     */
    public record Event(String model, String name, LocalDate date, String replacement, String note) {
        /** How many days the model is still served, counted from a day; 0 once it is not. */
        public long daysLeft(LocalDate today) {
            return Lifecycle.daysLeft(today, date);
        }
    }

    /** The days from one to the other; 0 once the other is past. */
    public static long daysLeft(LocalDate today, LocalDate shutdown) {
        return Math.max(0, ChronoUnit.DAYS.between(today, shutdown));
    }

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
            throw new InputError("--lifecycle '" + file + "' is not a file.");
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
                if (!row.isConsistent()) {
                    throw new InputError(name + ":" + parser.getCurrentLineNumber() + ": has " + row.size() + " cells under "
                            + parser.getHeaderMap().size() + " columns; write one cell per column.");
                }
                events.add(new Event(row.get("model"), row.get("event"), day(name + ":" + parser.getCurrentLineNumber(), row.get("date")),
                        cell(row, "replacement"), cell(row, "note")));
            }
            return new Lifecycle(events);
        } catch (IllegalArgumentException e) {
            throw new InputError(name + " is not a list of lifecycle events: a column of its header is blank or duplicated.");
        } catch (UncheckedIOException e) {
            throw new InputError(name + " is not a list of lifecycle events: " + CsvFault.of(e) + ".");
        }
    }

    private static String cell(CSVRecord row, String column) {
        return row.isMapped(column) && !row.get(column).isBlank() ? row.get(column) : null;
    }

    private static LocalDate day(String place, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InputError(place + ": date '" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text)
                    + "' is not a date (YYYY-MM-DD).");
        }
    }

    /** This list before another one, model by model: what this one says of a model and event replaces what the other says. */
    public Lifecycle before(Lifecycle other) {
        List<Event> all = new ArrayList<>(events);
        other.events.stream()
                .filter(event -> events.stream().noneMatch(own -> own.model.equals(event.model) && own.name.equals(event.name)))
                .forEach(all::add);
        return new Lifecycle(all);
    }

    /** Newer shutdown dates before those of this list; the replacements remain, because the dates come without. */
    public Lifecycle with(Map<String, LocalDate> shutdownDates) {
        List<Event> newer = new ArrayList<>();
        shutdownDates.forEach(
                (model, date) -> newer.add(new Event(model, SHUTDOWN, date, shutdown(model).map(Event::replacement).orElse(null), null)));
        return new Lifecycle(newer).before(this);
    }

    /** When a model stops, by its own row, that of its SKU, or that of its base; empty when nobody announced it. */
    public Optional<Event> shutdown(String model) {
        ModelId id = ModelId.of(model);
        List<String> names = id.fineTuned() ? List.of(model, id.sku(), id.datelessSku(), id.baseModel()) : List.of(model);
        return names.stream().flatMap(name -> events.stream().filter(event -> event.name.equals(SHUTDOWN) && event.model.equals(name)))
                .findFirst().or(() -> ofSnapshots(id.baseModel()));
    }

    /** When a base that is named without its date stops: where all of its snapshots stop on one day, on that day; else nobody can say. */
    private Optional<Event> ofSnapshots(String base) {
        List<Event> snapshots = events.stream().filter(event -> event.name.equals(SHUTDOWN) && !event.model.equals(base)
                && !event.model.contains(":") && ModelId.dateless(event.model).equals(base)).toList();
        return snapshots.stream().map(Event::date).distinct().count() == 1 ? snapshots.stream().findFirst() : Optional.empty();
    }

    /** When the models tuned from a base stop; for a base without its date, when the last of its snapshots does. For plans: usage is never guessed. */
    public Optional<Event> shutdownOfTuned(String base) {
        return shutdown("ft:" + base)
                .or(() -> events.stream().filter(event -> event.name.equals(SHUTDOWN) && !event.model.startsWith("azure:")
                        && ModelId.dateless(ModelId.of(event.model).baseModel()).equals(base)).max(Comparator.comparing(Event::date)));
    }

    /** The days from which OpenAI refuses new fine-tuning jobs, the first to come first. */
    public List<Event> jobRules() {
        return events.stream().filter(event -> event.model.equals(JOBS)).sorted(Comparator.comparing(Event::date)).toList();
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

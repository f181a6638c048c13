import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Writes three months of an invented company, as it would have downloaded them: {@code java MakeSamples.java FOLDER}.
 *
 * <p>Every request of the three months is made up first, from one seed; the exports, the logs and the bill are all drawn from those
 * requests, so they agree with each other as OpenAI's do. The same bytes come out on every machine: the random numbers and the
 * logarithms are those that the Java language specifies.
 */
final class MakeSamples {
    static final long SEED = 20260801;
    static final LocalDate FIRST = LocalDate.of(2026, 8, 1);
    static final LocalDate LAST = LocalDate.of(2026, 10, 31);

    static final String BASE_MINI = "gpt-4o-mini-2024-07-18";
    static final String SUPPORT = "ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M";
    static final String TRIAGE = "ft:gpt-4o-mini-2024-07-18:acme:triage:CzR4vN8d";
    static final String EXTRACT = "ft:gpt-4.1-mini-2025-04-14:acme:extract:BwL9sH3p";

    static final Project DESK = new Project("proj_kT4mWq8ZbN2xVc7RpL5sYd1H", "Customer desk");
    static final Project OFFICE = new Project("proj_9fGhJ3uXoE6aQw1tBv8nMz0K", "Back office");
    static final String ORGANISATION = "org-Xv5Rk2PmTq9LwZ7cNd3JbH8s";
    static final String APP_KEY = "key_Hn3Vt8KcQz5RwXp1";
    static final String MOBILE_KEY = "key_Lb6Ds2YgMf9JuTe4";
    static final String PIPELINE_KEY = "key_Pk1Wa7NxRv4ZoCi8";
    static final String BACKFILL_KEY = "key_Sj5Eq0GmBh2UyLd6";

    /** The triage model answers from the day after its training. */
    static final LocalDate TRIAGE_TRAINED = LocalDate.of(2026, 9, 8);
    static final long TRIAGE_FINISHED = epoch(TRIAGE_TRAINED) + 15 * 3600 + 27 * 60 + 41;
    static final int TRIAGE_TOKENS_IN_FILE = 428_112;
    static final int TRIAGE_EPOCHS = 3;

    /** A backfill that was started against the paid pipeline by mistake: one key, one day. */
    static final LocalDate ODD_DAY = LocalDate.of(2026, 10, 14);
    static final double ODD_FACTOR = 62;

    /** The first October export was taken here, in the afternoon: its last day is not over. */
    static final LocalDate TAKEN_ON = LocalDate.of(2026, 10, 20);
    static final long TAKEN_AT = epoch(TAKEN_ON) + 14 * 3600 + 10 * 60;

    /** What one key does with one model: requests on a weekday in August, tokens a request, and the share that the cache serves. */
    static final List<Stream> STREAMS = List.of(
            new Stream(DESK, APP_KEY, SUPPORT, false, 25, 52_000, 0.45, 620),
            new Stream(DESK, MOBILE_KEY, SUPPORT, false, 10, 46_000, 0.45, 540),
            new Stream(DESK, APP_KEY, TRIAGE, false, 28, 9_400, 0.40, 24),
            new Stream(OFFICE, PIPELINE_KEY, EXTRACT, false, 58, 186_000, 0.12, 3_600),
            new Stream(OFFICE, PIPELINE_KEY, EXTRACT, true, 9, 120_000, 0, 3_000),
            new Stream(OFFICE, BACKFILL_KEY, EXTRACT, false, 6, 170_000, 0.12, 3_500),
            new Stream(DESK, APP_KEY, EXTRACT, false, 5, 90_000, 0.10, 2_100),
            new Stream(DESK, APP_KEY, BASE_MINI, false, 10, 21_000, 0.40, 900),
            new Stream(OFFICE, BACKFILL_KEY, BASE_MINI, false, 5, 35_000, 0.30, 1_240),
            new Stream(OFFICE, PIPELINE_KEY, BASE_MINI, true, 24, 26_000, 0.25, 610));

    /** List prices in USD for 1,000,000 tokens; no cached price means that cached tokens are billed as input. */
    static final Map<String, Price> PRICES = Map.of(
            "gpt-4o-mini-2024-07-18", new Price("0.15", "0.075", "0.60"),
            "batch api | gpt-4o-mini-2024-07-18", new Price("0.075", null, "0.30"),
            "ft-gpt-4o-mini-2024-07-18", new Price("0.30", "0.15", "1.20"),
            "ft-gpt-4.1-mini-2025-04-14", new Price("0.80", "0.20", "3.20"),
            "batch api | ft-gpt-4.1-mini-2025-04-14", new Price("0.40", "0.10", "1.60"));
    static final String TRAINING_PRICE = "3.00";

    static final String USAGE_HEADER = "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,"
            + "batch,service_tier,compute_units,input_tokens,output_tokens,input_cached_tokens,input_cache_write_tokens,input_uncached_tokens,"
            + "input_text_tokens,output_text_tokens,input_cached_text_tokens,input_audio_tokens,input_cached_audio_tokens,output_audio_tokens,"
            + "input_image_tokens,input_cached_image_tokens,output_image_tokens\n";
    static final String COST_HEADER = "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,"
            + "line_item,user_id,api_key_id,project_id,organization_id,project_name,organization_name,user_email\n";

    record Project(String id, String name) {}

    record Stream(Project project, String key, String model, boolean batch, double requests, int input, double cachedShare, int output) {
        /** The line of the bill, without its side: the name of a fine-tuned model shrinks to its base. */
        String line() {
            String[] parts = model.split(":");
            String name = parts.length > 1 ? "ft-" + parts[1] : model;
            return batch ? "batch api | " + name : name;
        }
    }

    record Request(long created, Stream stream, long input, long cached, long output) {
        LocalDate day() {
            return LocalDate.ofEpochDay(Math.floorDiv(created, 86_400));
        }
    }

    record Price(BigDecimal input, BigDecimal cached, BigDecimal output) {
        Price(String input, String cached, String output) {
            this(new BigDecimal(input), cached == null ? null : new BigDecimal(cached), new BigDecimal(output));
        }
    }

    private final Path folder;
    private final Random random = new Random(SEED);
    private final List<Request> requests = new ArrayList<>();

    private MakeSamples(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: java MakeSamples.java FOLDER");
            System.exit(2);
        }
        new MakeSamples(Files.createDirectories(Path.of(args[0]))).write();
    }

    private void write() throws IOException {
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (Stream stream : STREAMS) {
                makeDay(day, stream);
            }
        }
        requests.sort(Comparator.comparingLong(Request::created));
        usage("2026-08-01", "2026-08-31", Long.MAX_VALUE);
        usage("2026-10-01", TAKEN_ON.toString(), TAKEN_AT);
        usage("2026-10-10", "2026-10-31", Long.MAX_VALUE);
        logs();
        jobs();
        bill("2026-08-01", "2026-08-31", true);
        // The logs of September name no project, and so its bill was downloaded by line item alone.
        bill("2026-09-01", "2026-09-30", false);
        bill("2026-10-01", "2026-10-31", true);
    }

    // ---- the requests

    private void makeDay(LocalDate day, Stream stream) {
        // One factor a day, drawn whether or not the stream runs: a change to one stream leaves the others as they are.
        double noise = StrictMath.exp(0.05 * random.nextGaussian());
        Random dice = new Random(random.nextLong());
        // No night batches in September: what was kept then are the answers to single requests.
        boolean runs = !stream.model().equals(TRIAGE) || day.isAfter(TRIAGE_TRAINED);
        runs &= !(stream.batch() && day.getMonthValue() == 9);
        if (!runs) {
            return;
        }
        double growth = 1 + 0.0016 * (day.toEpochDay() - FIRST.toEpochDay());
        double week = switch (day.getDayOfWeek()) {
            case SATURDAY -> 0.34;
            case SUNDAY -> 0.28;
            case MONDAY -> 1.08;
            case FRIDAY -> 0.93;
            default -> 1.0;
        };
        boolean odd = day.equals(ODD_DAY) && stream.key().equals(BACKFILL_KEY) && stream.model().equals(EXTRACT);
        long count = Math.max(1, Math.round(stream.requests() * growth * week * noise * (odd ? ODD_FACTOR : 1)));
        for (long i = 0; i < count; i++) {
            requests.add(request(day, stream, dice));
        }
    }

    private static Request request(LocalDate day, Stream stream, Random dice) {
        // Sizes are skewed, as they are in life; the factor keeps their mean where the stream says.
        double spread = 0.30;
        double skew = StrictMath.exp(spread * dice.nextGaussian() - spread * spread / 2);
        long window = stream.model().equals(EXTRACT) ? 900_000 : 120_000;
        long input = Math.min(window, Math.max(60, Math.round(stream.input() * skew)));
        long output = Math.max(8, Math.round(stream.output() * StrictMath.exp(0.35 * dice.nextGaussian() - 0.06)));
        // The prompt cache works from 1,024 tokens on, in steps of 128, and misses now and then.
        long cached = dice.nextInt(10) == 0 ? 0 : (long) (input * stream.cachedShare() / 0.9) / 128 * 128;
        cached = cached < 1_024 ? 0 : cached;
        // Office hours in Europe; batches come back at night.
        double hour = stream.batch() ? 2 + 2 * dice.nextDouble() : 6 + 6 * dice.nextDouble() + 6 * dice.nextDouble();
        return new Request(epoch(day) + (long) (hour * 3600), stream, input, cached, output);
    }

    // ---- the usage exports

    private void usage(String from, String to, long takenAt) throws IOException {
        StringBuilder csv = new StringBuilder(USAGE_HEADER);
        Random shuffle = new Random(SEED ^ takenAt);
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(LocalDate.parse(to)); day = day.plusDays(1)) {
            LocalDate bucket = day;
            Map<Stream, long[]> rows = sums(request -> request.day().equals(bucket) && request.created() < takenAt);
            List<Stream> order = new ArrayList<>(rows.keySet());
            // Within a bucket the dashboard has no order, and another one at each download.
            order.sort(Comparator.comparingInt(STREAMS::indexOf));
            Collections.shuffle(order, shuffle);
            // A day that is not over ends a second early.
            long end = epoch(day.plusDays(1)) - (takenAt < epoch(day.plusDays(1)) ? 1 : 0);
            for (Stream stream : order) {
                csv.append(usageRow(epoch(day), end, stream, rows.get(stream)));
            }
        }
        put("completions_usage_" + from + "_" + to + ".csv", csv);
    }

    private Map<Stream, long[]> sums(Predicate<Request> which) {
        Map<Stream, long[]> rows = new TreeMap<>(Comparator.comparingInt(STREAMS::indexOf));
        for (Request request : requests) {
            if (which.test(request)) {
                long[] sum = rows.computeIfAbsent(request.stream(), stream -> new long[4]);
                sum[0]++;
                sum[1] += request.input();
                sum[2] += request.cached();
                sum[3] += request.output();
            }
        }
        return rows;
    }

    private static String usageRow(long start, long end, Stream stream, long[] sum) {
        long uncached = sum[1] - sum[2];
        return start + "," + end + "," + iso(start) + "+00:00," + iso(end) + "+00:00," + stream.project().id() + "," + sum[0] + ".0,,"
                + stream.key() + "," + stream.model() + "," + (stream.batch() ? "True" : "False") + ",default,," + sum[1] + ".0," + sum[3]
                + ".0," + sum[2] + ".0,0.0," + uncached + ".0," + uncached + ".0," + sum[3] + ".0," + sum[2]
                + ".0,0.0,0.0,0.0,0.0,0.0,0.0\n";
    }

    // ---- the request logs of September

    private void logs() throws IOException {
        Words words = new Words(new Random(SEED + 9));
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        String last = "";
        for (Request request : requests) {
            if (request.day().getMonthValue() != 9) {
                continue;
            }
            String line = logLine(request, words);
            if (request.day().getDayOfMonth() <= 15) {
                first.append(line);
                last = line;
            } else {
                // The next page was asked for from the last answer on, and begins with it again.
                second.append(second.isEmpty() ? last : "").append(line);
            }
        }
        put("requests_2026-09-01_2026-09-15.jsonl", first);
        put("requests_2026-09-16_2026-09-30.jsonl", second);
    }

    private static String logLine(Request request, Words words) {
        String model = request.stream().model();
        boolean cut = words.oneIn(60);
        return "{\"id\":\"chatcmpl-" + words.id(29) + "\",\"object\":\"chat.completion\",\"created\":" + request.created() + ",\"model\":\"" + model
                + "\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + words.answer(model)
                + "\"},\"finish_reason\":\"" + (cut ? "length" : "stop") + "\"}],\"usage\":{\"prompt_tokens\":" + request.input()
                + ",\"completion_tokens\":" + request.output() + ",\"total_tokens\":" + (request.input() + request.output())
                + ",\"prompt_tokens_details\":{\"cached_tokens\":" + request.cached() + ",\"audio_tokens\":0}"
                + ",\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0}},\"service_tier\":\"default\"}\n";
    }

    /** What the models of the company say; all of it is invented. */
    private static final class Words {
        private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        private static final String[] SUPPORT_ANSWERS = {
            "Your parcel # left our warehouse this morning and should reach you within two days.",
            "I have changed the delivery address of order #. Anything else?",
            "A refund of # EUR is on its way; banks take three to five working days.",
            "Please hold the power button for ten seconds, then press \\\"reset\\\". If the light stays red, write again and quote #.",
            "The spare filter is article #. It fits every model since 2021.",
            "Your warranty runs until the end of next year. I have opened case # for the repair.",
            "Sorry about that! Voucher # takes 10 % off your next order.",
            "You can cancel order # until it is packed:\\n1. open \\\"My orders\\\"\\n2. choose \\\"Cancel\\\"",
            "The café set # is back in stock in oak and in walnut."};
        private static final String[] QUEUES = {"billing", "delivery", "returns", "technical", "sales", "spam"};
        private static final String[] EXTRACTED = {
            "{\\\"supplier\\\":\\\"Northwind Timber\\\",\\\"invoice\\\":\\\"#\\\",\\\"lines\\\":14}",
            "{\\\"supplier\\\":\\\"Müller & Söhne\\\",\\\"invoice\\\":\\\"#\\\",\\\"lines\\\":3}",
            "{\\\"tender\\\":\\\"#\\\",\\\"deadline\\\":\\\"2026-11-30\\\",\\\"lots\\\":5}",
            "{\\\"contract\\\":\\\"#\\\",\\\"parties\\\":2,\\\"notice_days\\\":90}",
            "{\\\"datasheet\\\":\\\"#\\\",\\\"voltage\\\":\\\"230 V\\\",\\\"found\\\":[\\\"weight\\\",\\\"IP class\\\"]}"};
        private static final String[] SUMMARIES = {
            "The customer asks for a later delivery of # and is otherwise happy.",
            "Three open points: price of #, colour, date of assembly.",
            "Complaint about #; second contact; wants a call back.",
            "Praise for the fitter, no action needed (ref. #)."};
        private final Random dice;

        Words(Random dice) {
            this.dice = dice;
        }

        String answer(String model) {
            String text = switch (model) {
                case SUPPORT -> pick(SUPPORT_ANSWERS);
                case TRIAGE -> "{\\\"queue\\\":\\\"" + pick(QUEUES) + "\\\",\\\"urgency\\\":" + (1 + dice.nextInt(3)) + "}";
                case EXTRACT -> pick(EXTRACTED);
                default -> pick(SUMMARIES);
            };
            return text.replace("#", Integer.toString(10_000 + dice.nextInt(90_000)));
        }

        String id(int length) {
            StringBuilder id = new StringBuilder();
            for (int i = 0; i < length; i++) {
                id.append(LETTERS.charAt(dice.nextInt(LETTERS.length())));
            }
            return id.toString();
        }

        boolean oneIn(int n) {
            return dice.nextInt(n) == 0;
        }

        private String pick(String[] texts) {
            return texts[dice.nextInt(texts.length)];
        }
    }

    // ---- the training

    private void jobs() throws IOException {
        String hyperparameters = "{\"n_epochs\":" + TRIAGE_EPOCHS + ",\"batch_size\":4,\"learning_rate_multiplier\":1.8}";
        put("fine_tuning_jobs.json", """
                {
                  "object": "list",
                  "data": [
                    {
                      "object": "fine_tuning.job",
                      "id": "ftjob-u8Kd2VqLw5XnR7tHcZ0mYb3P",
                      "model": "%s",
                      "created_at": %d,
                      "finished_at": %d,
                      "fine_tuned_model": "%s",
                      "organization_id": "%s",
                      "result_files": ["file-7QmBz4TxW1kNc9"],
                      "status": "succeeded",
                      "validation_file": null,
                      "training_file": "file-3HvRj8LpS6yGd2",
                      "hyperparameters": %s,
                      "trained_tokens": %d,
                      "error": {},
                      "user_provided_suffix": "triage",
                      "seed": 42,
                      "estimated_finish": null,
                      "integrations": [],
                      "metadata": null,
                      "method": {"type": "supervised", "supervised": {"hyperparameters": %s}}
                    }
                  ],
                  "has_more": false
                }
                """.formatted(BASE_MINI, TRIAGE_FINISHED - 2_914, TRIAGE_FINISHED, TRIAGE, ORGANISATION, hyperparameters, trainedTokens(),
                hyperparameters));
    }

    private static long trainedTokens() {
        return (long) TRIAGE_TOKENS_IN_FILE * TRIAGE_EPOCHS;
    }

    // ---- the bill

    private void bill(String from, String to, boolean byProject) throws IOException {
        StringBuilder csv = new StringBuilder(COST_HEADER);
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(LocalDate.parse(to)); day = day.plusDays(1)) {
            LocalDate bucket = day;
            // A line is a name with its side, and the project behind it.
            Map<String, Map<Project, Long>> tokens = new TreeMap<>();
            Map<String, BigDecimal> prices = new TreeMap<>();
            sums(request -> request.day().equals(bucket)).forEach((stream, sum) -> {
                Price price = PRICES.get(stream.line());
                Project project = byProject ? stream.project() : new Project("", "");
                boolean cachedHasPrice = price.cached() != null;
                add(tokens, prices, stream.line() + ", input", project, cachedHasPrice ? sum[1] - sum[2] : sum[1], price.input());
                add(tokens, prices, stream.line() + ", cached input", project, cachedHasPrice ? sum[2] : 0, price.cached());
                add(tokens, prices, stream.line() + ", output", project, sum[3], price.output());
            });
            if (day.equals(TRIAGE_TRAINED)) {
                add(tokens, prices, "ft-" + BASE_MINI + ", training", new Project("", ""), trainedTokens(), new BigDecimal(TRAINING_PRICE));
            }
            tokens.forEach((line, projects) -> projects.forEach((project, count) ->
                    csv.append(billRow(bucket, line, project, count, prices.get(line)))));
        }
        put("cost_" + from + "_" + to + ".csv", csv);
    }

    private static void add(Map<String, Map<Project, Long>> tokens, Map<String, BigDecimal> prices, String line, Project project, long count,
            BigDecimal price) {
        if (count > 0) {
            tokens.computeIfAbsent(line, name -> new TreeMap<>(Comparator.comparing(Project::id))).merge(project, count, Long::sum);
            prices.put(line, price);
        }
    }

    private static String billRow(LocalDate day, String line, Project project, long tokens, BigDecimal price) {
        // The dashboard writes 36 decimals; a price has at most three and a million six, so none is lost.
        String amount = price.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6).setScale(36).toPlainString();
        long start = epoch(day);
        long end = epoch(day.plusDays(1));
        return start + "," + end + "," + iso(start) + "," + iso(end) + "," + amount + ",usd," + tokens + ",tokens,\"" + line + "\",,,"
                + project.id() + "," + ORGANISATION + "," + project.name() + ",Acme Ltd,\n";
    }

    // ---- small things

    private void put(String name, CharSequence content) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8)) {
            file.append(content);
        }
    }

    private static long epoch(LocalDate day) {
        return day.toEpochDay() * 86_400;
    }

    private static String iso(long epoch) {
        return java.time.LocalDateTime.ofEpochSecond(epoch, 0, ZoneOffset.UTC).format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}

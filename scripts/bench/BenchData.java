import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Makes what the benchmark reads, the same bytes at each run, and beside each file or folder NAME a file NAME.totals with the requests,
 * input, cached input and output tokens that every tool has to find.
 *
 * <pre>
 * java BenchData.java usage ROWS FILE [BAD]      a usage export; every BAD-th row is broken and in no total
 * java BenchData.java night ROWS FILE            the export of the day after those of usage
 * java BenchData.java parts ROWS FILES FOLDER    the same as many small exports that do not overlap
 * java BenchData.java requests LINES FILE        request logs, some 1.2 kB a line
 * java BenchData.java sessions BYTES FOLDER      as many bytes of the logs that ccusage reads
 * java BenchData.java training BYTES FILE        as many bytes of chat examples for fine-tuning; how many tokens they have is for the peer to say
 * </pre>
 */
final class BenchData {
    static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    static final int DAYS = 90;
    static final int PROJECTS = 30;
    static final int KEYS_OF_A_PROJECT = 5;
    /** Model, batch and tier; every one has a rate. */
    static final String[] KINDS = {
        "ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M,False,default", "ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M,True,default",
        "ft:gpt-4o-2024-08-06:acme:draft:CzR4vN8d,False,default", "ft:gpt-4o-2024-08-06:acme:draft:CzR4vN8d,True,default",
        "ft:gpt-4.1-mini-2025-04-14:acme:extract:BwL9sH3p,False,default", "ft:gpt-4.1-mini-2025-04-14:acme:extract:BwL9sH3p,True,default",
        "ft:gpt-4.1-2025-04-14:acme::DkP5mQ7x,False,default", "ft:gpt-4.1-2025-04-14:acme::DkP5mQ7x,True,default",
        "gpt-4o-mini-2024-07-18,False,default", "gpt-4o-mini-2024-07-18,True,default", "gpt-4o-mini-2024-07-18,False,priority",
        "gpt-4o-2024-08-06,False,default", "gpt-4o-2024-08-06,True,default", "gpt-4o-2024-08-06,False,priority",
        "gpt-4.1-mini-2025-04-14,False,default", "gpt-4.1-mini-2025-04-14,True,default", "gpt-4.1-mini-2025-04-14,False,priority",
        "gpt-4.1-2025-04-14,False,default", "gpt-4.1-2025-04-14,True,default", "gpt-4.1-2025-04-14,False,priority"};
    /** 3,000 groups a day and 270,000 in all, whatever the number of rows; more rows are more users. */
    static final int GROUPS_OF_A_DAY = PROJECTS * KEYS_OF_A_PROJECT * KINDS.length;

    static final String HEADER = "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,"
            + "service_tier,compute_units,input_tokens,output_tokens,input_cached_tokens,input_cache_write_tokens,input_uncached_tokens,"
            + "input_text_tokens,output_text_tokens,input_cached_text_tokens,input_audio_tokens,input_cached_audio_tokens,output_audio_tokens,"
            + "input_image_tokens,input_cached_image_tokens,output_image_tokens\n";

    private long requests;
    private long input;
    private long cached;
    private long output;
    private final SplittableRandom random = new SplittableRandom(8);

    public static void main(String[] args) throws IOException {
        BenchData data = new BenchData();
        switch (args.length == 0 ? "" : args[0]) {
            case "usage" -> data.usage(Long.parseLong(args[1]), Path.of(args[2]), args.length > 3 ? Integer.parseInt(args[3]) : 0);
            case "night" -> data.night(Long.parseLong(args[1]), Path.of(args[2]));
            case "training" -> data.training(Long.parseLong(args[1]), Path.of(args[2]));
            case "parts" -> data.parts(Long.parseLong(args[1]), Integer.parseInt(args[2]), Path.of(args[3]));
            case "requests" -> data.requests(Long.parseLong(args[1]), Path.of(args[2]));
            case "sessions" -> data.sessions(Long.parseLong(args[1]), Path.of(args[2]));
            default -> {
                System.err.println("usage: see the comment at the top of BenchData.java");
                System.exit(2);
            }
        }
    }

    // ---- usage exports

    private void usage(long rows, Path file, int bad) throws IOException {
        try (Lines out = new Lines(Files.newOutputStream(file))) {
            out.text(HEADER);
            long written = 0;
            for (int day = 0; day < DAYS; day++) {
                long until = rows * (day + 1) / DAYS;
                for (long n = 0; written < until; n++, written++) {
                    // Within a bucket an export has no order.
                    int group = (int) ((n * 1_777 + day) % GROUPS_OF_A_DAY);
                    int fault = bad > 0 && written % bad == bad - 1 ? 1 + (int) (written / bad % 5) : 0;
                    row(out, day, group, n / GROUPS_OF_A_DAY, "proj_Kd8xTq4m", fault);
                }
            }
        }
        totals(file);
    }

    private void night(long rows, Path file) throws IOException {
        try (Lines out = new Lines(Files.newOutputStream(file))) {
            out.text(HEADER);
            for (long n = 0; n < rows; n++) {
                row(out, DAYS, (int) (n * 1_777 % GROUPS_OF_A_DAY), n / GROUPS_OF_A_DAY, "proj_Kd8xTq4m", 0);
            }
        }
        totals(file);
    }

    /** Every file tells of one day and one key, so that none restates another. */
    private void parts(long rows, int files, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int part = 0; part < files; part++) {
            try (Lines out = new Lines(Files.newOutputStream(folder.resolve("completions_usage_part-" + part + ".csv")))) {
                out.text(HEADER);
                int key = part / DAYS;
                for (long n = rows * part / files; n < rows * (part + 1) / files; n++) {
                    row(out, part % DAYS, key * KINDS.length + (int) (n % KINDS.length), n, "proj_Kd8xTq4m", 0);
                }
            }
        }
        totals(folder);
    }

    private void row(Lines out, int day, int group, long user, String project, int fault) throws IOException {
        int key = group / KINDS.length;
        long start = FIRST.plusDays(day).toEpochDay() * 86_400;
        long in = random.nextLong(200, 90_000);
        long fromCache = random.nextInt(3) == 0 ? in / 2 / 128 * 128 : 0;
        long out1 = random.nextLong(20, 9_000);
        long count = random.nextLong(1, 60);
        if (fault == 0) {
            requests += count;
            input += in;
            cached += fromCache;
            output += out1;
        }
        if (fault == 1) {
            out.text("yesterday");
        } else {
            out.number(start);
        }
        out.comma().number(start + 86_400).comma().text(iso(day)).comma().text(iso(day + 1)).comma();
        out.text(project).number(key / KEYS_OF_A_PROJECT).comma().decimal(count).comma();
        out.text("user-Wq").number(user).comma().text("key_Zt6Rb").number(key).comma().text(KINDS[group % KINDS.length]).text(",,");
        if (fault == 2) {
            out.text("\n");
            return;
        }
        switch (fault) {
            case 3 -> out.number(in).text(".5");
            case 4 -> out.text("-").decimal(in);
            default -> out.decimal(in);
        }
        long cachedShown = fault == 5 ? in + 1 : fromCache;
        out.comma().decimal(out1).comma().decimal(cachedShown).text(",0.0,").decimal(in - fromCache).comma().decimal(in - fromCache).comma();
        out.decimal(out1).comma().decimal(cachedShown).text(",0.0,0.0,0.0,0.0,0.0,0.0\n");
    }

    private final String[] isoOfDay = new String[DAYS + 2];

    private String iso(int day) {
        if (isoOfDay[day] == null) {
            isoOfDay[day] = FIRST.plusDays(day) + "T00:00:00+00:00";
        }
        return isoOfDay[day];
    }

    // ---- request logs

    private void requests(long lines, Path file) throws IOException {
        String[] contents = contents(580);
        long seconds = (long) DAYS * 86_400;
        try (Lines out = new Lines(Files.newOutputStream(file))) {
            for (long n = 0; n < lines; n++) {
                long in = random.nextLong(200, 90_000);
                long fromCache = random.nextInt(3) == 0 ? in / 2 / 128 * 128 : 0;
                long answer = random.nextLong(20, 9_000);
                add(in, fromCache, answer);
                String kind = KINDS[(int) (random.nextInt(KINDS.length / 2) * 2 % KINDS.length)];
                out.text("{\"id\":\"chatcmpl-").text(id(n)).text("\",\"object\":\"chat.completion\",\"created\":");
                out.number(FIRST.toEpochDay() * 86_400 + n * seconds / lines).text(",\"model\":\"").text(kind.substring(0, kind.indexOf(',')));
                out.text("\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"").text(contents[random.nextInt(contents.length)]);
                out.text("\",\"refusal\":null,\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":").number(in);
                out.text(",\"completion_tokens\":").number(answer).text(",\"total_tokens\":").number(in + answer);
                out.text(",\"prompt_tokens_details\":{\"cached_tokens\":").number(fromCache).text(",\"audio_tokens\":0},");
                out.text("\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,\"accepted_prediction_tokens\":0,");
                out.text("\"rejected_prediction_tokens\":0}},\"service_tier\":\"default\",\"system_fingerprint\":\"fp_7c2d1e\"}\n");
            }
        }
        totals(file);
    }

    /** The logs of Claude Code, which is what ccusage is known for: one answer a line, many files, since it reads them side by side. */
    private void sessions(long bytes, Path folder) throws IOException {
        String[] contents = contents(730);
        int files = 200;
        long line = 0;
        for (int file = 0; file < files; file++) {
            Path path = folder.resolve("projects").resolve("acme-" + file % 10).resolve("session-" + file + ".jsonl");
            Files.createDirectories(path.getParent());
            try (Lines out = new Lines(Files.newOutputStream(path))) {
                for (; out.written() < bytes / files; line++) {
                    long in = random.nextLong(200, 90_000);
                    long fromCache = random.nextInt(3) == 0 ? in / 2 / 128 * 128 : 0;
                    long answer = random.nextLong(20, 9_000);
                    add(in, fromCache, answer);
                    Instant at = FIRST.atStartOfDay(java.time.ZoneOffset.UTC).toInstant().plusSeconds(line % (DAYS * 86_400L));
                    out.text("{\"parentUuid\":null,\"sessionId\":\"session-").number(file).text("\",\"version\":\"2.0.1\",\"type\":\"assistant\",\"message\":{\"id\":\"msg_");
                    out.text(id(line)).text("\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-4-20250514\",\"content\":[{\"type\":\"text\",\"text\":\"");
                    out.text(contents[random.nextInt(contents.length)]).text("\"}],\"stop_reason\":null,\"usage\":{\"input_tokens\":").number(in - fromCache);
                    out.text(",\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":").number(fromCache).text(",\"output_tokens\":").number(answer);
                    out.text("}},\"requestId\":\"req_").text(id(line)).text("\",\"timestamp\":\"").text(at.toString().replace("Z", ".000Z")).text("\"}\n");
                }
            }
        }
        totals(folder);
    }

    private void training(long bytes, Path file) throws IOException {
        String[] contents = contents(400);
        try (Lines out = new Lines(Files.newOutputStream(file))) {
            for (long line = 0; out.written() < bytes; line++) {
                out.text("{\"messages\":[{\"role\":\"system\",\"content\":\"You answer letters of customers.\"},{\"role\":\"user\",\"content\":\"Letter ");
                out.number(line).text(": ").text(contents[random.nextInt(contents.length)]);
                out.text("\"},{\"role\":\"assistant\",\"content\":\"").text(contents[random.nextInt(contents.length)]).text("\"}]}\n");
            }
        }
        totals(file);
    }

    private void add(long in, long fromCache, long answer) {
        requests++;
        input += in;
        cached += fromCache;
        output += answer;
    }

    private String[] contents(int length) {
        String[] words = {"the", "order", "invoice", "of", "was", "sent", "to", "your", "address", "on", "Monday", "please", "find", "attached",
            "refund", "within", "five", "days", "\\\"urgent\\\"", "and", "we", "will", "call", "back", "about", "delivery", "note", "café"};
        String[] contents = new String[64];
        for (int i = 0; i < contents.length; i++) {
            StringBuilder content = new StringBuilder();
            while (content.length() < length - 20 + i) {
                content.append(words[random.nextInt(words.length)]).append(random.nextInt(12) == 0 ? ".\\n" : " ");
            }
            contents[i] = content.toString();
        }
        return contents;
    }

    private static final char[] LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".toCharArray();

    /** Different for each number, and without an order that a reader could profit from. */
    private static String id(long n) {
        char[] id = new char[29];
        long mixed = n * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < id.length; i++) {
            id[i] = LETTERS[(int) Long.remainderUnsigned(mixed, LETTERS.length)];
            mixed = i == 12 ? n * 0xC2B2AE3D27D4EB4FL + 1 : Long.divideUnsigned(mixed, LETTERS.length);
        }
        return new String(id);
    }

    private void totals(Path data) throws IOException {
        Files.writeString(data.resolveSibling(data.getFileName() + ".totals"), requests + " " + input + " " + cached + " " + output + "\n");
    }

    /** Text and numbers to bytes, without an object a cell. */
    private static final class Lines implements AutoCloseable {
        private final OutputStream out;
        private final byte[] digits = new byte[20];
        private long written;

        Lines(OutputStream out) {
            this.out = new BufferedOutputStream(out, 1 << 20);
        }

        long written() {
            return written;
        }

        Lines text(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write(bytes);
            written += bytes.length;
            return this;
        }

        Lines comma() throws IOException {
            out.write(',');
            written++;
            return this;
        }

        Lines number(long number) throws IOException {
            int at = digits.length;
            long rest = number;
            do {
                digits[--at] = (byte) ('0' + rest % 10);
                rest /= 10;
            } while (rest > 0);
            out.write(digits, at, digits.length - at);
            written += digits.length - at;
            return this;
        }

        /** A count as the dashboard writes it. */
        Lines decimal(long number) throws IOException {
            return number(number).text(".0");
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private BenchData() {}
}

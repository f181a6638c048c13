package dev.ftcost.testing;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One row of a usage export, seeded or written by hand, and the text of an export of such rows. */
public record Usage(LocalDate day, String project, String model, boolean batch, String tier, long requests, long input, long cached,
        long cacheWrite,
        long cacheWrite12h, long output, long mediaInput, long mediaCached, long mediaOutput, boolean isRequest) {
    static final String HEADER = "start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,"
            + "input_cached_tokens,input_cache_write_tokens,input_cache_write_12h_tokens,input_audio_tokens,input_cached_audio_tokens,output_audio_tokens\n";

    private static final List<String> MODELS = List.of("ft:gpt-4o-2024-08-06:acme:support:Ab12cD34", "ft:gpt-4o-2024-08-06:acme::Ab12cD34",
            "ft:gpt-4o-2024-08-06:acme:support:Ab12cD34:ckpt-step-88", "ft:gpt-4o-mini-2024-07-18:acme::Ab12",
            "ft:gpt-4.1-mini-2025-04-14:acme::B1",
            "ft:gpt-3.5-turbo-0613:acme::C1", "ft:gpt-3.5-turbo-1106:acme::C2", "ft:gpt-4.1-nano-2025-04-14:acme::N", "gpt-4o-2024-08-06",
            "gpt-4o-mini-2024-07-18",
            "o3-2025-04-16", "o3", "gpt-4-0613", "gpt-3.5-turbo-instruct:20230824-v2", "ft:open-mistral-7b:b6e34a5e:20240530:8f3d5c05",
            "davinci:ft-acme-2023-05-01-10-00-00",
            "gpt-4o-mini-2024-07-18.ft-0123abcd", "no-such-model", "gpt-5-mini", "=cmd", "gpt-5.5-2026-04-23", "gpt-6.1-terra",
            "gpt-6.1-sol", "gpt-5.4", "ft:gpt-9-2026-01-01:acme::X", "gpt-8-2026-01-01", "");
    /** Days on both sides of every change of a rate that the cards of the test have. */
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2024, 9, 30), LocalDate.of(2024, 10, 1), LocalDate.of(2025, 6, 9),
            LocalDate.of(2025, 6, 10),
            LocalDate.of(2025, 8, 31), LocalDate.of(2025, 9, 1), LocalDate.of(2026, 3, 14), LocalDate.of(2026, 3, 15),
            LocalDate.of(2026, 3, 16), LocalDate.of(2026, 11, 2));

    public static Usage seeded(Random random) {
        long input = random.nextInt(8) == 0 ? 0 : random.nextLong(random.nextInt(20) == 0 ? 1L << 40 : 2_000_000);
        long cached = random.nextInt(3) == 0 ? random.nextLong(input + 1) : 0;
        long cacheWrite = random.nextInt(6) == 0 ? random.nextLong(input - cached + 1) : 0;
        long cacheWrite12h = random.nextInt(6) == 0 ? random.nextLong(input - cached - cacheWrite + 1) : 0;
        long output = random.nextInt(8) == 0 ? 0 : random.nextLong(400_000);
        boolean media = random.nextInt(12) == 0;
        String tier = List.of("default", "default", "default", "", "flex", "priority", "fast", "ultrafast", "incentivized-tier", "scale")
                .get(random.nextInt(10));
        return new Usage(DAYS.get(random.nextInt(DAYS.size())), List.of("proj_A", "proj_B", "").get(random.nextInt(3)),
                MODELS.get(random.nextInt(MODELS.size())),
                random.nextInt(4) == 0, tier, random.nextInt(500), input, cached, cacheWrite, cacheWrite12h, output,
                media ? random.nextLong(input - cached - cacheWrite - cacheWrite12h + 1) : 0,
                media ? random.nextLong(cached + 1) : 0, media ? random.nextLong(output + 1) : 0, false);
    }

    public static List<Usage> seeded(long seed, int count) {
        Random random = new Random(seed);
        List<Usage> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(seeded(random));
        }
        return rows;
    }

    /** One of three, blank among them. */
    public String apiKey() {
        return isRequest ? "" : List.of("", "key_1", "key_2").get(model.length() % 3);
    }

    /** One of three, blank among them. */
    public String user() {
        return isRequest ? "" : List.of("", "user-1", "user-2").get(tier.length() % 3);
    }

    /** What the export calls {@code default} or leaves blank is standard, and batch is a tier of its own. */
    public String serviceTier() {
        return batch ? "batch" : tier.isEmpty() || tier.equals("default") ? "standard" : tier.equals("fast") ? "priority" : tier;
    }

    /** Only a request says how long it was. */
    public boolean isLong() {
        return isRequest && input > 272_000;
    }

    /** One request with the same tokens, as a log has it. */
    public Usage asRequest(long most) {
        long scale = Math.max(1, input / most + 1);
        return new Usage(day, "", model, false, tier, 1, input / scale, cached / scale, cacheWrite / scale, cacheWrite12h / scale, output,
                0, 0, 0, true);
    }

    /** A line of a request log. */
    public String request(int number) {
        long created = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() + number % 86_400;
        return "{\"id\":\"resp_" + number + "\",\"object\":\"response\",\"created_at\":" + created + ",\"model\":\"" + model
                + "\",\"service_tier\":\"" + tier
                + "\",\"usage\":{\"input_tokens\":" + input + ",\"input_tokens_details\":{\"cached_tokens\":" + cached
                + ",\"cache_write_tokens\":" + cacheWrite
                + (cacheWrite12h == 0 ? "" : ",\"cache_write_12h_tokens\":" + cacheWrite12h) + "},\"output_tokens\":" + output + "}}\n";
    }

    public Usage times(long factor) {
        return new Usage(day, project, model, batch, tier, requests * factor, input * factor, cached * factor, cacheWrite * factor,
                cacheWrite12h * factor, output * factor,
                mediaInput * factor, mediaCached * factor, mediaOutput * factor, isRequest);
    }

    public String line() {
        long start = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return String.join(",",
                List.of("" + start, "" + (start + 86_400), project, "" + requests, user(), apiKey(), model, batch ? "True" : "False", tier,
                        "" + input,
                        "" + output, "" + cached, "" + cacheWrite, "" + cacheWrite12h, "" + mediaInput, "" + mediaCached, "" + mediaOutput))
                + "\n";
    }

    public static String csv(List<Usage> rows) {
        StringBuilder text = new StringBuilder(HEADER);
        rows.forEach(row -> text.append(row.line()));
        return text.toString();
    }
}

package dev.ftcost.source.scan;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RequestNames;
import dev.ftcost.source.record.RequestRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Requests as plain numbers, some thousands of them in the order of their file: this is what a reader of request logs hands over.
 * An id is the 128 bits of its hash, and names are told by a number that holds within the page.
 */
public final class RequestBatch {
    private static final int FULL = 1 << 12;
    private static final int ID_HIGH = 0;
    private static final int ID_LOW = 1;
    private static final int CREATED = 2;
    private static final int NAMES = 3;
    private static final int INPUT = 4;
    private static final int CACHED = 5;
    private static final int CACHE_WRITE = 6;
    private static final int OUTPUT = 7;
    private static final int MEDIA_INPUT = 8;
    private static final int MEDIA_CACHED = 9;
    private static final int MEDIA_OUTPUT = 10;
    private static final int CACHE_WRITE_12H = 11;
    private static final int WIDTH = 12;
    /** Between the names of a request; no name has it in it. */
    private static final byte END = '\n';
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final int LONGEST_PLAIN_NAMES = 1 << 10;

    private Dictionary<RequestNames> names = noNames();
    private final IdHash hash = new IdHash();
    private final byte[] plainNames = new byte[LONGEST_PLAIN_NAMES];
    private long[] numbers = new long[WIDTH << 10];
    private int size;

    private static Dictionary<RequestNames> noNames() {
        return new Dictionary<>(RequestBatch::names, new RequestNames(null, null, null, null, null));
    }

    /** Takes everything out, so that the page can be filled again. */
    public void clear() {
        size = 0;
        // Names come again, unless there are too many of them.
        names = names.size() < FULL ? names : noNames();
    }

    /** How many requests are in it. */
    public int size() {
        return size;
    }

    /** Whether it is time to hand it over and begin another. */
    public boolean isFull() {
        return size >= FULL;
    }

    /** @param id the request's, or one of its own for a request without one */
    public void add(String id, RequestRecord row) {
        byte[] text = String.join("\n", text(row.projectId()), text(row.apiKeyId()), text(row.model()), row.batch() == null ? "" : row.batch().toString(),
                text(row.serviceTier())).getBytes(StandardCharsets.UTF_8);
        int number = names.number(Arrays.copyOf(text, text.length + Long.BYTES), 0, text.length);
        Counts counts = row.counts();
        hash.of(id);
        int at = add(number, row.created(), counts.input(), counts.cached(), counts.cacheWrite(), counts.output());
        numbers[at + MEDIA_INPUT] = counts.mediaInput();
        numbers[at + MEDIA_CACHED] = counts.mediaCached();
        numbers[at + MEDIA_OUTPUT] = counts.mediaOutput();
        numbers[at + CACHE_WRITE_12H] = counts.cacheWrite12h();
    }

    private static String text(String name) {
        return name == null ? "" : name;
    }

    /** Adds a plain line; what its log does not say is blank. */
    void add(CompletionScanner answer) {
        int to = 0;
        plainNames[to++] = END;
        plainNames[to++] = END;
        to = answer.copy(CompletionSchema.MODEL, plainNames, to);
        plainNames[to++] = END;
        if (answer.isBatch()) {
            System.arraycopy(TRUE, 0, plainNames, to, TRUE.length);
            to += TRUE.length;
        }
        plainNames[to++] = END;
        to = answer.copy(CompletionSchema.SERVICE_TIER, plainNames, to);
        answer.hashId(hash);
        add(names.number(plainNames, 0, to), answer.count(CompletionSchema.CREATED), answer.count(CompletionSchema.INPUT), answer.count(CompletionSchema.CACHED),
                answer.count(CompletionSchema.CACHE_WRITE), answer.count(CompletionSchema.OUTPUT));
    }

    private int add(int namesNumber, long created, long input, long cached, long cacheWrite, long output) {
        int at = size++ * WIDTH;
        if (at == numbers.length) {
            numbers = Arrays.copyOf(numbers, at * 2);
        }
        // The page may have been full of others before.
        Arrays.fill(numbers, at + MEDIA_INPUT, at + WIDTH, 0);
        numbers[at + ID_HIGH] = hash.high();
        numbers[at + ID_LOW] = hash.low();
        numbers[at + CREATED] = created;
        numbers[at + NAMES] = namesNumber;
        numbers[at + INPUT] = input;
        numbers[at + CACHED] = cached;
        numbers[at + CACHE_WRITE] = cacheWrite;
        numbers[at + OUTPUT] = output;
        return at;
    }

    private static RequestNames names(String text) {
        String[] all = text.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i].isEmpty() ? null : all[i];
        }
        return new RequestNames(all[0], all[1], all[2], all[3] == null ? null : Boolean.valueOf(all[3]), all[4]);
    }

    /** How many numbers of names are in use; they begin with 0. */
    public int namesSize() {
        return names.size();
    }

    /** The names that a number stands for in this page. */
    public RequestNames names(int number) {
        return names.value(number);
    }

    /** The first 64 bits of the id's hash. */
    public long idHigh(int request) {
        return numbers[request * WIDTH + ID_HIGH];
    }

    /** The last 64 bits of the id's hash. */
    public long idLow(int request) {
        return numbers[request * WIDTH + ID_LOW];
    }

    /** When it was made, in seconds since 1970, UTC. */
    public long created(int request) {
        return numbers[request * WIDTH + CREATED];
    }

    /** The number of its names. */
    public int namesNumber(int request) {
        return (int) numbers[request * WIDTH + NAMES];
    }

    public long input(int request) {
        return numbers[request * WIDTH + INPUT];
    }

    public long cached(int request) {
        return numbers[request * WIDTH + CACHED];
    }

    public long cacheWrite(int request) {
        return numbers[request * WIDTH + CACHE_WRITE];
    }

    public long output(int request) {
        return numbers[request * WIDTH + OUTPUT];
    }

    public long mediaInput(int request) {
        return numbers[request * WIDTH + MEDIA_INPUT];
    }

    public long mediaCached(int request) {
        return numbers[request * WIDTH + MEDIA_CACHED];
    }

    public long mediaOutput(int request) {
        return numbers[request * WIDTH + MEDIA_OUTPUT];
    }

    public long cacheWrite12h(int request) {
        return numbers[request * WIDTH + CACHE_WRITE_12H];
    }

    /** Whether it consumed what few requests do: audio, images, cache writes of 12 hours. */
    public boolean hasRare(int request) {
        return (mediaInput(request) | mediaCached(request) | mediaOutput(request) | cacheWrite12h(request)) != 0;
    }
}

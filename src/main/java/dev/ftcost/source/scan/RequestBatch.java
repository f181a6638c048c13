package dev.ftcost.source.scan;

import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RequestNames;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.usage.Confidential;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Requests as plain numbers, some thousands of them in the order of their file: this is what a reader of request logs hands over. They are
 * packed, one record behind the other, and lie so in the memory and on the disk: the two halves of the id's hash (MurmurHash3, x64, 128
 * bits, seed 0); the second and the number of the names, which holds within the batch; and the counts, two in each number when they
 * are small and of usual kinds, and each by itself when they are not.
 */
public final class RequestBatch {
    /** How many numbers a record has at the most. */
    public static final int WIDEST = 11;
    /** How many numbers a record has at the least. */
    public static final int NARROW = 5;

    private static final int FULL = 1 << 12;
    private static final int TIME_AND_NAMES = 2;
    private static final int COUNTS = 3;
    private static final long IS_WIDE = 1L << 31;
    private static final long IS_DUPLICATE = 1L << 30;
    private static final long NAMES = IS_DUPLICATE - 1;
    private static final long SMALL = (1L << 31) - 1;
    private static final long LOWER = (1L << 32) - 1;
    /** Between the names of a request; no name has it in it. */
    private static final byte END = '\n';
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final int LONGEST_PLAIN_NAMES = 1 << 10;

    private Dictionary<RequestNames> names = noNames();
    private final byte[] plainNames = new byte[LONGEST_PLAIN_NAMES];
    private long[] records = new long[NARROW << 10];
    private int end;
    private int size;

    private static Dictionary<RequestNames> noNames() {
        return new Dictionary<>(RequestBatch::names, new RequestNames(null, null, null, null, null));
    }

    /** Takes everything out, so that it can be filled again. */
    public void clear() {
        size = 0;
        end = 0;
        // A batch is filled by whichever thread takes it: names of an earlier chunk would make what is cached depend on that.
        names = noNames();
    }

    /** How many requests are in it. */
    public int size() {
        return size;
    }

    /** Whether it is time to hand it over and begin another. */
    public boolean isFull() {
        return size >= FULL;
    }

    /** The records, up to {@link #end}. */
    public long[] records() {
        return records;
    }

    /** The place behind the last record. */
    public int end() {
        return end;
    }

    /** @param id the request's, or one of its own for a request without one */
    public void add(String id, RequestRecord row) {
        byte[] text = String.join("\n", text(row.projectId()), text(row.apiKeyId()), text(row.model()),
                row.batch() == null ? "" : row.batch().toString(),
                text(row.serviceTier())).getBytes(StandardCharsets.UTF_8);
        int number = names.number(Arrays.copyOf(text, text.length + Long.BYTES), 0, text.length);
        Counts counts = row.counts();
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        add(MurmurHash3.hash128x64(bytes, 0, bytes.length, 0), number, row.created(), counts);
    }

    /** Adds an id that sums up other requests, so that a request of that id does not count. */
    public void addSum(String id) {
        add(id, new RequestRecord(id, 0, null, null, RequestNames.OF_SUM.model(), null, null, Counts.NONE));
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
        add(answer.hash(), names.number(plainNames, 0, to), answer.count(CompletionSchema.CREATED), answer.counts());
    }

    private void add(long[] hash, int namesNumber, long created, Counts counts) {
        if (end + WIDEST > records.length) {
            records = Arrays.copyOf(records, records.length * 2);
        }
        boolean isRare = (counts.mediaInput() | counts.mediaCached() | counts.mediaOutput() | counts.cacheWrite12h()) != 0;
        boolean isWide = isRare || (counts.input() | counts.output() | counts.cached() | counts.cacheWrite()) > SMALL;
        records[end++] = hash[0];
        records[end++] = hash[1];
        records[end++] = created << 32 | (isWide ? IS_WIDE : 0) | namesNumber;
        if (isWide) {
            records[end++] = counts.input();
            records[end++] = counts.cached();
            records[end++] = counts.cacheWrite();
            records[end++] = counts.output();
            records[end++] = counts.mediaInput();
            records[end++] = counts.mediaCached();
            records[end++] = counts.mediaOutput();
            records[end++] = counts.cacheWrite12h();
        } else {
            records[end++] = counts.input() << 32 | counts.output();
            records[end++] = counts.cached() << 32 | counts.cacheWrite();
        }
        size++;
    }

    private static RequestNames names(String text) {
        String[] all = text.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i].isEmpty() ? null : Confidential.masked(all[i]);
        }
        return new RequestNames(all[0], all[1], all[2], all[3] == null ? null : Boolean.valueOf(all[3]), all[4]);
    }

    /** How many numbers of names are in use; they begin with 0. */
    public int namesSize() {
        return names.size();
    }

    /** The names of a number in this batch. */
    public RequestNames names(int number) {
        return names.value(number);
    }

    /** How many numbers the record at a place has. */
    public static int width(long[] in, int at) {
        return isWide(in, at) ? WIDEST : NARROW;
    }

    private static boolean isWide(long[] in, int at) {
        return (in[at + TIME_AND_NAMES] & IS_WIDE) != 0;
    }

    /** Whether two records are of the same id. */
    public static boolean isSameId(long[] in, int at, int other) {
        return in[at] == in[other] && in[at + 1] == in[other + 1];
    }

    public static void markDuplicate(long[] in, int at) {
        in[at + TIME_AND_NAMES] |= IS_DUPLICATE;
    }

    public static boolean isDuplicate(long[] in, int at) {
        return (in[at + TIME_AND_NAMES] & IS_DUPLICATE) != 0;
    }

    /** Bits of the id's hash that are not those by which its bucket was chosen. */
    public static int idBits(long[] in, int at) {
        return (int) in[at + 1];
    }

    /** When it was made, in seconds since 1970, UTC. */
    public static long created(long[] in, int at) {
        return in[at + TIME_AND_NAMES] >>> 32;
    }

    /** The number of its names. */
    public static int namesNumber(long[] in, int at) {
        return (int) (in[at + TIME_AND_NAMES] & NAMES);
    }

    public static void setNamesNumber(long[] in, int at, int number) {
        in[at + TIME_AND_NAMES] = in[at + TIME_AND_NAMES] & ~SMALL | number;
    }

    public static Counts counts(long[] in, int at) {
        int from = at + COUNTS;
        if (isWide(in, at)) {
            return new Counts(1, in[from], in[from + 1], in[from + 2], in[from + 7], in[from + 3], in[from + 4], in[from + 5],
                    in[from + 6]);
        }
        return new Counts(1, in[from] >>> 32, in[from + 1] >>> 32, in[from + 1] & LOWER, 0, in[from] & LOWER, 0, 0, 0);
    }
}

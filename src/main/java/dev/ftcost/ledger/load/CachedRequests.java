package dev.ftcost.ledger.load;

import dev.ftcost.requests.RequestStore;
import dev.ftcost.source.record.RequestNames;
import dev.ftcost.source.scan.RequestBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The requests of a file, page by page: how many bytes of names and how many numbers there are, the names, and the
 * records of the batch. What cannot be written ends nobody's reading: {@link #close} says so.
 */
public final class CachedRequests implements Consumer<RequestBatch>, AutoCloseable {
    private static final int HEAD = 2 * Integer.BYTES;

    private final FileChannel channel;
    private IOException fault;

    public CachedRequests(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void accept(RequestBatch page) {
        try {
            if (fault == null) {
                write(page);
            }
        } catch (IOException e) {
            fault = e;
        }
    }

    private void write(RequestBatch page) throws IOException {
        byte[] names = names(page);
        ByteBuffer buffer = buffer(HEAD + names.length + page.end() * Long.BYTES).putInt(names.length).putInt(page.end()).put(names);
        buffer.slice().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(page.records(), 0, page.end());
        buffer.rewind();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] names(RequestBatch page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(page.namesSize());
        for (int number = 0; number < page.namesSize(); number++) {
            RequestNames of = page.names(number);
            for (String name : Arrays.asList(of.projectId(), of.apiKeyId(), of.model(), of.batch() == null ? null : of.batch().toString(),
                    of.serviceTier())) {
                out.writeBoolean(name != null);
                CachedText.write(out, name == null ? "" : name);
            }
        }
        return bytes.toByteArray();
    }

    /** Hands the requests of a file over again, as if they had just been read. */
    static void restore(Path file, RequestStore requests) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer head = buffer(HEAD);
            while (channel.position() < channel.size()) {
                fill(channel, head.clear());
                byte[] names = new byte[head.getInt(0)];
                fill(channel, ByteBuffer.wrap(names));
                ByteBuffer page = buffer(head.getInt(Integer.BYTES) * Long.BYTES);
                fill(channel, page);
                long[] records = new long[head.getInt(Integer.BYTES)];
                page.rewind().asLongBuffer().get(records);
                restore(numbers(names, requests), records, requests);
            }
        }
    }

    private static void fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("it is truncated");
            }
        }
    }

    /** What a number of names of the page is among those of the run. */
    private static int[] numbers(byte[] names, RequestStore requests) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(names));
        int[] numbers = new int[in.readInt()];
        for (int number = 0; number < numbers.length; number++) {
            String project = name(in);
            String key = name(in);
            String model = name(in);
            String batch = name(in);
            numbers[number] = requests
                    .number(new RequestNames(project, key, model, batch == null ? null : Boolean.valueOf(batch), name(in)));
        }
        return numbers;
    }

    private static String name(DataInputStream in) throws IOException {
        boolean isThere = in.readBoolean();
        String name = CachedText.read(in);
        return isThere ? name : null;
    }

    private static void restore(int[] numbers, long[] records, RequestStore requests) {
        for (int at = 0; at < records.length; at += RequestBatch.width(records, at)) {
            requests.add(records, at, numbers[RequestBatch.namesNumber(records, at)]);
        }
    }

    /** @throws IOException when some page could not be written, and the file is not whole */
    @Override
    public void close() throws IOException {
        channel.close();
        if (fault != null) {
            throw fault;
        }
    }
}

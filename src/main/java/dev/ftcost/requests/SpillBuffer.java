package dev.ftcost.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Plain numbers in chunks of one length. They lie outside of the heap, where no collector moves them; what is more than the memory
 * should hold goes to a file.
 */
final class SpillBuffer implements AutoCloseable {
    /** How many numbers a chunk has. */
    static final int LENGTH = 1 << 10;
    private static final int BYTES = LENGTH * Long.BYTES;
    private static final int CHUNKS_IN_BLOCK = 1 << 10;

    private final Path file;
    private final int mostBlocks;
    private final List<ByteBuffer> blocks = new ArrayList<>();
    private FileChannel channel;
    private int size;

    /**
     * @param file is made when it is needed
     * @param mostBlocks how much the memory holds, in 8 MB
     */
    SpillBuffer(Path file, int mostBlocks) {
        this.file = file;
        this.mostBlocks = mostBlocks;
    }

    /** Keeps a copy of the numbers of a chunk. @return its place among all chunks */
    int add(long[] numbers) {
        int number = size++;
        int block = number / CHUNKS_IN_BLOCK;
        if (block < mostBlocks) {
            if (block == blocks.size()) {
                blocks.add(ByteBuffer.allocateDirect(BYTES * CHUNKS_IN_BLOCK).order(ByteOrder.nativeOrder()));
            }
            inMemory(number).asLongBuffer().put(numbers);
        } else {
            write(number, numbers);
        }
        return number;
    }

    /** Copies the first numbers of a chunk back; threads may ask side by side. */
    void get(int number, long[] numbers, int from, int length) {
        ByteBuffer chunk = number / CHUNKS_IN_BLOCK < mostBlocks ? inMemory(number) : read(number);
        chunk.asLongBuffer().get(numbers, from, length);
    }

    private ByteBuffer inMemory(int number) {
        return blocks.get(number / CHUNKS_IN_BLOCK).slice(number % CHUNKS_IN_BLOCK * BYTES, BYTES).order(ByteOrder.nativeOrder());
    }

    private long position(int number) {
        return ((long) number - (long) mostBlocks * CHUNKS_IN_BLOCK) * BYTES;
    }

    private void write(int number, long[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.asLongBuffer().put(numbers);
        try {
            channel = channel != null ? channel
                    : FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            while (buffer.hasRemaining()) {
                channel.write(buffer, position(number) + buffer.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer read(int number) {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        try {
            while (buffer.hasRemaining()) {
                channel.read(buffer, position(number) + buffer.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.flip();
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

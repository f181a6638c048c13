package dev.ftcost.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/** Turns a reader that hands rows over into an iterator that is asked for them, with a bounded number of rows between the two. */
final class RowQueue implements Iterator<Row> {
    private static final int BATCH = 512;
    private static final int BATCHES = 16;

    private final BlockingQueue<List<Row>> batches = new ArrayBlockingQueue<>(BATCHES);
    private Iterator<Row> batch = List.<Row>of().iterator();
    private volatile Throwable fault;
    private boolean isAtEnd;
    /** The reader's alone. */
    private List<Row> open = new ArrayList<>(BATCH);

    /** Reads something to its end. */
    interface Reader {
        void read(Consumer<Row> rows) throws Exception;
    }

    RowQueue(Reader reader) {
        Thread thread = new Thread(() -> run(reader), "ftcost-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Reader reader) {
        try {
            reader.read(this::add);
            flush();
        } catch (Throwable e) {
            fault = e;
        }
        put(List.of());
    }

    private void add(Row row) {
        open.add(row);
        if (open.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!open.isEmpty()) {
            put(open);
            open = new ArrayList<>(BATCH);
        }
    }

    private void put(List<Row> rows) {
        try {
            batches.put(rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && !isAtEnd) {
            try {
                List<Row> next = batches.take();
                // An empty batch is the last.
                isAtEnd = next.isEmpty();
                batch = next.iterator();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        if (!batch.hasNext() && fault != null) {
            throw new IllegalStateException(fault);
        }
        return batch.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.next();
    }
}

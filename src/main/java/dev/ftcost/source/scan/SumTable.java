package dev.ftcost.source.scan;

import java.util.Arrays;

/** Rows of numbers, found by the four numbers that each begins with: a hash table that makes no garbage, however many rows are looked up. */
public final class SumTable {
    /** How many numbers of a row are its key. */
    public static final int KEYS = 4;
    private static final int FEWEST_SLOTS = 1 << 9;
    /** An odd number with its bits well mixed: the golden ratio of 2^64. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int width;
    private long[] cells;
    /** The numbers of the rows, from 1; 0 is free. */
    private int[] slots = new int[FEWEST_SLOTS];
    private int size;

    /** @param width how many numbers a row has, its key among them */
    public SumTable(int width) {
        this.width = width;
        this.cells = new long[width * FEWEST_SLOTS / 2];
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** The numbers of all rows, one row behind the other; another array once a row is added. */
    public long[] cells() {
        return cells;
    }

    /** Finds the row of a key, or begins it with zeros behind the key. @return the place of its first number */
    public int row(long first, long second, long third, long fourth) {
        int slot = slot(first, second, third, fourth);
        for (int number = slots[slot]; number != 0; number = slots[slot]) {
            int row = (number - 1) * width;
            if (cells[row] == first && cells[row + 1] == second && cells[row + 2] == third && cells[row + 3] == fourth) {
                return row;
            }
            slot = slot + 1 & slots.length - 1;
        }
        int row = size * width;
        if (row == cells.length) {
            cells = Arrays.copyOf(cells, row * 2);
        }
        cells[row] = first;
        cells[row + 1] = second;
        cells[row + 2] = third;
        cells[row + 3] = fourth;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            rehash();
        }
        return row;
    }

    private int slot(long first, long second, long third, long fourth) {
        long hash = ((first * MIX ^ second) * MIX ^ third) * MIX;
        hash = ((hash ^ hash >>> 31) + fourth) * MIX;
        return (int) (hash >>> 36) & slots.length - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int number = 1; number <= size; number++) {
            int row = (number - 1) * width;
            int slot = slot(cells[row], cells[row + 1], cells[row + 2], cells[row + 3]);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number;
        }
    }

    /** Takes all rows out. */
    public void clear() {
        Arrays.fill(cells, 0, size * width, 0);
        if (size * 16 < slots.length) {
            // A few rows after many: a small table is emptied sooner.
            slots = new int[FEWEST_SLOTS];
        } else {
            Arrays.fill(slots, 0);
        }
        size = 0;
    }
}

package dev.ftcost.source.scan;

import dev.ftcost.source.scan.CompletionField.Does;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** The fields of an object, found by the bytes of their names. */
final class CompletionSchema {
    private static final int PLACES = 256;

    private final CompletionField[] fields = new CompletionField[PLACES];
    private final byte[][] names = new byte[PLACES][];

    CompletionSchema text(String name, int slot) {
        return with(new CompletionField(name, Does.TEXT, slot, null, 0));
    }

    CompletionSchema count(String name, int slot, int kinds) {
        return with(new CompletionField(name, Does.COUNT, slot, null, kinds));
    }

    CompletionSchema object(String name, int slot, CompletionSchema inside, int kinds) {
        return with(new CompletionField(name, Does.OBJECT, slot, inside, kinds));
    }

    CompletionSchema body(String name, CompletionSchema inside) {
        return with(new CompletionField(name, Does.BODY, -1, inside, 0));
    }

    CompletionSchema all(Collection<String> some, Does does) {
        some.forEach(name -> with(new CompletionField(name, does, -1, null, 0)));
        return this;
    }

    private CompletionSchema with(CompletionField field) {
        byte[] name = field.name().getBytes(StandardCharsets.US_ASCII);
        int at = place(Arrays.copyOf(name, name.length + Long.BYTES), 0, name.length);
        while (fields[at] != null) {
            at = at + 1 & PLACES - 1;
        }
        fields[at] = field;
        names[at] = name;
        return this;
    }

    /** The field of a name, the first of two that were given; null when it is none of them. */
    CompletionField of(byte[] block, int from, int to) {
        for (int at = place(block, from, to); fields[at] != null; at = at + 1 & PLACES - 1) {
            if (Arrays.equals(names[at], 0, names[at].length, block, from, to)) {
                return fields[at];
            }
        }
        return null;
    }

    /** By the first eight bytes of a name, its last eight and its length. */
    private static int place(byte[] block, int from, int to) {
        int length = to - from;
        long first = (long) Dictionary.LONGS.get(block, from);
        long ends = length < Long.BYTES ? first << (Long.BYTES - length) * 8 : first ^ (long) Dictionary.LONGS.get(block, to - Long.BYTES) * Dictionary.MIX;
        return (int) ((ends + length) * Dictionary.MIX >>> 56);
    }
}

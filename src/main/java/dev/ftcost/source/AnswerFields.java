package dev.ftcost.source;

import dev.ftcost.source.AnswerField.Does;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** The fields of an object, found by the bytes of their names. */
final class AnswerFields {
    private static final int PLACES = 256;

    private final AnswerField[] fields = new AnswerField[PLACES];
    private final byte[][] names = new byte[PLACES][];

    AnswerFields text(String name, int slot) {
        return with(new AnswerField(name, Does.TEXT, slot, null, 0));
    }

    AnswerFields count(String name, int slot, int kinds) {
        return with(new AnswerField(name, Does.COUNT, slot, null, kinds));
    }

    AnswerFields object(String name, int slot, AnswerFields inside, int kinds) {
        return with(new AnswerField(name, Does.OBJECT, slot, inside, kinds));
    }

    AnswerFields body(String name, AnswerFields inside) {
        return with(new AnswerField(name, Does.BODY, -1, inside, 0));
    }

    AnswerFields all(Collection<String> some, Does does) {
        some.forEach(name -> with(new AnswerField(name, does, -1, null, 0)));
        return this;
    }

    private AnswerFields with(AnswerField field) {
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
    AnswerField of(byte[] block, int from, int to) {
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
        long first = (long) Names.LONGS.get(block, from);
        long ends = length < Long.BYTES ? first << (Long.BYTES - length) * 8 : first ^ (long) Names.LONGS.get(block, to - Long.BYTES) * Names.MIX;
        return (int) ((ends + length) * Names.MIX >>> 56);
    }
}

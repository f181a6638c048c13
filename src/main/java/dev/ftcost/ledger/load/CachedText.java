package dev.ftcost.ledger.load;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A text of any length in a file of the cache, character by character: what is read is what was written, half a pair of surrogates too. */
public final class CachedText {
    private CachedText() {}

    public static void write(DataOutput out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    public static String read(DataInput in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int left = in.readInt(); left > 0; left--) {
            text.append(in.readChar());
        }
        return text.toString();
    }
}

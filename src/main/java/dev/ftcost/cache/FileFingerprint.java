package dev.ftcost.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * How a file is known again without being read: its path, size, time of change to the nanosecond, inode, and the first and the last
 * bytes of it; and who read it.
 *
 * @param place the same for all states of one path
 * @param state different when any of it has changed
 * @param changedNanos when the file was changed last, since 1970
 */
record FileFingerprint(String place, String state, long changedNanos) {
    /** From each end. */
    private static final int LOOKED_AT = 1 << 16;

    /** @param reader whatever else decides what is read from a file */
    static FileFingerprint of(Path path, String reader) throws IOException {
        Path real = path.toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        long changed = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        MessageDigest state = sha256();
        state.update(
                (attributes.size() + "\n" + changed + "\n" + attributes.fileKey() + "\n" + reader + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(real)) {
            update(state, channel, 0);
            update(state, channel, Math.max(0, attributes.size() - LOOKED_AT));
        }
        return new FileFingerprint(digest(real.toString()), hex(state.digest()), changed);
    }

    private static void update(MessageDigest digest, FileChannel channel, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LOOKED_AT);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // Until it is full or the file is at its end.
        }
        digest.update(buffer.flip());
    }

    static String digest(String text) {
        return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** 128 bits are enough to tell files apart. */
    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, 16);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** The name of what is cached of the file. */
    String name() {
        return place + "-" + state;
    }
}

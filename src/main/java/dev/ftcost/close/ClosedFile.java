package dev.ftcost.close;

import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file of a closed month.
 *
 * @param size in bytes
 * @param sha256 in hexadecimal digits
 */
public record ClosedFile(String name, long size, String sha256) {
    /** What is no part of the month as it was closed. */
    private static final Set<String> ADDED = Set.of(ClosedMonth.FILE, MonthAdjustments.FILE);

    /** The files of a month's folder by name, without hidden ones. */
    static List<ClosedFile> in(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isRegularFile).filter(child -> isOfMonth(child.getFileName().toString())).sorted()
                    .map(ClosedFile::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the files in '" + folder + "' cannot be listed: " + IoReason.of(e) + ".", e);
        }
    }

    private static boolean isOfMonth(String name) {
        return !name.startsWith(".") && !ADDED.contains(name);
    }

    private static ClosedFile of(Path file) {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), newDigest())) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new ClosedFile(file.getFileName().toString(), size, HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + file + "' cannot be read: " + IoReason.of(e) + ".", e);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

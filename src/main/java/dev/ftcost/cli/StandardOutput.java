package dev.ftcost.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a command prints, and whether it arrived: a writer for text goes on after a failure and says nothing of it. */
public final class StandardOutput extends FilterOutputStream {
    private final boolean isPipe;
    private IOException failure;

    /** @param isPipe whether another program reads it, and may have read enough */
    public StandardOutput(OutputStream out, boolean isPipe) {
        super(out);
        this.isPipe = isPipe;
    }

    /** Whether stdout of this process is a pipe or a socket. Where the system does not say, an error message does. */
    public static boolean isPipe() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** What went wrong; null when everything arrived, or when the reader closed the pipe because it had read enough. */
    public IOException failure() {
        boolean hadEnough = failure != null
                && (isPipe || String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe"));
        return hadEnough ? null : failure;
    }
}

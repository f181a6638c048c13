package dev.ftcost.sheet;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.file.Path;
import java.util.Map;

/**
 * Exchanges two folders in one step, so that there is no moment without either. Linux and macOS can, each by a call of its own; Java has none. It
 * is loaded when a folder is to be replaced that is there.
 */
final class FolderExchange {
    /** The path is not relative to a folder that is open. */
    private static final int FROM_HERE = -100;
    private static final int EXCHANGE = 2;
    private static final CLibrary SYSTEM = load();

    /** The calls of the system's C library; zero is success. */
    interface CLibrary extends Library {
        int renameat2(int oldFolder, String oldPath, int newFolder, String newPath, int flags);

        int renamex_np(String from, String to, int flags);
    }

    private FolderExchange() {}

    /** False when the system or its file system has no such step; nothing has changed then. */
    static boolean exchange(Path one, Path other) {
        if (SYSTEM == null) {
            return false;
        }
        try {
            String from = one.toAbsolutePath().toString();
            String to = other.toAbsolutePath().toString();
            return (System.getProperty("os.name").startsWith("Mac") ? SYSTEM.renamex_np(from, to, EXCHANGE)
                    : SYSTEM.renameat2(FROM_HERE, from, FROM_HERE, to, EXCHANGE)) == 0;
        } catch (LinkageError e) {
            // A C library without the call.
            return false;
        }
    }

    private static CLibrary load() {
        try {
            // The start script has the library beside the jar. Else it is unpacked, and gone once it is loaded.
            System.setProperty("jna.nosys", "false");
            return Native.load("c", CLibrary.class, Map.of(Library.OPTION_STRING_ENCODING, System.getProperty("sun.jnu.encoding")));
        } catch (LinkageError | RuntimeException e) {
            return null;
        }
    }
}

package dev.ftcost.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A master and workers of Spark as processes of their own, on loopback, started from the jars that Maven brought. */
final class StandaloneCluster implements AutoCloseable {
    private static final Path INSTALLATION = Path.of("target/spark/installation").toAbsolutePath();
    private static final long PATIENCE_MILLIS = 300_000;

    private final Path folder;
    private final int port;
    private final Process master;
    private final Map<String, Process> workers = new HashMap<>();

    StandaloneCluster(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        this.master = start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", Integer.toString(port),
                "--webui-port", "0");
        for (long end = System.currentTimeMillis() + PATIENCE_MILLIS; !answers(); Thread.sleep(200)) {
            if (System.currentTimeMillis() > end || !master.isAlive()) {
                throw new IllegalStateException("the master does not answer; see " + folder.resolve("master.log"));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return "spark://127.0.0.1:" + port;
    }

    void startWorker(String name) throws IOException {
        workers.put(name, start(name, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g",
                "--work-dir", folder.resolve(name).toString(), "--webui-port", "0", url()));
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx256m", "-cp", INSTALLATION + "/jars/*", main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPARK_HOME", INSTALLATION.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile()).start();
    }

    /**
     * Kills the worker whose executor reads a file, together with that, in the middle of the file: stopped first, so that it is in the middle
     * when it dies.
     *
     * @return where the executor was in the file, in bytes; -1 when none was ever in the middle of it
     */
    long killReaderInTheMiddle(Path file) {
        try {
            long size = Files.size(file);
            for (long end = System.currentTimeMillis() + PATIENCE_MILLIS; System.currentTimeMillis() < end; Thread.sleep(5)) {
                for (Process worker : workers.values()) {
                    long at = killReader(worker, file.toRealPath(), size);
                    if (at > 0) {
                        return at;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return -1;
    }

    private static long killReader(Process worker, Path file, long size) throws IOException, InterruptedException {
        for (ProcessHandle executor : worker.descendants().toList()) {
            if (isInTheMiddle(position(executor.pid(), file), size) && signal("STOP", executor.pid())) {
                long at = position(executor.pid(), file);
                if (isInTheMiddle(at, size)) {
                    signal("KILL", worker.pid());
                    signal("KILL", executor.pid());
                    return at;
                }
                signal("CONT", executor.pid());
            }
        }
        return -1;
    }

    /** The first blocks are read by whoever wants to know what the file is. */
    private static boolean isInTheMiddle(long at, long size) {
        return at > size / 5 && at < size * 4 / 5;
    }

    private static boolean signal(String name, long pid) throws IOException, InterruptedException {
        return new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor() == 0;
    }

    /** How far a process has read a file that it holds open; -1 when it does not, or is no more. */
    private static long position(long pid, Path file) {
        Path open = Path.of("/proc", Long.toString(pid), "fd");
        try (Stream<Path> numbers = Files.list(open)) {
            for (Path number : numbers.toList()) {
                if (Files.isSymbolicLink(number) && Files.readSymbolicLink(number).equals(file)) {
                    String position = Files.readAllLines(open.resolveSibling("fdinfo").resolve(number.getFileName())).get(0);
                    return Long.parseLong(position.replaceFirst("pos:\\s*", ""));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // It was closed, or the process has ended, in this moment.
            return -1;
        }
        return -1;
    }

    @Override
    public void close() {
        for (Process worker : workers.values()) {
            worker.descendants().forEach(ProcessHandle::destroyForcibly);
            worker.destroyForcibly();
        }
        master.destroyForcibly();
    }
}

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
    private static final long PATIENCE_MILLIS = 120_000;

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

    /** Kills a worker with its executor once that has finished some of its tasks. */
    void killWorkerInTheMiddle(String name) {
        try {
            for (long end = System.currentTimeMillis() + PATIENCE_MILLIS; !hasFinishedTasks(name) && System.currentTimeMillis() < end;) {
                Thread.sleep(20);
            }
            Process worker = workers.get(name);
            List<ProcessHandle> executors = worker.descendants().toList();
            if (!executors.isEmpty()) {
                worker.destroyForcibly().waitFor();
                executors.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasFinishedTasks(String name) throws IOException {
        if (!Files.exists(folder.resolve(name))) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            for (Path log : files.filter(file -> file.endsWith("stderr")).toList()) {
                if (Files.readString(log).contains("Finished task")) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isKilled(String name) {
        return !workers.get(name).isAlive();
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

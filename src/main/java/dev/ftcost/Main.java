package dev.ftcost;

import dev.ftcost.cli.Ftcost;
import dev.ftcost.cli.StandardOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program: runs one command, flushes what it said, and ends with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try {
            run(args);
        } catch (SecurityException e) {
            System.err.println("error: a security manager of Java forbids what ftcost needs; run it without -Djava.security.manager.");
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(String[] args) {
        Ftcost.begin();
        StandardOutput stdout = new StandardOutput(new FileOutputStream(FileDescriptor.out), StandardOutput.isPipe());
        PrintWriter out = new PrintWriter(new OutputStreamWriter(stdout, StandardCharsets.UTF_8));
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int code = Ftcost.run(out, err, args);
        out.flush();
        code = Ftcost.ended(code, stdout, err);
        err.flush();
        System.exit(code);
    }
}

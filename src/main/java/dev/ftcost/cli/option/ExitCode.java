package dev.ftcost.cli.option;

/** The exit codes. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int LOOK = 3;
    public static final int CONTRADICTION = 4;

    private ExitCode() {}
}

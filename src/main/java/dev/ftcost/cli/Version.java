package dev.ftcost.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
public final class Version implements IVersionProvider {
    /** The same as in pom.xml; a test compares the two. */
    private static final String VERSION = "1.0.0";

    @Override
    public String[] getVersion() {
        return new String[] {"ftcost " + number()};
    }

    public static String number() {
        return VERSION;
    }
}

package dev.ftcost.pull;

/** Hears how a pull gets on. */
public interface PullListener {
    void warning(String sentence);

    /** @param files how many files there are to pull */
    void begins(int files);

    /** One more file is done. */
    void done();
}

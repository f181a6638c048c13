package dev.ftcost.anomaly;

/** What a cost series did that its past does not explain. */
public enum Kind {
    /** One day far above what was expected. */
    SPIKE,
    /** A higher level from one day to the next. */
    LEVEL_SHIFT,
    /** A rise over weeks, faster than the growth that was under way. */
    DRIFT,
    /** A collapse of the level, to zero included. */
    DROP
}

package dev.ftcost.source.record;

/** What usage is counted in that is not counted in tokens; it has no price here. */
public enum OtherUnit {
    IMAGES("images"), CHARACTERS("characters of speech"), SECONDS("seconds of audio"), SESSIONS("sessions");

    private final String label;

    OtherUnit(String label) {
        this.label = label;
    }

    /** In the plural. */
    public String label() {
        return label;
    }
}

package dev.ftcost.estimate;

/** Something to keep in mind: what can no longer be done, or why a price is missing. */
public record Note(String about, String sentence) {}

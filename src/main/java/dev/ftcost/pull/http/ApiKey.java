package dev.ftcost.pull.http;

import dev.ftcost.usage.InputError;

/** A secret with the name under which it was given; the secret is in no message and in no text of this object. */
public final class ApiKey {
    public static final String ADMIN = "OPENAI_ADMIN_KEY";
    public static final String PROJECT = "OPENAI_API_KEY";

    private final String name;
    private final String secret;

    private ApiKey(String name, String secret) {
        this.name = name;
        this.secret = secret;
    }

    /** @param place where the secret was found, for the message */
    static ApiKey of(String name, String secret, String place) {
        if (!secret.matches("[\\x21-\\x7e]{8,1000}")) {
            throw new InputError(place + ": " + name + " is not a key (a single word such as sk-admin-…); copy it again.");
        }
        return new ApiKey(name, secret);
    }

    boolean isAdmin() {
        return name.equals(ADMIN);
    }

    String name() {
        return name;
    }

    String header() {
        return "Bearer " + secret;
    }

    /** A text of the server without this key, should it repeat it. */
    String removedFrom(String text) {
        return text.replace(secret, "(key)");
    }

    @Override
    public String toString() {
        return name;
    }
}

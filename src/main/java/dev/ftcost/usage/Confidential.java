package dev.ftcost.usage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an id or a name may not say: e-mail addresses and API keys. In their place stands a word made of their checksum, so that two
 * different ones stay different and the same one is the same in every file and every run.
 */
public final class Confidential {
    private static final Pattern EMAIL = Pattern.compile("[\\w.!#$%&'*+=?^`{|}~-]++@[\\w-]++(?:\\.[\\w-]++)*\\.\\p{L}[\\w-]++",
            Pattern.UNICODE_CHARACTER_CLASS);
    /** OpenAI's keys have at least 40 characters here; a model's suffix may well begin with {@code sk-}. */
    private static final Pattern KEY = Pattern.compile("(?<![\\w-])sk-[\\w.*-]{16,}+");
    /** 48 bits: among 100,000 addresses, two are taken for one with a chance of 1 in 50,000. */
    private static final int DIGITS = 12;

    private Confidential() {}

    /** The text with {@code email-…} and {@code key-…} in place of what it may not say; the same text when there is nothing of that. */
    public static String masked(String text) {
        if (text == null) {
            return null;
        }
        String masked = text.indexOf('@') < 0 ? text : EMAIL.matcher(text).replaceAll(found -> word("email-", found.group()));
        return masked.contains("sk-") ? KEY.matcher(masked).replaceAll(found -> word("key-", found.group())) : masked;
    }

    private static String word(String prefix, String secret) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Matcher.quoteReplacement(prefix + HexFormat.of().formatHex(sum).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

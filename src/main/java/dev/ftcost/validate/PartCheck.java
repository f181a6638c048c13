package dev.ftcost.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Checks content that is a list of parts: text, and a user's images. */
final class PartCheck {
    private static final Pattern IMAGE = Pattern.compile("https?://.+|data:image/(png|jpe?g|webp);base64,.+", Pattern.DOTALL);
    private static final int SCHEME = 40;

    private PartCheck() {}

    static void parts(String where, JsonNode parts, boolean ofUser, BiConsumer<String, String> error) {
        if (parts.isEmpty()) {
            error.accept("missing_content", where + " is empty");
        }
        int i = 0;
        for (JsonNode part : parts) {
            part(where + "[" + i++ + "]", part, ofUser, error);
        }
    }

    private static void part(String where, JsonNode part, boolean ofUser, BiConsumer<String, String> error) {
        switch (part.path("type").asText()) {
            case "text" -> {
                if (!part.path("text").isTextual() || part.path("text").textValue().isEmpty()) {
                    error.accept("missing_content", where + ".text is not a string, or empty");
                }
            }
            case "image_url" -> {
                if (!ofUser) {
                    error.accept("image_role", where + " is an image; only messages of the role user may have one");
                }
                String url = part.path("image_url").path("url").asText();
                if (!IMAGE.matcher(url.length() > SCHEME ? url.substring(0, SCHEME) : url).matches()) {
                    error.accept("image_url",
                            where + ".image_url.url is neither a URL (https://…) nor a JPEG, PNG or WEBP (data:image/…;base64,…)");
                }
            }
            default -> error.accept("content_type", where + ".type " + Named.of(part.path("type")) + " is neither text nor image_url");
        }
    }

    static int images(JsonNode messages) {
        int images = 0;
        for (JsonNode message : messages) {
            for (JsonNode part : message.path("content")) {
                images += part.path("type").asText().equals("image_url") ? 1 : 0;
            }
        }
        return images;
    }
}

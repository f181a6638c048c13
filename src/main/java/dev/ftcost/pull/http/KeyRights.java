package dev.ftcost.pull.http;

/** Which right an endpoint asks for, and where a key with it is made. */
final class KeyRights {
    private KeyRights() {}

    static String of(String path) {
        if (path.startsWith("organization/usage") || path.startsWith("organization/costs")) {
            return "api.usage.read";
        }
        if (path.startsWith("organization/")) {
            return "api.management.read";
        }
        return path.startsWith("fine_tuning") ? "api.fine_tuning.jobs.read" : "api.model.read";
    }

    static String wayOut(ApiKey key) {
        return key.isAdmin()
                ? "An organization owner makes an admin key that may read at https://platform.openai.com/settings/organization/admin-keys."
                : "A key of the project, with read access to models and fine-tuning, is made at https://platform.openai.com/api-keys.";
    }
}

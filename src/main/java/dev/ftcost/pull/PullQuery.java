package dev.ftcost.pull;

import dev.ftcost.pull.http.ApiKey;
import dev.ftcost.pull.http.ApiKeys;
import dev.ftcost.usage.InputError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What to pull, and where to.
 *
 * @param since the first day; null for where earlier pulls began, or the month before last
 * @param until the last day; null for today
 * @param today null for the server's day
 * @param settleDays how many of the newest days, today included, are pulled again
 * @param timeout for one page, with all attempts
 */
public record PullQuery(Path folder, LocalDate since, LocalDate until, LocalDate today, Set<PullKind> what, boolean hourly, int settleDays,
        Duration timeout) {
    private static final LocalDate FIRST = LocalDate.of(2020, 6, 1);
    private static final int MOST_SETTLE_DAYS = 365;

    public PullQuery {
        what = Set.copyOf(what);
        if (since != null && until != null && until.isBefore(since)) {
            throw new InputError("--until '" + until + "' is before --since '" + since + "'.");
        }
        if (since != null && since.isBefore(FIRST)) {
            throw new InputError("--since '" + since + "' is before OpenAI had an API; use " + FIRST + " or later.");
        }
        if (settleDays < 1 || settleDays > MOST_SETTLE_DAYS) {
            throw new InputError("--settle-days '" + settleDays + "' is not a number of days between 1 and " + MOST_SETTLE_DAYS + ".");
        }
    }

    boolean wants(PullKind kind) {
        return what.contains(kind);
    }

    /**
     * Refuses what cannot be pulled with these keys, and warns of it where it was not asked for by name.
     *
     * @param isNamed whether the command line says what to pull
     */
    public void check(ApiKeys keys, boolean isNamed, Consumer<String> warnings) {
        List<String> missing = new ArrayList<>();
        if (keys.admin() == null && what.stream().anyMatch(PullKind::needsAdmin)) {
            missing.add(ApiKey.ADMIN + " is not set, so " + PullKind.list(what, true) + " are not pulled");
        }
        if (keys.projects().isEmpty() && !what.stream().allMatch(PullKind::needsAdmin)) {
            missing.add(ApiKey.PROJECT + " is not set, so " + PullKind.list(what, false) + " are not pulled");
        }
        boolean nothing = keys.admin() == null && keys.projects().isEmpty();
        if (nothing || isNamed && !missing.isEmpty()) {
            throw new InputError((nothing ? "there is no key" : missing.get(0)) + "; set " + ApiKey.ADMIN + " (usage, costs, projects) and "
                    + ApiKey.PROJECT + " (jobs, models) in the environment, or use --key-file.");
        }
        missing.forEach(each -> warnings.accept(each + "."));
    }
}

package dev.ftcost.pull;

import dev.ftcost.pull.http.ApiClient;
import dev.ftcost.pull.http.ApiKeys;
import dev.ftcost.pull.http.BaseUrl;
import dev.ftcost.pull.http.Proxies;
import dev.ftcost.pull.http.PullFault.Scope;
import dev.ftcost.pull.http.PullFault;
import dev.ftcost.pull.http.ServerClock;
import dev.ftcost.usage.InputError;
import dev.ftcost.usage.IoReason;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings usage, costs, jobs, projects and models into a folder: what is settled and there is not asked for again. */
public final class Pull {
    private static final int FIRST_MONTHS = 2;

    private final PullQuery query;
    private final ApiKeys keys;
    private final ApiClient client;
    private final PullFolder folder;
    private final PullListener listener;
    private final PullSummary summary = new PullSummary();
    /** Whether nothing says that further requests are in vain. */
    private boolean connected = true;
    private boolean adminWorks = true;

    private Pull(PullQuery query, ApiKeys keys, ApiClient client, PullFolder folder, PullListener listener) {
        this.query = query;
        this.keys = keys;
        this.client = client;
        this.folder = folder;
        this.listener = listener;
    }

    /**
     * @param environment where a proxy is named
     * @throws PullFault if nothing could be asked for; what failed later is in the summary
     */
    public static PullSummary run(PullQuery query, BaseUrl base, ApiKeys keys, Map<String, String> environment, PullListener listener)
            throws IOException {
        ServerClock clock = ServerClock.ofThisMachine();
        ApiClient client = new ApiClient(base, query.timeout(), clock, Proxies.of(environment));
        try (PullFolder folder = PullFolder.open(query.folder())) {
            LocalDate day = query.today();
            if (day == null) {
                client.askClock();
                day = clock.day();
            }
            Pull pull = new Pull(query, keys, client, folder, listener);
            pull.all(day);
            String wrong = clock.warning(base.host());
            if (wrong != null) {
                listener.warning(wrong);
            }
            return pull.summary;
        } catch (PullFault e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("'" + query.folder() + "' cannot be read or written: " + IoReason.of(e) + ".", e);
        }
    }

    private void all(LocalDate day) throws IOException {
        List<MonthTask> tasks = tasks(day);
        boolean projects = query.wants(PullKind.PROJECTS) && keys.admin() != null;
        boolean jobs = query.wants(PullKind.JOBS) && !keys.projects().isEmpty();
        boolean models = query.wants(PullKind.MODELS) && !keys.projects().isEmpty();
        listener.begins(tasks.size() + (projects ? 1 : 0) + (jobs ? 1 : 0) + (models ? 1 : 0));
        buckets(tasks);
        ListPull lists = new ListPull(client, folder);
        if (projects && adminWorks) {
            list(PullKind.PROJECTS, () -> projects(lists));
        }
        if (jobs) {
            list(PullKind.JOBS, () -> lists.jobs(keys.projects()));
        }
        if (models) {
            list(PullKind.MODELS, () -> lists.models(keys.projects()));
        }
        summary.pages(lists.pages());
    }

    private long projects(ListPull lists) throws IOException {
        long[] counts = lists.projects(keys.admin());
        summary.keys(counts[1]);
        return counts[0];
    }

    /** The months of every endpoint, the oldest first. */
    private List<MonthTask> tasks(LocalDate day) throws IOException {
        List<MonthTask> tasks = new ArrayList<>();
        if (keys.admin() == null || !query.wants(PullKind.USAGE) && !query.wants(PullKind.COSTS)) {
            return tasks;
        }
        LocalDate last = query.until() == null || query.until().isAfter(day) ? day : query.until();
        LocalDate known = folder.earliest();
        LocalDate since = query.since() != null ? query.since() : known != null ? known : day.withDayOfMonth(1).minusMonths(FIRST_MONTHS);
        if (since.isAfter(last)) {
            throw new InputError("--since '" + since + "' is after " + (last.equals(day) ? "today, " : "--until, ") + last + ".");
        }
        LocalDate settled = day.minusDays(query.settleDays() - 1L);
        summary.span(since, last, settled.minusDays(1));
        for (Endpoint endpoint : Endpoint.values()) {
            for (YearMonth month = YearMonth.from(since); query.wants(endpoint.what()) && !month.isAfter(YearMonth.from(last));
                    month = month
                            .plusMonths(1)) {
                tasks.add(MonthTask.of(endpoint, month, since, last.plusDays(1), settled, query.hourly(), folder));
            }
        }
        return tasks;
    }

    private void buckets(List<MonthTask> tasks) throws IOException {
        BucketPull buckets = new BucketPull(client, keys.admin(), folder, listener::warning);
        Endpoint failed = null;
        for (MonthTask task : tasks) {
            if (task.isDone()) {
                summary.wasFinal();
            } else if (task.endpoint() != failed && adminWorks && connected) {
                failed = bucket(task, buckets) ? null : task.endpoint();
            }
            listener.done();
        }
        summary.pages(buckets.pages());
    }

    private boolean bucket(MonthTask task, BucketPull buckets) throws IOException {
        try {
            buckets.pull(task);
            summary.wrote();
            return true;
        } catch (PullFault fault) {
            if (fault.scope() == Scope.NO_ENDPOINT && task.endpoint() == Endpoint.DECISIONS) {
                listener.warning("usage of decisions is not pulled: the API does not offer it.");
            } else {
                failed(fault);
            }
            return false;
        }
    }

    private void failed(PullFault fault) {
        summary.fault(fault.getMessage());
        connected &= fault.scope() != Scope.RUN;
        adminWorks &= fault.scope() != Scope.KEY;
    }

    /** Pulls a list, which says how long it is. */
    private interface Counted {
        long pull() throws IOException;
    }

    private void list(PullKind kind, Counted list) throws IOException {
        if (!connected) {
            return;
        }
        try {
            summary.list(kind, list.pull());
        } catch (PullFault fault) {
            failed(fault);
        }
        listener.done();
    }
}

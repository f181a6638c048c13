package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides once for each trace which of its spans are requests: of the copies of a span the finished one counts, and a span above another request
 * is its sum and not a request of its own. Spans wait in memory, 100,000 at most; beyond that the trace that began first is decided.
 */
public final class SpanTree {
    private static final int MOST_WAITING = 100_000;
    /** Deeper trees are cut, and so are circles. */
    private static final int DEEPEST = 1_000;

    /**
     * A span of a model call.
     *
     * @param row null when it does not say what it used
     * @param fault why it has no row; null when it needs none, because nothing was billed
     * @param responseId of the answer, if it names one and says itself that it is a model call
     * @param isAgent whether it says itself that it sums up other spans; its fault holds when its trace has no request
     */
    public record Span(String trace, String id, String parent, long line, RequestRecord row, BadValue fault, String responseId,
            boolean isAgent) {
        private boolean isUnknown() {
            return row == null && fault != null;
        }

        /** Whether it says that it is another request than one below it. */
        private boolean isApartFrom(Span below) {
            return responseId != null && below.responseId != null && !responseId.equals(below.responseId);
        }
    }

    /** The id of a request that is known by its span alone: a span's id holds within its trace. */
    public static String requestId(String trace, String span) {
        return trace == null || span == null ? span : trace + "/" + span;
    }

    private final Map<String, List<Span>> traces = new LinkedHashMap<>();
    private int waiting;

    public void add(Span span, RecordSink sink) {
        if (span.id == null) {
            hand(span, false, sink);
            return;
        }
        traces.computeIfAbsent(span.trace == null ? "" : span.trace, trace -> new ArrayList<>()).add(span);
        if (++waiting > MOST_WAITING) {
            Iterator<List<Span>> first = traces.values().iterator();
            decide(first.next(), sink);
            first.remove();
        }
    }

    /** Decides all that wait. */
    public void end(RecordSink sink) {
        traces.values().forEach(trace -> decide(trace, sink));
        traces.clear();
    }

    // The copy itself is meant, not one that equals it.
    @SuppressWarnings("ReferenceEquality")
    private void decide(List<Span> spans, RecordSink sink) {
        waiting -= spans.size();
        Map<String, Span> byId = new HashMap<>();
        for (Span span : spans) {
            // The last copy is the most finished, unless an earlier one has what it lacks.
            byId.merge(span.id, span, (before, later) -> later.isUnknown() && !before.isUnknown() ? before : later);
        }
        Set<String> sums = new HashSet<>();
        Set<String> sumsElsewhere = new TreeSet<>();
        byId.values().stream().filter(span -> span.row != null).forEach(span -> markSums(span, byId, sums, sumsElsewhere));
        boolean hasRequest = spans.stream().anyMatch(span -> span.row != null);
        for (Span span : spans) {
            boolean isCopy = span.isUnknown() && byId.get(span.id) != span;
            hand(span, isCopy || sums.contains(span.id) || span.isAgent && hasRequest, sink);
        }
        sumsElsewhere.forEach(sink::sumOfRequests);
    }

    // The span itself is meant, not one that equals it.
    @SuppressWarnings("ReferenceEquality")
    private static void markSums(Span request, Map<String, Span> byId, Set<String> sums, Set<String> sumsElsewhere) {
        String parent = request.parent;
        Span above = parent == null ? null : byId.get(parent);
        for (int depth = 0; above != null && above != request && depth < DEEPEST; depth++) {
            if (!above.isApartFrom(request)) {
                sums.add(above.id);
            }
            parent = above.parent;
            above = parent == null ? null : byId.get(parent);
        }
        // A trace may go on in another file: an exporter that begins a new one each hour writes a parent behind its children.
        if (parent != null && above == null) {
            sumsElsewhere.add(requestId(request.trace, parent));
        }
    }

    private static void hand(Span span, boolean isCountedElsewhere, RecordSink sink) {
        if (isCountedElsewhere || span.row == null && span.fault == null) {
            sink.empty();
        } else if (span.row == null) {
            sink.reject(span.line, span.fault);
        } else {
            sink.request(span.row);
        }
    }
}

package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.CountNames;
import dev.ftcost.source.record.Counts;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.record.RequestRecord;
import dev.ftcost.source.row.CachedInput.Place;
import dev.ftcost.source.row.CachedInput;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;
import dev.ftcost.source.row.Vendors;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** OpenTelemetry spans with the attributes of generative AI: OTLP as JSON, or one object with flat attributes a line. */
final class TraceSpans implements Format {
    private static final Set<String> INFERENCE = Set.of("chat", "text_completion", "generate_content", "embeddings", "completion",
            "responses");
    private static final String[] TIMES = {"startTimeUnixNano", "start_time_unix_nano", "startTime", "start_time", "Timestamp", "timestamp",
            "time"};
    private static final String[] TRACES = {"traceId", "trace_id", "TraceId", "context.trace_id"};
    private static final String[] IDS = {"spanId", "span_id", "SpanId", "context.span_id"};
    private static final String[] PARENTS = {"parentSpanId", "parent_span_id", "ParentSpanId", "parent_id"};
    private static final String USAGE = "gen_ai.usage.";
    private static final String OF_AGENT = "is the total of an agent, and its requests are not in this file; export their spans too";

    private final SpanTree tree = new SpanTree();

    @Override
    public String title() {
        return "OpenTelemetry spans";
    }

    @Override
    public Facts facts() {
        return Facts.REQUESTS;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasItem(item -> item.from().equals("spans") || isGenAi(new Attributes(item)));
    }

    private static boolean isGenAi(Attributes span) {
        return span.has("gen_ai.request.model") || span.has("gen_ai.response.model") || span.has("gen_ai.operation.name");
    }

    private static boolean isSpan(JsonRow item) {
        return item.from().equals("spans") || item.has("attributes") || item.names().stream().anyMatch(name -> name.startsWith("gen_ai."));
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        JsonRow item = (JsonRow) row;
        if (!isSpan(item)) {
            throw ObjectTypes.stranger(item);
        }
        Attributes span = new Attributes(item);
        String operation = span.text("gen_ai.operation.name");
        boolean isOpenAi = !Vendors.isOther(span.firstText("gen_ai.provider.name", "gen_ai.system"));
        boolean isRequest = isOpenAi && isInference(operation, span);
        RequestRecord request = isRequest ? request(span) : null;
        Long ofAgent = isOpenAi && !isRequest ? span.firstCount(USAGE + "input_tokens", USAGE + "prompt_tokens") : null;
        BadValue fault = null;
        if (isRequest && request == null && !hasFailed(item, span)) {
            fault = new BadValue(USAGE + "input_tokens", "", "is missing; what this request used is unknown");
        } else if (ofAgent != null && ofAgent > 0) {
            fault = new BadValue(USAGE + "input_tokens", ofAgent.toString(), OF_AGENT);
        }
        tree.add(new SpanTree.Span(span.requestId(TRACES), span.requestId(IDS),
                span.requestId(PARENTS), item.line(),
                request, fault, operation == null ? null : span.requestId("gen_ai.response.id"), !isRequest), sink);
    }

    /** Null when the span does not say what it used. */
    private static RequestRecord request(Attributes span) throws BadValue {
        Long input = span.firstCount(USAGE + "input_tokens", USAGE + "prompt_tokens");
        Long output = span.firstCount(USAGE + "output_tokens", USAGE + "completion_tokens");
        if (input == null && output == null) {
            return null;
        }
        if (input == null) {
            throw new BadValue(USAGE + "input_tokens", "", "is missing; what this request used is unknown");
        }
        String responseId = span.requestId("gen_ai.response.id");
        CachedInput cached = CachedInput.of(Place.of(span, USAGE), Place.of(span));
        Counts counts = Counts.of(1, input, cached.read(), cached.written(), cached.written12h(), output == null ? 0 : output, 0, 0, 0,
                CountNames.of(USAGE + "input_tokens", cached.readName(), cached.writtenName(), USAGE + "output_tokens", "", ""));
        return new RequestRecord(responseId == null ? SpanTree.requestId(span.requestId(TRACES), span.requestId(IDS)) : responseId,
                span.firstInstant(TIMES), null, null,
                Vendors.model(span.firstText("gen_ai.response.model", "gen_ai.request.model")), null, tier(span), counts);
    }

    @Override
    public Format ofFile() {
        return new TraceSpans();
    }

    @Override
    public void end(RecordSink sink) {
        tree.end(sink);
    }

    /** An agent's span sums up those of its requests; only these count. */
    private static boolean isInference(String operation, Attributes span) {
        return operation == null ? isGenAi(span) : INFERENCE.contains(operation);
    }

    private static boolean hasFailed(JsonRow item, Attributes span) throws BadValue {
        String code = item.peek("status.code");
        return span.text("error.type") != null || "2".equals(code) || "STATUS_CODE_ERROR".equals(code)
                || "ERROR".equals(item.peek("status.status_code"));
    }

    private static String tier(Attributes span) throws BadValue {
        String served = span.firstText("gen_ai.openai.response.service_tier", "openai.response.service_tier");
        String asked = span.firstText("gen_ai.openai.request.service_tier", "openai.request.service_tier");
        return served != null ? served : "auto".equals(asked) ? null : asked;
    }

    /** The attributes of a span by name: from OTLP's list of keys and typed values, from a plain object, or from the row itself. */
    private static final class Attributes extends Row {
        private static final List<String> TYPES = List.of("stringValue", "intValue", "doubleValue", "boolValue");

        private final JsonRow span;
        private final Map<String, JsonRow> typed = new HashMap<>();

        Attributes(JsonRow span) {
            super(span.line());
            this.span = span;
            for (JsonRow attribute : span.items("attributes")) {
                if (attribute != null && attribute.peek("key") != null) {
                    typed.put(attribute.peek("key"), attribute);
                }
            }
        }

        @Override
        protected String raw(String name) throws BadValue {
            JsonRow attribute = typed.get(name);
            if (attribute != null) {
                for (String type : TYPES) {
                    if (attribute.has("value." + type)) {
                        return attribute.raw("value." + type);
                    }
                }
                return attribute.peek("value");
            }
            JsonRow plain = span.item("attributes");
            return plain != null && plain.has(name) ? plain.raw(name) : span.raw(name);
        }

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>(typed.keySet());
            JsonRow plain = span.item("attributes");
            names.addAll(plain == null ? span.names() : plain.names());
            return names;
        }

        @Override
        public boolean has(String name) {
            JsonRow plain = span.item("attributes");
            return typed.containsKey(name) || plain != null && plain.has(name) || span.has(name);
        }

        @Override
        public JsonRow object(String name) {
            return span.item(name);
        }
    }
}

package dev.ftcost.source.format;

import dev.ftcost.source.record.BadValue;
import dev.ftcost.source.record.OtherUnit;
import dev.ftcost.source.record.RecordSink;
import dev.ftcost.source.row.JsonRow;
import dev.ftcost.source.row.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Files that are known and hold nothing that is priced by the token. A file is one of them only when all that is seen of it is. */
enum NotPriced implements Format {
    OTHER_USAGE("usage export of images, speech, storage or tools") {
        private static final List<String> COUNTS = List.of("images", "characters", "seconds", "usage_bytes", "num_sessions", "sessions",
                "num_requests");

        @Override
        public boolean recognises(FileHead head) {
            boolean csv = head.hasColumns("start_time", "end_time") && head.header().stream().anyMatch(COUNTS::contains)
                    && !head.header().contains("input_tokens") && !head.header().contains("output_tokens");
            return csv || head.allItems(item -> ObjectTypes.isOtherUsage(item) || item.isEmptyBucket());
        }

        @Override
        public String otherUsage(FileHead head) {
            return "is a " + title() + ", which are not priced by the token";
        }
    },
    /** Answers of the API of which nothing can be counted: embeddings have neither id nor time, and moderation is free. */
    API_ANSWERS("answers of embeddings or moderations") {
        @Override
        public String whyNotCounted() {
            return "contains no request times; the embeddings usage export has the tokens, and moderation is free";
        }

        @Override
        public boolean recognises(FileHead head) {
            return head.allItems(item -> "embedding".equals(item.peek("object")) || Answers.isModeration(item));
        }

        @Override
        public String otherUsage(FileHead head) {
            return head.hasItem(item -> "embedding".equals(item.peek("object")))
                    ? "contains embeddings without a time; the embeddings usage export has their tokens" : null;
        }
    },
    /** The models of an organization as {@code GET /v1/models} lists them, with the days on which they stop. */
    MODEL_LIST("list of models") {
        @Override
        public String whyNotCounted() {
            return "lists models with their shutdown dates; it contains no usage";
        }

        @Override
        public boolean recognises(FileHead head) {
            return head.allItems(item -> "model".equals(item.peek("object")));
        }

        @Override
        public boolean hasShutdownDates() {
            return true;
        }

        @Override
        public void read(Row row, RecordSink sink) throws BadValue {
            String model = row.text("id");
            Long stops = row.instant("shutdown_date");
            if (model != null && stops != null) {
                sink.shutdown(model, LocalDate.ofEpochDay(Math.floorDiv(stops, SECONDS_PER_DAY)));
            }
            sink.empty();
        }
    },
    /** The projects, API keys and users of an organization as the Admin API lists them, with their names. */
    NAME_LIST("list of projects, API keys or users") {
        private static final Set<String> OBJECTS = Set.of("organization.project", "organization.project.api_key",
                "organization.admin_api_key", "organization.user", "organization.project.user", "organization.project.service_account");

        @Override
        public String whyNotCounted() {
            return "lists the names of ids; it contains no usage";
        }

        @Override
        public boolean recognises(FileHead head) {
            return head.allItems(item -> OBJECTS.contains(String.valueOf(item.peek("object"))));
        }

        @Override
        public boolean hasNames() {
            return true;
        }

        @Override
        public void read(Row row, RecordSink sink) throws BadValue {
            String id = row.text("id");
            String name = row.label("name");
            if (id != null && name != null) {
                sink.named(id, name);
            }
            sink.empty();
        }
    },
    /** Other things that OpenAI lists: batches, files, the events and checkpoints of fine-tuning. They cost nothing by themselves. */
    OBJECT_LIST("list of batches or files") {
        private static final Set<String> OBJECTS = Set.of("batch", "file", "vector_store", "vector_store.file", "assistant", "thread",
                "fine_tuning.job.event", "fine_tuning.job.checkpoint", "fine-tune-event");

        @Override
        public String whyNotCounted() {
            return "contains no token usage; the output file of a batch has the usage";
        }

        @Override
        public boolean recognises(FileHead head) {
            return head.allItems(item -> OBJECTS.contains(String.valueOf(item.peek("object"))));
        }

        @Override
        public String otherUsage(FileHead head) {
            return head.hasItem(item -> ObjectTypes.is(item, "batch") && item.has("usage.total_tokens"))
                    ? "lists batches with their totals, and their requests are in the output files of the batches and in the usage export"
                    : null;
        }
    },
    /** The requests that a batch is made of: what they used is in the batch's output. */
    BATCH_INPUT("batch input (JSONL)") {
        @Override
        public String whyNotCounted() {
            return "contains requests without usage; the output file of the batch has the usage";
        }

        @Override
        public boolean recognises(FileHead head) {
            return head.allItems(item -> item.has("custom_id") && item.has("url") && item.has("body"));
        }
    },
    /** The result file of a fine-tuning job: losses step by step, and nothing that is billed. */
    STEP_METRICS("fine-tuning metrics (CSV)") {
        @Override
        public boolean recognises(FileHead head) {
            return head.hasColumns("step", "train_loss") || head.hasColumns("step", "training_loss")
                    || head.hasColumns("step", "elapsed_tokens");
        }
    },
    /** Conversations, prompts with completions, preferences, or tasks for reinforcement. */
    TRAINING_FILE("training file (JSONL)") {
        @Override
        public boolean recognises(FileHead head) {
            return head.allItems(NotPriced::isExample);
        }
    };

    private static final long SECONDS_PER_DAY = 86_400;

    private final String title;

    NotPriced(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Facts facts() {
        return Facts.NONE;
    }

    @Override
    public void read(Row row, RecordSink sink) throws BadValue {
        sink.empty();
    }

    /** Hands over a row that holds no tokens, and what it counts in other units, whichever generation its names are of. */
    static void hand(Row row, RecordSink sink) throws BadValue {
        for (OtherUnit unit : OtherUnit.values()) {
            String name = unit.name().toLowerCase(Locale.ROOT);
            Long count = row.firstCount(name, "num_" + name);
            if (count != null && count > 0) {
                sink.otherUnits(unit, count);
            }
        }
        sink.empty();
    }

    private static boolean isExample(JsonRow item) {
        // A request or an answer of the API has messages or a prompt as well, and says its model.
        boolean ofApi = item.has("model") || item.has("usage") || item.has("object");
        return !ofApi && (hasAll(item, "messages") || hasAll(item, "prompt", "completion") || hasAll(item, "input", "preferred_output")
                || hasAll(item, "input", "preferred_completion"));
    }

    private static boolean hasAll(JsonRow item, String... names) {
        return item.names().containsAll(List.of(names));
    }
}

package dev.ftcost.testing;

import static dev.ftcost.testing.ApiServer.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Made-up usage and costs of three months, as the API answers them and as the dashboard exports them. */
public final class ApiUsage {
    public static final LocalDate FIRST = LocalDate.of(2026, 8, 1);
    public static final LocalDate LAST = LocalDate.of(2026, 10, 31);
    private static final List<String> MODELS = List.of("ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M",
            "ft:gpt-4.1-mini-2025-04-14:acme:extract:BwL9sH3p", "gpt-4o-mini-2024-07-18");
    private static final String USAGE_HEADER = "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,"
            + "api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens\n";
    private static final String EMBEDDINGS_HEADER = "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,"
            + "api_key_id,model,input_tokens\n";
    private static final String COST_HEADER = "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,"
            + "quantity_unit,line_item,user_id,api_key_id,project_id,organization_id,project_name,organization_name,user_email\n";
    private static final String JOB = "{'object':'fine_tuning.job','id':'ftjob-%d','model':'gpt-4o-mini-2024-07-18','created_at':%d,"
            + "'finished_at':%d,'fine_tuned_model':'ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M','status':'succeeded',"
            + "'trained_tokens':210000,'method':{'type':'supervised'}}";

    private ApiUsage() {}

    private static long start(LocalDate day) {
        return day.toEpochDay() * 86_400;
    }

    /** Puts everything where a server finds it. */
    public static void serve(ApiServer server) {
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (Row row : rows(day)) {
                server.add("usage/completions", start(day), row.result());
            }
            server.add("usage/embeddings", start(day), embedding(day));
            if (day.getDayOfWeek().getValue() < 6) {
                costs(day).forEach(cost -> server.add("costs", start(cost.day), cost.result()));
            }
        }
        jobs().forEach(job -> server.list("fine_tuning/jobs", job));
    }

    /** Writes the same as the dashboard would: CSV of usage and costs, and a list of jobs. */
    public static void export(Path folder) throws IOException {
        StringBuilder usage = new StringBuilder(USAGE_HEADER);
        StringBuilder embeddings = new StringBuilder(EMBEDDINGS_HEADER);
        StringBuilder costs = new StringBuilder(COST_HEADER);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            rows(day).forEach(row -> usage.append(row.line()));
            ObjectNode each = embedding(day);
            embeddings.append(time(day)).append("proj_A,").append(each.path("num_model_requests")).append(".0,user-1,key_A,")
                    .append(each.path("model").asText()).append(',').append(each.path("input_tokens")).append(".0\n");
            if (day.getDayOfWeek().getValue() < 6) {
                costs(day).forEach(cost -> costs.append(cost.line()));
            } else {
                costs.append(time(day)).append(",,,,,,,,,,,\n");
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("completions_usage_2026-08-01_2026-10-31.csv"), usage);
        Files.writeString(folder.resolve("embeddings_usage_2026-08-01_2026-10-31.csv"), embeddings);
        Files.writeString(folder.resolve("cost_2026-08-01_2026-10-31.csv"), costs);
        StringBuilder jobs = new StringBuilder();
        jobs().forEach(job -> jobs.append(job).append('\n'));
        Files.writeString(folder.resolve("jobs.jsonl"), jobs);
    }

    private static String time(LocalDate day) {
        return start(day) + "," + start(day.plusDays(1)) + "," + day + "T00:00:00+00:00," + day.plusDays(1) + "T00:00:00+00:00,";
    }

    private static List<ObjectNode> jobs() {
        List<ObjectNode> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long at = start(FIRST.plusDays(20L * i)) + 4000;
            jobs.add(json(String.format(Locale.ROOT, JOB, i, at, at + 3000)));
        }
        return jobs;
    }

    private static ObjectNode embedding(LocalDate day) {
        return json("{'object':'organization.usage.embeddings.result','input_tokens':" + (50_000 + day.getDayOfYear() * 13)
                + ",'num_model_requests':7,'project_id':'proj_A','user_id':'user-1','api_key_id':'key_A',"
                + "'model':'text-embedding-3-small'}");
    }

    private static List<Row> rows(LocalDate day) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < MODELS.size(); i++) {
            long input = 1_000_000L + day.getDayOfYear() * 4_321L * (i + 1);
            rows.add(new Row(day, i == 0 ? "proj_A" : "proj_B", i == 1 ? null : "key_" + (char) ('A' + i), MODELS.get(i), i == 2, 40 + i,
                    input, input / 3, input / 20));
        }
        return rows;
    }

    private static List<Cost> costs(LocalDate day) {
        return List.of(new Cost(day, "proj_A", "ft-gpt-4o-mini-2024-07-18, input", new BigDecimal("0.30"), 1_500_000 + day.getDayOfYear()),
                new Cost(day, "proj_B", "ft-gpt-4.1-mini-2025-04-14, output", new BigDecimal("3.2"), 90_000 + day.getDayOfYear()));
    }

    private record Row(LocalDate day, String project, String key, String model, boolean batch, long requests, long input, long cached,
            long output) {
        ObjectNode result() {
            return json("{'object':'organization.usage.completions.result','input_tokens':" + input + ",'output_tokens':" + output
                    + ",'num_model_requests':" + requests + ",'project_id':'" + project + "','user_id':'user-1','api_key_id':"
                    + (key == null ? "null" : "'" + key + "'") + ",'model':'" + model + "','batch':" + batch
                    + ",'service_tier':'default','input_cached_tokens':" + cached + ",'a_field_of_tomorrow':{'x':0.10}}");
        }

        String line() {
            return time(day) + project + "," + requests + ".0,user-1," + (key == null ? "" : key) + "," + model + ","
                    + (batch ? "True" : "False") + ",default," + input + ".0," + output + ".0," + cached + ".0\n";
        }
    }

    private record Cost(LocalDate day, String project, String item, BigDecimal rate, long tokens) {
        private String amount() {
            return rate.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6).setScale(30).toPlainString();
        }

        ObjectNode result() {
            return json("{'object':'organization.costs.result','amount':{'value':'" + amount() + "','currency':'usd'},'line_item':'" + item
                    + "','project_id':'" + project + "','api_key_id':'key_A','quantity':" + tokens + ",'quantity_unit':'tokens',"
                    + "'organization_id':'org-Z','organization_name':'Acme','project_name':'Bots','user_email':'bob@example.com'}");
        }

        String line() {
            return time(day) + amount() + ",usd," + tokens + ",tokens,\"" + item + "\",,key_A," + project + ",org-Z,Bots,Acme,\n";
        }
    }
}

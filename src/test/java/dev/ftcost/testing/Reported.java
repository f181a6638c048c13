package dev.ftcost.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ftcost.cli.Ftcost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The reports that the program wrote of some exports, as a reader finds them. */
public record Reported(Path folder, String stdout, int exit) {
    public static final String HEADER = "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,"
            + "service_tier,input_tokens,output_tokens,input_cached_tokens,input_uncached_tokens\n";
    public static final String TUNED = "ft:gpt-4o-mini-2024-07-18:acme::x1";

    /** One row of a usage export, a day wide. */
    public static String usage(String day, String project, String key, String model, long requests, long input, long cached, long output) {
        long start = LocalDate.parse(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        return start + "," + (start + 86_400) + ",,," + project + "," + requests + ",," + key + ",\"" + model.replace("\"", "\"\"")
                + "\",False,default,"
                + input + "," + output + "," + cached + "," + (input - cached) + "\n";
    }

    public static Reported of(Path out, String... arguments) {
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        String[] all = new String[arguments.length + 3];
        all[0] = "report";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--out";
        all[all.length - 1] = out.toString();
        int exit = Ftcost.run(new PrintWriter(stdout, true), new PrintWriter(stderr, true), all);
        if (exit != 0 && exit != 3) {
            throw new AssertionError("exit " + exit + ": " + stderr);
        }
        return new Reported(out, stdout.toString(), exit);
    }

    public static Reported ofUsage(Path tmp, String... rows) throws IOException {
        Path export = Files.writeString(tmp.resolve("usage.csv"), HEADER + String.join("", rows));
        return of(tmp.resolve("reports"), export.toString());
    }

    public String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    public JsonNode json(String month) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve(month).resolve("report.json")));
    }

    public List<CSVRecord> csv(String file) throws IOException {
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(text(file))).getRecords();
    }

    /** A column of a CSV file, added up; unknown is left out. */
    public BigDecimal sum(String file, String column) throws IOException {
        return csv(file).stream().map(row -> row.get(column)).filter(cell -> !cell.isEmpty()).map(BigDecimal::new).reduce(BigDecimal.ZERO,
                BigDecimal::add);
    }
}

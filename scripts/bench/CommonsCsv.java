import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Commons CSV alone, by the same groups as the others: {@code java -cp ftcost.jar CommonsCsv.java FILE}. */
final class CommonsCsv {
    public static void main(String[] args) throws IOException {
        Map<List<String>, double[]> groups = new HashMap<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader reader = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(reader)) {
                double[] sums = groups.computeIfAbsent(List.of(row.get("model"), row.get("start_time"), row.get("project_id"),
                        row.get("api_key_id"), row.get("batch"), row.get("service_tier")), group -> new double[4]);
                sums[0] += Double.parseDouble(row.get("num_model_requests"));
                sums[1] += Double.parseDouble(row.get("input_tokens"));
                sums[2] += Double.parseDouble(row.get("input_cached_tokens"));
                sums[3] += Double.parseDouble(row.get("output_tokens"));
            }
        }
        double[] totals = new double[4];
        groups.values().forEach(sums -> {
            for (int n = 0; n < totals.length; n++) {
                totals[n] += sums[n];
            }
        });
        System.out.printf("%.0f %.0f %.0f %.0f%n", totals[0], totals[1], totals[2], totals[3]);
    }

    private CommonsCsv() {}
}

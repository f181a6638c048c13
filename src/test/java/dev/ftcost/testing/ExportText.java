package dev.ftcost.testing;

import dev.ftcost.anomalies.statistics.DailySeries;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.SplittableRandom;

/** Usage exports of made-up series: one model at 0.30 and 1.20 dollars per million, in one project or several. */
public final class ExportText {

    public static final String HEADER = "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,"
            + "service_tier,input_tokens,output_tokens,input_cached_tokens\n";
    public static final String MODEL = "ft:gpt-4o-mini-2024-07-18:acme:support:Bq7tKx2M";
    /** What {@link #MODEL} may be replaced by after it was trained again. */
    public static final String RETRAINED = "ft:gpt-4o-mini-2024-07-18:acme:support:Xy8sLw3N";
    private static final double INPUT = 0.30e-6;
    private static final double CACHED = 0.15e-6;
    private static final double OUTPUT = 1.20e-6;

    private ExportText() {}

    /** A day's cost is divided among the projects with some noise; a third of it is output, and the cache serves a third of the input or so. */
    public static String of(DailySeries series, int projects, boolean byRequests, SplittableRandom random) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int day = 0; day < series.days(); day++) {
            double[] shares = new double[projects];
            double sum = 0;
            for (int project = 0; project < projects; project++) {
                shares[project] = (projects - project) * Math.exp(0.1 * random.nextGaussian());
                sum += shares[project];
            }
            for (int project = 0; project < projects; project++) {
                row(text, series, day, "proj_" + (char) ('a' + project), series.cost()[day] * shares[project] / sum, byRequests, random);
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, DailySeries series, int day, String project, double cost, boolean byRequests,
            SplittableRandom random) {
        double share = 0.3 + 0.03 * random.nextGaussian();
        double input = cost * (2 / 3.0 + 0.02 * random.nextGaussian());
        long tokens = Math.round(input / (INPUT * (1 - share) + CACHED * share));
        long requests = byRequests ? Math.max(1, Math.round(cost * 20 * Math.exp(0.05 * random.nextGaussian()))) : 1000;
        row(text, series, day, project, MODEL, requests, tokens, Math.round(tokens * share), Math.round((cost - input) / OUTPUT));
    }

    public static void row(StringBuilder text, DailySeries series, int day, String project, String model, long requests, long input,
            long cached, long output) {
        long start = series.date(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        text.append(
                String.format(Locale.ROOT, "%d,%d,%s,%s,%s,%d,,key_%s,%s,False,default,%d,%d,%d%n", start, start + 86_400, series.date(day),
                        series.date(day + 1), project, requests, project, model, input, output, cached));
    }
}

package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.testing.JavaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import dev.ftcost.cli.Ftcost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The walls between the rooms, and the words that have no place in the code. */
class WallsTest {
    private static final List<JavaSource> SOURCES = JavaSource.all();

    /** The packages from the lowest to the highest: each uses only what comes before it, so there is no circle. */
    private static final List<String> ORDER = List.of("usage", "sheet", "cache", "database", "source.record", "source.bytes", "source.row",
            "source.format",
            "source.read", "source.scan", "source", "rates", "rates.table", "names", "requests", "ledger.load", "ledger", "completeness",
            "reconcile.bill",
            "reconcile.row", "reconcile.infer",
            "reconcile", "anomalies.statistics", "anomalies.series", "anomalies.rule", "anomalies.cause", "anomalies", "focus", "budget",
            "explain",
            "estimate", "validate", "migrate", "pull.http", "pull", "report", "cost", "close", "check", "summary", "report.write",
            "cli.option", "cli",
            "");

    /** What each package may use of those before it, where that is not all of them. The first word of a package is its room; a room may use its own packages. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("usage", Set.of()),
            Map.entry("sheet", Set.of()),
            Map.entry("cache", Set.of()),
            Map.entry("database", Set.of()),
            Map.entry("source", Set.of("usage")),
            Map.entry("rates", Set.of("usage")),
            Map.entry("requests", Set.of("database", "source.record", "source.scan")),
            Map.entry("names", Set.of("usage", "sheet")),
            Map.entry("ledger", Set.of("usage", "cache", "database", "source", "rates", "names", "requests")));

    /** What any question may ask. The bytes of files are not among it. */
    private static final Set<String> ASKED = Set.of("usage", "sheet", "database", "rates", "names", "ledger", "ledger.load",
            "source.format",
            "completeness");
    /**
     * FOCUS carries what was billed. A report shows the bill, the anomalies, the costs that show these, the budgets, the rows of FOCUS and what stops, a check says what a report would say of the inputs, a
     * training file what training on it costs, a summary what all questions judge, and a migration what usage costs at other rates: they ask those who know.
     */
    private static final Map<String, Set<String>> NEIGHBOURS = Map.of("report",
            Set.of("reconcile", "anomalies", "focus", "budget", "migrate", "close", "cost", "cache"), "close", Set.of("report"),
            "summary", Set.of("report", "reconcile", "anomalies", "budget", "migrate", "close"), "cost", Set.of("report"), "focus",
            Set.of("reconcile"), "check", Set.of("report", "migrate"), "migrate", Set.of("estimate"),
            "validate",
            Set.of("estimate", "source.bytes", "source.row"));

    private static final Pattern OURS = Pattern.compile("\\bdev\\.ftcost\\.((?:[a-z]\\w*\\.)*)([A-Z]\\w*)");

    @Test
    void everyPackageUsesOnlyThePackagesBelowIt() {
        List<String> breaches = new ArrayList<>();
        for (JavaSource source : SOURCES) {
            assertTrue(ORDER.contains(source.packageName()), source.packageName() + " has a place in the order");
            for (String used : used(source)) {
                if (!used.equals(source.packageName()) && !mayUse(source, used)) {
                    breaches.add(source.file() + " uses " + used);
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    private static boolean mayUse(JavaSource source, String used) {
        if (ORDER.indexOf(used) > ORDER.indexOf(source.packageName())) {
            return false;
        }
        String room = source.room();
        String usedRoom = used.split("\\.", -1)[0];
        if (room.isEmpty()) {
            return used.equals("cli");
        }
        if (room.equals("cli") || room.equals(usedRoom)) {
            return true;
        }
        Set<String> allowed = MAY_USE.getOrDefault(room, ASKED);
        Set<String> neighbours = NEIGHBOURS.getOrDefault(room, Set.of());
        return allowed.contains(used) || neighbours.contains(used) || BELOW.contains(room) && allowed.contains(usedRoom)
                || neighbours.contains(usedRoom);
    }

    private static Set<String> used(JavaSource source) {
        Set<String> used = new TreeSet<>();
        for (Matcher name = OURS.matcher(source.code()); name.find();) {
            used.add(name.group(1).replaceFirst("\\.$", ""));
        }
        return used;
    }

    /** The rooms that are no question; every other one is, and comes after these and before the command line. */
    private static final Set<String> BELOW = Set.of("usage", "sheet", "rates", "names", "source", "cache", "database", "requests",
            "ledger");

    @Test
    void noPackageHoldsMoreThanTwentySevenTypes() {
        Map<String, Long> sizes = SOURCES.stream().filter(source -> !source.isPackageInfo())
                .collect(Collectors.groupingBy(JavaSource::packageName, Collectors.counting()));
        assertEquals(List.of(), sizes.entrySet().stream().filter(size -> size.getValue() > 27).map(Object::toString).toList());
    }

    @Test
    void noTwoTypesHaveOneName() {
        Map<String, Long> names = SOURCES.stream().filter(source -> !source.isPackageInfo())
                .collect(Collectors.groupingBy(JavaSource::typeName, Collectors.counting()));
        assertEquals(List.of(), names.entrySet().stream().filter(name -> name.getValue() > 1).map(Map.Entry::getKey).toList());
    }

    private static final Set<String> SCAN_TYPES = Set.of("Scan", "Scanned", "ScanSink", "Grid", "FileRange", "UsageTotal", "RequestBatch",
            "SumTable", "Dictionary");

    /** What exists for speed alone stays behind one interface, so that it can be deleted and everything is still right. */
    @Test
    void theFastReadersAreKnownByTheirInterfaceAlone() {
        List<String> breaches = new ArrayList<>();
        Set<String> loading = Set.of("ledger.load", "requests");
        for (JavaSource source : SOURCES.stream().filter(each -> !each.packageName().equals("source.scan")).toList()) {
            for (Matcher name = OURS.matcher(source.code()); name.find();) {
                boolean fast = name.group(1).equals("source.scan.");
                boolean allowed = loading.contains(source.packageName()) ? SCAN_TYPES.contains(name.group(2))
                        : source.file().equals("source/ExportFile.java") && name.group(2).equals("Scan");
                if (fast && !allowed) {
                    breaches.add(source.file() + " names " + name.group(2));
                }
            }
            if (source.code().contains("Scan.of(") && !source.file().equals("source/ExportFile.java")) {
                breaches.add(source.file() + " calls Scan.of");
            }
        }
        assertEquals(List.of(), breaches);
    }

    /** Records whose parts are the columns of a table, of a file or of a page. */
    private static final Set<String> COLUMNS = Set.of("FocusLine", "CostRecord", "Counts", "JobRecord", "UsageRecord", "Rate",
            "MonthReport", "Totals", "Unpriced",
            "Training", "Part", "ReportPage", "Row", "UsageOfDay", "Anomaly", "Source", "Step", "TrainingFile", "ReconciliationRow",
            "BilledJob", "UsageCharge",
            "Verdict", "MigrationRow", "PreviousReport");

    @Test
    void aRecordHasEightPartsAtMostUnlessTheyAreColumns() {
        Pattern record = Pattern.compile("\\brecord (\\w+)(?:<[^>]*>)?\\(([^{]*?)\\)\\s*(?:implements[^{]*)?\\{");
        List<String> breaches = new ArrayList<>();
        for (JavaSource source : SOURCES) {
            for (Matcher found = record.matcher(source.code()); found.find();) {
                long parts = found.group(2).replaceAll("<[^<>]*(<[^<>]*>[^<>]*)*>", "").chars().filter(each -> each == ',').count() + 1;
                if (parts > 8 && !COLUMNS.contains(found.group(1))) {
                    breaches.add(source.file() + ": " + found.group(1) + " has " + parts + " parts");
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void everyPackageSaysWhatComesInAndOutAndWhichClassIsTheDoor() {
        Map<String, String> infos = SOURCES.stream().filter(JavaSource::isPackageInfo)
                .collect(Collectors.toMap(JavaSource::packageName, JavaSource::text));
        Set<String> packages = SOURCES.stream().map(JavaSource::packageName).filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(List.of(), packages.stream().filter(name -> {
            String text = infos.getOrDefault(name, "");
            return text.lines().count() < 5 || !Stream.of("In: ", "Out: ", "Door: ", "Never: ").allMatch(text::contains);
        }).toList());
    }

    /** What a command may be made of without an SQL folder of its own: it asks no question of the database that others do not ask. */
    private static final Set<String> WITHOUT_SQL = Set.of("rates", "validate", "completion", "pull", "close", "summary");
    /** SQL of no command: how files become tables, what holds for all, and what a report adds to the command that it shows. */
    private static final Set<String> SHARED_SQL = Set.of("cache", "completeness", "contradiction", "focus", "load", "model");

    @Test
    void aCommandIsThePackageTheSqlFolderAndTheCaseFolderOfItsName() throws IOException {
        Set<String> commands = new TreeSet<>(Ftcost.line().getSubcommands().keySet());
        commands.remove("help");
        Set<String> packages = SOURCES.stream().map(JavaSource::room).collect(Collectors.toSet());
        Set<String> sql = folders("src/main/resources/dev/ftcost/sql");
        Set<String> cases = folders("src/test/resources/cases");
        assertEquals(commands, cases, "case folders");
        assertEquals(Set.of(), without(sql, commands, SHARED_SQL), "SQL folders of no command");
        assertEquals(Set.of(), without(commands, sql, WITHOUT_SQL), "commands without SQL");
        assertEquals(Set.of(), without(commands, packages, Set.of("completion")), "commands without a package");
    }

    private static Set<String> folders(String parent) throws IOException {
        try (Stream<Path> found = Files.list(Path.of(parent))) {
            return found.filter(Files::isDirectory).map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some, Set<String> more) {
        return all.stream().filter(each -> !some.contains(each) && !more.contains(each)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noRoomIsCalledByAWordThatMeansNothing() {
        Set<String> empty = Set.of("util", "utils", "common", "core", "service", "services", "impl", "helper", "helpers", "misc");
        assertEquals(List.of(), files(source -> Set.of(source.packageName().split("\\.")).stream().anyMatch(empty::contains)));
    }

    @Test
    void theCommandLineIsKnownToItsRoomAlone() {
        assertEquals(List.of(), files(source -> !source.room().equals("cli") && source.uses("picocli.")));
    }

    @Test
    void theDatabaseDriverIsKnownToTheDatabaseAndThoseWhoFillItAlone() {
        Set<String> fillers = Set.of("database", "ledger", "requests");
        assertEquals(List.of(), files(source -> !fillers.contains(source.room()) && source.uses("org.duckdb")));
    }

    @Test
    void aQuestionReadsTheRowsOfAnAnswerAndNothingElseOfSql() {
        Set<String> rows = Set.of("java.sql.ResultSet", "java.sql.SQLException");
        Set<String> fillers = Set.of("database", "ledger", "requests");
        Pattern sql = Pattern.compile("\\bjava\\.sql\\.[A-Za-z]+");
        List<String> breaches = new ArrayList<>();
        for (JavaSource source : SOURCES) {
            boolean question = !BELOW.contains(source.room()) && !source.room().equals("cli") && !source.room().isEmpty();
            for (Matcher name = sql.matcher(source.code()); name.find();) {
                if (!fillers.contains(source.room()) && !(question && rows.contains(name.group()))) {
                    breaches.add(source.file() + " uses " + name.group());
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    /** One command opens connections; what every other one says is the same without a network. */
    @Test
    void theNetworkIsKnownToThePullAlone() {
        Pattern network = Pattern.compile("\\bjava\\.net\\.(http\\b|\\w*Socket|\\w*Connection\\b|Inet|Proxy)|\\bjavax\\.net\\b"
                + "|\\bSocketChannel\\b|\\.(openConnection|openStream)\\(");
        assertEquals(List.of(), files(source -> !source.packageName().equals("pull.http") && network.matcher(source.code()).find()));
    }

    @Test
    void csvIsReadAndWrittenAtTheShoresAlone() {
        Set<String> shores = Set.of("source", "rates", "sheet");
        assertEquals(List.of(), files(source -> !shores.contains(source.room()) && source.uses("org.apache.commons.csv")));
    }

    private static final Map<String, String> READS_JSON = Map.of("report/PreviousReport.java",
            "the index is made from the report.json of the months that stand there");

    /**
     * JSON is parsed in {@code source}, for training files in {@code validate}, from the API in {@code pull}, and written in {@code sheet}. A question hangs what it alone knows into the
     * document that {@code JsonSheet} begins, and needs the two kinds of node for it; the command line hands it on to be printed.
     */
    @Test
    void jsonIsReadAndWrittenAtTheShoresAndOnlyBuiltElsewhere() {
        Set<String> shores = Set.of("source", "rates", "sheet", "validate", "pull");
        Set<String> nodes = Set.of("com.fasterxml.jackson.databind.node.ObjectNode", "com.fasterxml.jackson.databind.node.ArrayNode");
        Pattern jackson = Pattern.compile("\\bcom\\.fasterxml\\.jackson\\.[A-Za-z.]+");
        List<String> breaches = new ArrayList<>();
        for (JavaSource source : SOURCES) {
            for (Matcher name = jackson.matcher(source.code()); name.find();) {
                boolean known = shores.contains(source.room()) || nodes.contains(name.group()) || READS_JSON.containsKey(source.file());
                if (!known) {
                    breaches.add(source.file() + " uses " + name.group());
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    /** The lines on which something is drawn that is no money. */
    private static final Map<String, String> FLOATS = Map.of(
            // The width of a column, in characters.
            "sheet/XlsxSheets.java", ".*\\bwidth\\(.*");

    /** Statistics are guesses by nature and stay in their room; money never goes through binary floating point. */
    @Test
    void noBinaryFloatingPointOutsideTheStatistics() {
        Pattern floating = Pattern.compile(
                "\\b(double|float|Double|Float|doubleValue|floatValue|DoubleStream|mapToDouble|getDouble|getFloat|\\d+\\.\\d+[dDfF]?|\\d+[dDfF])\\b");
        List<String> breaches = new ArrayList<>();
        for (JavaSource source : SOURCES) {
            String code = source.code().lines().filter(line -> !line.matches(FLOATS.getOrDefault(source.file(), "")))
                    .collect(Collectors.joining("\n"));
            if (!source.room().equals("anomalies")) {
                floating.matcher(code).results().forEach(found -> breaches.add(source.file() + " has " + found.group()));
            }
        }
        assertEquals(List.of(), breaches);
    }

    /** Where something other than what is shown has to be rounded, and why. */
    private static final Map<String, String> ROUNDS = Map.of(
            "ledger/Pricing.java", "OpenAI's invoice rounds the hours of a reinforcement job to two decimals");

    @Test
    void nothingIsRoundedBeforeItIsShown() {
        Pattern rounding = Pattern.compile("\\b(RoundingMode\\.(?!UNNECESSARY)\\w+|MathContext(?:\\.\\w+)?|Math\\.round|ROUND_\\w+)");
        List<String> breaches = new ArrayList<>();
        Set<String> needless = new TreeSet<>(ROUNDS.keySet());
        for (JavaSource source : SOURCES) {
            if (source.room().equals("sheet") || source.room().equals("anomalies")) {
                continue;
            }
            String code = source.code().replaceAll("(?m)^import .*$", "");
            List<String> found = rounding.matcher(code).results().map(match -> match.group()).toList();
            if (!found.isEmpty() && !needless.remove(source.file())) {
                breaches.add(source.file() + " has " + found);
            }
        }
        assertEquals(List.of(), breaches);
        assertEquals(Set.of(), needless, "exceptions that nobody needs any more");
    }

    /** Where this machine's clock is compared with the server's, which is the one that counts. */
    private static final String CLOCK = "pull/http/ServerClock.java";

    /** The clock would make two runs differ; what depends on the day is told it with {@code --today}. The cache goes by age, and no answer by the cache. */
    @Test
    void nobodyAsksTheClockOrThrowsDice() {
        Pattern chance = Pattern.compile(
                "\\b(LocalDate|LocalDateTime|Instant|OffsetDateTime|ZonedDateTime|Clock|Year|YearMonth)(\\.|::)(now|system\\w+)\\b|currentTimeMillis|randomUUID|new (Secure)?Random\\(|Math\\.random|ZoneId\\.systemDefault|Locale\\.getDefault");
        List<String> breaches = new ArrayList<>();
        for (JavaSource source : SOURCES.stream().filter(each -> !each.room().equals("cache") && !each.file().equals(CLOCK)).toList()) {
            chance.matcher(source.code()).results().forEach(found -> breaches.add(source.file() + " has " + found.group()));
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void noFileIsLongerThanTwoHundredAndFiftyLines() {
        assertEquals(List.of(), files(source -> source.text().lines().count() > 250));
    }

    private static List<String> files(Predicate<JavaSource> wrong) {
        return SOURCES.stream().filter(wrong).map(JavaSource::file).toList();
    }
}

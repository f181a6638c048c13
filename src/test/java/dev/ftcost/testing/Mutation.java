package dev.ftcost.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files as they come back from spreadsheets, editors, broken disks and people: one or two changes to a good one. */
public final class Mutation {
    /** What may stand where a count should, and is one, or is none. */
    public static final List<String> NUMBERS = List.of("1e3", "59200.0", "1_000", "0x10", "NaN", "nan", "inf", "Infinity", "", " ", "12.5",
            "-1", "+7",
            "007", "1e400", "1E3", "5.", ".5", ".0", "1,000", "9007199254740992", "9007199254740993", "9223372036854775807", "1e16",
            "0.00000000000000001", "123456789012345.01", "12345678901234567890", "1.5e1", "true", "null",
            " 12 ", "\"12\"", "\"1,200\"", "1 000", "１２", "1e3x", "--1", "1e", "e3", "0b1", "1d", "1f", "12L", "\u00a012", "1'000", "100%",
            "$1", "-0", "-0.0", "1e-400",
            "12.00000000000000000001");
    public static final List<String> WORDS = List.of("", " ", "proj B", " proj_A", "proj_A ", "\u00a0x", "\u2003x", "a\u0001b", "a\u007fb",
            "\ufffd", "True", "FALSE",
            "yes", "1", "\"a,b\"", "\"a\"\"b\"", "a\"b", "\"a\" b", "null", "NULL", "None", "#x", "joe@acme.example",
            "\"a joe@acme.example\"", "sk-proj-0123456789abcdefAB", "x".repeat(4097), "'x'", "\\N", "\\", "é", "=1+1", "\"\"",
            "\t");

    /** Times in a row of 2026-06-01: buckets of three days, of a second, of less than nothing, and times that are none. */
    public static final List<String> TIMES = List.of("1780012800", "1780272000", "1780272001", "1780185600", "1780271999", "1780358400",
            "1780358401", "1780531200", "1780358400.0",
            "1420070399", "1420070400", "4102444800", "4102444799", "1780272000000", "1780272000.5", "\"1780272000\"", "2026-06-01");
    public static final List<String> ANSWER_FIELDS = List.of("id", "object", "created", "model", "choices", "usage", "prompt_tokens",
            "completion_tokens", "total_tokens",
            "prompt_tokens_details", "cached_tokens", "audio_tokens", "completion_tokens_details", "reasoning_tokens", "service_tier");
    public static final List<String> JSON_VALUES = List.of("12.5", "-1", "1e3", "59200.0", "\"12\"", "\"1_000\"", "null", "true", "{}",
            "[]", "[1]", "{\"a\":1}", "\"\"", "\" x\"",
            "NaN", "9007199254740992", "9007199254740993", "123456789012345", "1e400", "\"a\\u0001\"", "\"2026-06-01\"", "1780360000123",
            "1420070399", "4102444800", "0", "01",
            "+1", ".5", "\"é\"", "5000", "\"response\"", "\"batch\"", "\"joe@acme.example\"",
            "\"sk-proj-0123456789abcdefAB\"");

    private final Random random;

    /** How many damaged files a test makes: a few hundred in every run, ten thousand with {@code -Pmutations}, before a release. */
    public static int files(int usual) {
        return Integer.getInteger("mutations", usual);
    }

    public Mutation(Random random) {
        this.random = random;
    }

    public byte[] ofCsv(String text) {
        String mutated = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutated = lines(mutated);
        }
        byte[] bytes = mutated.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes);
            case 1 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, bytes);
            case 2 -> java.util.Arrays.copyOf(bytes, bytes.length - random.nextInt(bytes.length / 2));
            default -> bytes;
        };
    }

    public byte[] ofJsonLines(String text) {
        String mutated = text;
        for (int i = random.nextInt(3); i > 0; i--) {
            mutated = jsonLine(mutated);
        }
        byte[] bytes = mutated.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes);
            case 1 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, bytes);
            case 2 -> java.util.Arrays.copyOf(bytes, bytes.length - random.nextInt(bytes.length / 2));
            default -> bytes;
        };
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = 1 + random.nextInt(Math.max(1, lines.size() - 1));
        switch (random.nextInt(13)) {
            case 0 -> lines.add(random.nextInt(lines.size() + 1), random.nextBoolean() ? "" : " ");
            case 1 -> {
                return String.join("\r\n", lines) + "\r\n";
            }
            case 2 -> {
                return String.join("\n", lines);
            }
            case 3 -> lines.replaceAll(new Columns(lines.get(0)).shuffled());
            case 4 -> lines.replaceAll(line -> line.replace(',', '\t'));
            case 5 -> lines.set(0, header(lines.get(0)));
            case 6 -> lines.set(Math.min(at, lines.size() - 1), lines.get(Math.min(at, lines.size() - 1)) + ",");
            case 7 -> lines.add(lines.get(Math.min(at, lines.size() - 1)));
            case 8 -> lines.replaceAll(line -> "\"" + line.replace(",", "\",\"") + "\"");
            case 9 -> lines.add(at, String.join("", Collections.nCopies((int) lines.get(0).chars().filter(c -> c == ',').count(), ",")));
            default -> cell(lines, Math.min(at, lines.size() - 1));
        }
        return String.join("\n", lines) + "\n";
    }

    private void cell(List<String> lines, int at) {
        List<String> cells = new ArrayList<>(List.of(lines.get(at).split(",", -1)));
        int column = random.nextInt(cells.size());
        boolean number = cells.get(column).matches("[\\d.]+");
        List<String> values = number || random.nextInt(5) == 0 ? NUMBERS : WORDS;
        cells.set(column, values.get(random.nextInt(values.size())));
        lines.set(at, String.join(",", cells));
    }

    private String header(String header) {
        List<String> names = new ArrayList<>(List.of(header.split(",", -1)));
        int at = random.nextInt(names.size());
        String name = names.get(at);
        names.set(at, switch (random.nextInt(6)) {
            case 0 -> " " + name;
            case 1 -> name.toUpperCase(java.util.Locale.ROOT);
            case 2 -> "\"" + name + "\"";
            case 3 -> names.get(random.nextInt(names.size()));
            case 4 -> "";
            default -> name + " ";
        });
        return String.join(",", names);
    }

    private String jsonLine(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        String value = JSON_VALUES.get(random.nextInt(JSON_VALUES.size()));
        switch (random.nextInt(8)) {
            case 0 -> lines.add(at, random.nextBoolean() ? "" : "  ");
            case 1 -> lines.set(at, line + line);
            case 2 -> lines.set(at, "[" + line + "]");
            case 3 -> lines.set(at, value);
            default -> {
                lines.set(at, withField(line, ANSWER_FIELDS.get(random.nextInt(ANSWER_FIELDS.size())), value));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** The line of a log with another value in the first field of a name. */
    public static String withField(String line, String field, String value) {
        Pattern member = Pattern
                .compile("\"" + field + "\":(\"[^\"]*\"|-?[\\d.]+|\\[\\{\"message.*?\\}\\}\\]|\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\})");
        return member.matcher(line).replaceFirst(Matcher.quoteReplacement("\"" + field + "\":" + value));
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    /** The columns of a file in another order, the same for every line. */
    private final class Columns {
        private final List<Integer> order = new ArrayList<>();

        Columns(String header) {
            for (int i = 0; i < header.split(",", -1).length; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
        }

        java.util.function.UnaryOperator<String> shuffled() {
            return line -> {
                String[] cells = line.split(",", -1);
                return cells.length != order.size() ? line : String.join(",", order.stream().map(i -> cells[i]).toList());
            };
        }
    }
}

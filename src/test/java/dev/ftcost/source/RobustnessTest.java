package dev.ftcost.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.ftcost.testing.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad line costs itself and no other, whatever is wrong with it. */
class RobustnessTest {
    private static final String HEADER = "start_time,end_time,num_model_requests,model,batch,service_tier,input_tokens,input_cached_tokens,output_tokens\n";
    private static final String ROW = "1780358400,1780444800,1,gpt-4o,False,default,10,2,3\n";
    private static final String USAGE = "usage 2026-06-02/2026-06-03 model=gpt-4o batch=false tier=default requests=1 input=10 cached=2 written=0 output=3";
    private static final String CHAT = "{'id':'c@','object':'chat.completion','created':1780358400,'model':'gpt-4o','usage':{'prompt_tokens':10,'completion_tokens':3}}\n"
            .replace('\'', '"');

    @TempDir
    Path folder;

    private List<String> read(byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, bytes);
        return Rows.of(file).lines;
    }

    private List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String request(String id) {
        return "request " + id + " 2026-06-02 model=gpt-4o requests=1 input=10 cached=0 written=0 output=3";
    }

    private static String reject(String row) {
        return row.replaceAll("^(reject line \\d+).*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10.0", "1e1", "+10", "10.", "1.0E1", " 10 ", "100e-1", "0010"})
    void aWholeNumberIsACountHoweverItIsWritten(String count) throws IOException {
        assertEquals(List.of(USAGE), read(HEADER + ROW.replace(",10,", "," + count + ",")));
    }

    @ParameterizedTest
    @CsvSource({"12.5,12.5", "-1,-1", "1_000,1_000", "0x10,0x10", "nan,nan", "inf,inf", "1e999999,1e999999", "1e-1,1e-1", "ten,''",
            "1'000,''", "9007199254740993,9007199254740993",
            "99999999999999999999999999999999999999999999,99999999999999999999999999999999999999999999",
            "joe@example.com,''", "١٠,''"})
    void whatIsNoCountIsRefusedAndShownOnlyWhenItLooksLikeANumber(String count, String shown) throws IOException {
        List<String> rows = read(HEADER + ROW.replace(",10,", "," + count + ",") + ROW);
        assertTrue(rows.get(0).startsWith("reject line 2 column=input_tokens" + (shown.isEmpty() ? ":" : " value='" + shown + "':")),
                rows.get(0));
        assertEquals(List.of(USAGE), rows.subList(1, rows.size()));
    }

    @Test
    void aBlankCountIsRefusedAndCachedAboveInputToo() throws IOException {
        assertEquals(List.of("reject line 2 column=input_tokens: is blank; a row of usage has a count here",
                "reject line 3 column=input_cached_tokens value='12': is more than input_tokens '10', which it is a part of", USAGE),
                read(HEADER + ROW.replace(",10,", ",,") + ROW.replace(",2,", ",12,") + ROW));
    }

    @Test
    void anUnknownTimeIsRefused() throws IOException {
        for (String time : List.of("2026-06-02", "yesterday", "178035840", "17803584000000", "1780358400.5", "")) {
            List<String> rows = read(HEADER + ROW.replace("1780358400", time) + ROW);
            assertTrue(rows.get(0).startsWith("reject line 2 column=start_time"), rows.get(0));
            assertEquals(USAGE, rows.get(1));
        }
    }

    @Test
    void marksLineEndingsTabsAndBlankLinesDoNotMatter() throws IOException {
        List<String> two = List.of(USAGE, USAGE);
        assertEquals(two, read("\uFEFF" + HEADER + ROW + ROW));
        assertEquals(two, read((HEADER + ROW + ROW).replace("\n", "\r\n")));
        assertEquals(two, read((HEADER + ROW + ROW).replace(",", "\t")));
        assertEquals(two, read((HEADER + ROW + ROW).replace(",", ";")));
        assertEquals(two, read("\n" + HEADER + "\n" + ROW + "   \n\r\n" + ROW.strip()));
        assertEquals(two, read((HEADER + ROW + ROW).replaceAll("[^,\n]+", "\"$0\"")));
    }

    @Test
    void carriageReturnsEndLinesWhereMostLinesEndSo() throws IOException {
        List<String> rows = List.of(USAGE, "reject line 4 column=input_tokens value='12.5': is not a whole number", USAGE);
        String text = HEADER + ROW + "\n" + ROW.replace(",10,", ",12.5,") + ROW;
        assertEquals(rows, read(text.replace("\n\n", "\n").replace("\n", "\r").replaceFirst("\r", "\r\r")));
        assertEquals(List.of(request("c1"), request("c2")), read((CHAT.replace('@', '1') + CHAT.replace('@', '2')).replace('\n', '\r')));
        // One in a cell ends no line.
        assertEquals(List.of("reject line 2 column=model: has a character that no name has", USAGE),
                read(HEADER + ROW.replace("gpt-4o", "gpt\r4o") + ROW));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((HEADER + ROW.repeat(20_000)).replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(20_000, read(packed.toByteArray()).size());
        List<String> broken = read(Arrays.copyOf(packed.toByteArray(), packed.size() - 20));
        assertTrue(broken.get(broken.size() - 1).contains("the compressed file is broken here"), broken.get(broken.size() - 1));
    }

    @Test
    void aSecondHeaderHoldsForTheRowsBelowIt() throws IOException {
        String other = "start_time,end_time,model,num_model_requests,service_tier,batch,output_tokens,input_cached_tokens,input_tokens\n"
                + "1780358400,1780444800,gpt-4o,1,default,False,3,2,10\n";
        assertEquals(List.of(USAGE, "empty", USAGE, "empty", USAGE), read(HEADER + ROW + HEADER + ROW + other));
        assertEquals(List.of(USAGE, "empty", USAGE), read(HEADER + ROW + other.replaceAll("[^,\n]+", "\"$0\"")));
        List<String> foreign = read(
                HEADER + ROW + "start_time,end_time,amount_value,line_item\n1780358400,1780444800,1.5,x\n" + ROW + HEADER + ROW);
        assertEquals(List.of(USAGE, "reject line 3: is the header of another kind of file",
                "reject line 4: is a row below the header of another kind of file",
                "reject line 5: is a row below the header of another kind of file", "empty", USAGE), foreign);
    }

    @Test
    void emptyCellsBehindARowAreNone() throws IOException {
        assertEquals(List.of(USAGE, "empty 2026-06-02/2026-06-03", "reject line 4: has 12 cells, the header has 9"),
                read(HEADER + ROW.strip() + ",, ,\n1780358400,1780444800" + ",".repeat(12) + "\n" + ROW.strip() + ",,,x\n"));
    }

    @Test
    void aLineOfALogThatHoldsNoObjectIsOneReject() throws IOException {
        for (String line : List.of("[1,2]", "[]", "{}", "5", "[[[1]],2]", "[3,{},\"x\"]", "true false", "{\"id\":\"t\",\"obj")) {
            List<String> rows = read(CHAT.replace('@', '1') + line + "\n" + CHAT.replace('@', '2'));
            assertEquals(List.of(request("c1"), "reject line 2", request("c2")), rows.stream().map(RobustnessTest::reject).toList(), line);
        }
    }

    @Test
    void theColumnThatIsTooLargeIsTheOneThatIsNamed() throws IOException {
        String header = HEADER.strip() + ",input_audio_tokens,output_audio_tokens,output_image_tokens\n";
        String row = ROW.strip();
        assertEquals(List.of("reject line 2 column=output_audio_tokens value='4': is more than output_tokens '3', which it is a part of",
                "reject line 3 column=output_image_tokens value='4': is more than output_tokens '3', which it is a part of",
                "reject line 4 column=input_audio_tokens value='11': is more than input_tokens '10' less its cached parts '0'"),
                read(header + row + ",0,4,0\n" + row + ",0,0,4\n" + row + ",11,0,0\n"));
    }

    @Test
    void aDecimalCommaIsNotGuessed() throws IOException {
        assertEquals("reject line 2 column=input_tokens value='10,0': is not a count; write a decimal point in place of the comma",
                read((HEADER + ROW).replace(",", ";").replace(";10;", ";10,0;")).get(0));
    }

    @Test
    void aTornLineANulAndAWrongNumberOfCellsCostTheirLine() throws IOException {
        assertEquals(List.of(USAGE, "reject line 3: has 4 cells, the header has 9"), read(HEADER + ROW + "1780358400,1780444800,1,gpt"));
        assertEquals(List.of("reject line 2 column=input_tokens: is not a count", USAGE),
                read(HEADER + ROW.replace(",10,", ",1\0,") + ROW));
        assertEquals(List.of("reject line 2 column=model: has a character that no name has", USAGE),
                read(HEADER + ROW.replace("gpt-4o", "gpt\0") + ROW));
        assertEquals(List.of("reject line 2: has 10 cells, the header has 9", USAGE), read(HEADER + "x," + ROW + ROW));
    }

    @Test
    void anInvalidByteCostsItsLineWhereItIsRead() throws IOException {
        byte[] text = (HEADER + ROW.replace("gpt-4o", "gpt?") + ROW).getBytes(StandardCharsets.UTF_8);
        text[HEADER.length() + ROW.indexOf("gpt") + 3] = (byte) 0xff;
        assertEquals(List.of("reject line 2 column=model: has a character that no name has", USAGE), read(text));
    }

    @Test
    void aQuotedNewlineDoesNotShiftTheLineNumbersAndALoneQuoteCostsItsLine() throws IOException {
        String note = HEADER.strip() + ",note\n";
        String row = ROW.strip();
        assertEquals(List.of(USAGE, "reject line 5 column=input_tokens value='x0': is not a count", USAGE),
                read(note + row + ",\"a\nb\nc\"\n" + row.replace(",10,", ",x0,") + ",\n" + row + ",\n"));
        assertEquals(List.of("reject line 2", USAGE, USAGE),
                read(note + row + ",\"a\n" + row + ",b\n" + row + ",\"c\"\n").stream().map(RobustnessTest::reject).toList());
        assertEquals(List.of("reject line 2", USAGE),
                read(note + row + ",\"a\" b\n" + row + ",\n").stream().map(RobustnessTest::reject).toList());
        assertEquals(List.of(USAGE, USAGE), read(note + row + ",a\"b\n" + row + ",\"a\"\"b\"\n"));
        assertEquals(List.of(USAGE, USAGE), read(note + row + ",\"" + "line\n".repeat(200) + "\"\n" + row + ",\n"));
    }

    @Test
    void aMillionLoneQuotesAreReadInTime() throws IOException {
        List<String> rows = read(HEADER + "\"x,1\n".repeat(200_000) + ROW);
        assertEquals(200_001, rows.size());
        assertEquals(USAGE, rows.get(200_000));
    }

    @Test
    void twoColumnsWithOneNameHaveToSayTheSame() throws IOException {
        assertEquals(List.of("reject line 2 column=input_tokens: appears more than once in the header, with different values here", USAGE),
                read(HEADER.strip() + ",input_tokens\n" + ROW.strip() + ",99\n" + ROW.strip() + ",10\n"));
    }

    @Test
    void aLineOf100MegabytesCostsItself() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((CHAT.replace('@', '1') + "{\"id\":\"").getBytes(StandardCharsets.UTF_8));
        byte[] long1 = new byte[1 << 20];
        Arrays.fill(long1, (byte) 'x');
        for (int i = 0; i < 100; i++) {
            bytes.writeBytes(long1);
        }
        bytes.writeBytes(("\"}\n" + CHAT.replace('@', '2')).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(request("c1"), "reject line 2: the line is longer than 16 MiB", request("c2")), read(bytes.toByteArray()));
    }

    @Test
    void badLinesOfALogCostThemselves() throws IOException {
        String nested = CHAT.replace("10,", "[".repeat(10) + "]".repeat(10) + ",");
        String bomb = "[".repeat(100_000) + "\n";
        String deep = "{\"a\":".repeat(100_000) + "\n";
        List<String> rows = read(
                "garbage\n" + CHAT + nested + "{\"id\":\n" + bomb + deep + "123\n\"text\"\nnull\n{}\n" + CHAT.replace("10,", "1e999999,")
                        + CHAT.replace("}\n", "} x\n") + CHAT.replace("gpt", "g\0pt") + CHAT.substring(0, 40) + "\n"
                        + CHAT.replace("c@", "\\u0000") + CHAT.strip());
        assertEquals(16, rows.size());
        assertEquals(List.of("c@", "c@"),
                rows.stream().filter(row -> row.startsWith("request")).map(row -> row.split(" ", -1)[1]).toList());
        assertTrue(rows.get(2).startsWith("reject line 3 column=usage.prompt_tokens: is an array"), rows.get(2));
        assertTrue(rows.get(10).startsWith("reject line 11 column=usage.prompt_tokens value='1e999999'"), rows.get(10));
    }

    @Test
    void whatStandsInFieldsThatNobodyReadsDoesNotMatter() throws IOException {
        String deep = "[".repeat(2000) + "]".repeat(2000);
        assertEquals(List.of(request("c1"), request("c2"), request("c3")),
                read(CHAT.replace('@', '1').replace("}}", "},\"x\":" + deep + "}")
                        + CHAT.replace('@', '2').replace("}}", "},\"x\":{\"logprob\":NaN,}}")
                        + CHAT.replace('@', '3').replace("}}", "},\"x\":-Infinity}")));
        assertEquals("reject line 1 column=usage.prompt_tokens value='NaN': is not a count", read(CHAT.replace("10,", "NaN,")).get(0));
    }

    @Test
    void aLogOfWhichMostLinesAreBadIsReadToItsEnd() throws IOException {
        List<String> rows = read(CHAT + "{\"id\":\n".repeat(100_000) + CHAT);
        assertEquals(100_002, rows.size());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void packedFilesAreReadAsTheyAre() throws IOException {
        byte[] text = (HEADER + ROW + ROW).getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(USAGE, USAGE), read(gzip(text)));
        assertEquals(List.of(USAGE, USAGE), read(Zstd.compress(text)));
    }

    @Test
    void aDamagedMemberOfAGzipFileIsNamed() throws IOException {
        byte[] one = gzip((HEADER + ROW).getBytes(StandardCharsets.UTF_8));
        byte[] two = gzip((ROW + ROW).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(USAGE, USAGE, USAGE), read(joined(one, two)));
        assertEquals(List.of(USAGE, USAGE, USAGE), read(joined(one, two, new byte[70_000])), "archives are filled up with zeros");
        // A byte of the head, of the data, of the checksum and of the length.
        for (int at : new int[] {0, 1, 2, 3, 12, two.length - 8, two.length - 1}) {
            byte[] damaged = two.clone();
            damaged[at] ^= (byte) 0xff;
            List<String> rows = read(joined(one, damaged));
            assertEquals(USAGE, rows.get(0));
            assertTrue(rows.get(rows.size() - 1).contains("the compressed file is broken here"), "byte " + at + ": " + rows);
        }
        for (int length = 1; length < two.length; length++) {
            List<String> rows = read(joined(one, Arrays.copyOf(two, length)));
            assertTrue(rows.get(rows.size() - 1).contains("the compressed file is broken here"), length + " bytes: " + rows);
        }
        List<String> garbage = read(joined(one, "garbage".getBytes(StandardCharsets.UTF_8)));
        assertTrue(garbage.get(1).contains("the compressed file is broken here"), garbage.toString());
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void aBrokenPackKeepsTheRowsBeforeTheBreak() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            text.append(ROW.replace(",10,", "," + (10 + i * 7919L % 100_003) + ","));
        }
        for (byte[] packed : List.of(gzip(text.toString().getBytes(StandardCharsets.UTF_8)),
                Zstd.compress(text.toString().getBytes(StandardCharsets.UTF_8)))) {
            List<String> rows = read(Arrays.copyOf(packed, packed.length / 2));
            assertTrue(rows.size() > 1 && rows.size() < 20_000, () -> rows.size() + " rows");
            assertTrue(rows.get(rows.size() - 1).contains("compressed file is broken"), rows.get(rows.size() - 1));
            assertEquals(1, rows.stream().filter(row -> row.startsWith("reject")).count());
        }
        Files.write(folder.resolve("stump.gz"), new byte[] {0x1f, (byte) 0x8b});
        assertNull(ExportFile.of(folder.resolve("stump.gz"), "stump.gz").format());
    }
}

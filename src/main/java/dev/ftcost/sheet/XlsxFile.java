package dev.ftcost.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes a workbook's bytes depend on its content alone: no time of writing, and no compression, whose bytes differ from one zlib to
 * the next. Formulas get the values that they have, for programs that show a workbook without computing.
 */
final class XlsxFile {
    /** The first moment that a zip can hold makes Java add another field, in the zone of the machine. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private XlsxFile() {}

    /** @param totals the values of the formulas, in the order of the tabs and of their columns */
    static byte[] settled(byte[] workbook, List<String> totals) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(workbook.length + 1024);
        Iterator<String> values = totals.iterator();
        try {
            // Only its directory says where an entry of this workbook ends, and only a file has a directory for Java.
            Path written = Files.createTempFile("ftcost-" + ProcessHandle.current().pid() + "-", ".xlsx");
            try {
                Files.write(written, workbook);
                copy(written, values, bytes);
            } finally {
                Files.delete(written);
            }
        } catch (IOException e) {
            throw new TemporaryFault(e);
        }
        return bytes.toByteArray();
    }

    private static void copy(Path written, Iterator<String> values, ByteArrayOutputStream bytes) throws IOException {
        try (ZipFile in = new ZipFile(written.toFile()); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Enumeration<? extends ZipEntry> entries = in.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = text(content).replaceFirst("<dcterms:created[^>]*>[^<]*</dcterms:created>", "")
                            .getBytes(StandardCharsets.UTF_8);
                } else if (entry.getName().startsWith("xl/worksheets/sheet")) {
                    content = withValues(text(content), values).getBytes(StandardCharsets.UTF_8);
                }
                store(out, entry.getName(), content);
            }
        }
    }

    /** No text of a cell can look like the end of a formula: its {@code <} is escaped. */
    private static String withValues(String sheet, Iterator<String> values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int end = sheet.indexOf("</f>"); end >= 0; end = sheet.indexOf("</f>", from)) {
            text.append(sheet, from, end + 4).append("<v>").append(values.next()).append("</v>");
            from = end + 4;
        }
        return text.append(sheet, from, sheet.length()).toString();
    }

    private static void store(ZipOutputStream out, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(ALWAYS);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}

package dev.ftcost.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Sheets as a workbook, one tab each: numbers are numbers, dates are dates, a text is never a formula, and a total is the formula that
 * sums its column. The bytes depend on the content alone: no time of writing, and no compression, which differs from one zlib to the next.
 */
public final class XlsxSheets {
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String ALONE = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String NOT_ALONE = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private XlsxSheets() {}

    public static byte[] write(List<Sheet> sheets) {
        XlsxStrings strings = new XlsxStrings();
        XlsxStyles styles = new XlsxStyles();
        List<XlsxTab> tabs = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Sheet sheet : sheets) {
            if (!names.add(sheet.title())) {
                throw new IllegalArgumentException("two sheets are called " + sheet.title());
            }
            tabs.add(new XlsxTab(sheet, strings, styles));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int tab = 0; tab < tabs.size(); tab++) {
                store(out, "xl/worksheets/sheet" + (tab + 1) + ".xml", tabs.get(tab).xml());
            }
            store(out, "[Content_Types].xml", types(tabs.size()));
            store(out, "docProps/app.xml", XML + "<Properties xmlns=\"" + OFFICE + "extended-properties\"><Application>ftcost</Application></Properties>");
            store(out, "docProps/core.xml", NOT_ALONE + "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\" "
                    + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                    + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:creator>ftcost</dc:creator></cp:coreProperties>");
            store(out, "_rels/.rels", ALONE + "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                    + "<Relationship Id=\"rId3\" Type=\"" + OFFICE + "relationships/extended-properties\" Target=\"docProps/app.xml\"/>"
                    + "<Relationship Id=\"rId2\" Type=\"" + PACKAGE + "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                    + "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            store(out, "xl/workbook.xml", workbook(sheets, tabs));
            store(out, "xl/_rels/workbook.xml.rels", relationships(tabs.size()));
            store(out, "xl/sharedStrings.xml", strings.xml());
            store(out, "xl/styles.xml", styles.xml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String types(int tabs) {
        StringBuilder xml = new StringBuilder(ALONE + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        type(xml, "/xl/sharedStrings.xml", MAIN_TYPE + "sharedStrings");
        type(xml, "/xl/styles.xml", MAIN_TYPE + "styles");
        type(xml, "/xl/workbook.xml", MAIN_TYPE + "sheet.main");
        for (int tab = 1; tab <= tabs; tab++) {
            type(xml, "/xl/worksheets/sheet" + tab + ".xml", MAIN_TYPE + "worksheet");
        }
        type(xml, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties");
        type(xml, "/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties");
        return xml.append("</Types>").toString();
    }

    private static void type(StringBuilder xml, String part, String type) {
        xml.append("<Override PartName=\"").append(part).append("\" ContentType=\"").append(type).append("+xml\"/>");
    }

    /** The names of the tabs, and where each is filtered. */
    private static String workbook(List<Sheet> sheets, List<XlsxTab> tabs) {
        StringBuilder xml = new StringBuilder(XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "relationships\">"
                + "<workbookPr date1904=\"false\"/><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>");
        for (int tab = 0; tab < tabs.size(); tab++) {
            xml.append("<sheet name=\"");
            XlsxStrings.escape(xml, sheets.get(tab).title());
            xml.append("\" r:id=\"rId").append(tab + 3).append("\" sheetId=\"").append(tab + 1).append("\"/>");
        }
        xml.append("</sheets><definedNames>");
        for (int tab = 0; tab < tabs.size(); tab++) {
            xml.append("<definedName function=\"false\" hidden=\"true\" localSheetId=\"").append(tab)
                    .append("\" name=\"_xlnm._FilterDatabase\" vbProcedure=\"false\">'");
            XlsxStrings.escape(xml, sheets.get(tab).title().replace("'", "''"));
            xml.append("'!").append(tabs.get(tab).filtered().replaceAll("([A-Z]+)", "\\$$1\\$")).append("</definedName>");
        }
        return xml.append("</definedNames></workbook>").toString();
    }

    private static String relationships(int tabs) {
        StringBuilder xml = new StringBuilder(NOT_ALONE + "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        relationship(xml, 1, "sharedStrings.xml", "sharedStrings");
        relationship(xml, 2, "styles.xml", "styles");
        for (int tab = 1; tab <= tabs; tab++) {
            relationship(xml, tab + 2, "worksheets/sheet" + tab + ".xml", "worksheet");
        }
        return xml.append("</Relationships>").toString();
    }

    private static void relationship(StringBuilder xml, int id, String target, String type) {
        xml.append("<Relationship Id=\"rId").append(id).append("\" Target=\"").append(target).append("\" Type=\"").append(OFFICE)
                .append("relationships/").append(type).append("\"/>");
    }

    private static void store(ZipOutputStream out, String name, String xml) throws IOException {
        byte[] content = xml.getBytes(StandardCharsets.UTF_8);
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
}

package dev.ftcost.report.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ftcost.sheet.Money;
import dev.ftcost.testing.Reported;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample pages in a headless Chromium, as wide as a phone, a tablet and a desk; its own program is all that this needs. */
@Tag("browser")
class BrowserTest {
    @TempDir
    private static Path tmp;
    private static Reported samples;

    @BeforeAll
    static void report() {
        samples = Reported.of(tmp.resolve("samples"), "sample-logs");
    }

    @ParameterizedTest
    @CsvSource({"2026-08/report.html,360", "2026-08/report.html,768", "2026-09/report.html,360", "2026-09/report.html,768",
            "2026-09/report.html,1200", "2026-10/report.html,360", "2026-10/report.html,768", "2026-10/report.html,1200",
            "index.html,360", "index.html,768", "index.html,1200"})
    void aPageOpensWithoutAnErrorAndFits(String file, int width) throws IOException, InterruptedException {
        Path page = samples.folder().resolve(file);
        Path picture = tmp.resolve("page.png");
        String said = chromium(width, page, "--screenshot=" + picture);
        assertFalse(said.contains("CONSOLE"), said);
        BufferedImage image = ImageIO.read(picture.toFile());
        assertEquals(width, image.getWidth());
        assertTrue(colours(image) > 20, "something is drawn");

        String shown = chromium(1400, measured(page, width), "--dump-dom");
        Matcher size = Pattern.compile("<title>(\\d+) (\\d+) (\\d+) (.*?)</title>", Pattern.DOTALL).matcher(shown);
        assertTrue(size.find(), shown.substring(0, Math.min(shown.length(), 2000)));
        assertTrue(Integer.parseInt(size.group(1)) <= width, "the page is " + size.group(1) + " wide in a window of " + width);
        assertTrue(Integer.parseInt(size.group(2)) > 0 && Integer.parseInt(size.group(3)) > 150, "bars are drawn: " + size.group());
        assertEquals("", size.group(4), "wider than their section, or without a tooltip on focus and under the pointer");
        String total = Money
                .shown(samples.sum((file.startsWith("index") ? "2026-10" : file.substring(0, 7)) + "/cost-by-model.csv", "list_cost"));
        assertTrue(shown.contains(total), "the total " + total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08", "2026-09", "2026-10"})
    void aMonthIsPrintedOnFivePagesAtMost(String month) throws IOException, InterruptedException {
        printsOnFivePages(samples.folder().resolve(month + "/report.html"));
    }

    @Test
    void aMonthOfManyModelsProjectsAndKeysIsPrintedOnFivePagesAtMost() throws IOException, InterruptedException {
        List<String> rows = new ArrayList<>();
        for (int each = 0; each < 60; each++) {
            for (String day : List.of("2026-06-03", "2026-07-04")) {
                rows.add(Reported.usage(day, "proj_" + each, "key_" + each, Reported.TUNED + each, 3, 1_000_000L + each, 7, 5));
            }
        }
        printsOnFivePages(Reported.ofUsage(tmp, rows.toArray(String[]::new)).folder().resolve("2026-07/report.html"));
    }

    private static void printsOnFivePages(Path page) throws IOException, InterruptedException {
        Path pdf = tmp.resolve("page.pdf");
        chromium(1200, page, "--print-to-pdf=" + pdf);
        String printed = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        long pages = Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(printed).results().count();
        assertTrue(pages >= 1 && pages <= 5, page + " is printed on " + pages + " pages");
        Matcher size = Pattern.compile("/MediaBox\\s*\\[0 0 ([\\d.]+) ([\\d.]+)").matcher(printed);
        assertTrue(
                size.find() && Math.round(Double.parseDouble(size.group(1))) == 595 && Math.round(Double.parseDouble(size.group(2))) == 842,
                "is A4: " + size);
    }

    /**
     * The page in a frame, for a window is never as narrow as a phone, with a script that measures it and hands on what can be read;
     * the page itself has no script and allows none.
     */
    private static Path measured(Path page, int width) throws IOException {
        String wider = "[...document.querySelectorAll('section,.hero')].flatMap(s=>{const b=s.getBoundingClientRect();"
                + "return [...s.querySelectorAll('*')].filter(e=>{const r=e.getBoundingClientRect();return r.width>0&&"
                + "(r.right>b.right||r.left<b.left)}).map(e=>s.id+': '+e.tagName+' '+e.className+' '+Math.round(e.getBoundingClientRect().right-b.right))})"
                + ".join(', ')";
        String tooltips = "[...document.querySelectorAll('.tips li')].filter(day=>{const box=day.getBoundingClientRect();"
                + "const hit=document.elementFromPoint(box.left+box.width/2,box.top+box.height/2);const tip=day.querySelector('.tip');"
                + "const hidden=getComputedStyle(tip).opacity;day.focus({preventScroll:true});"
                + "const shown=tip.getBoundingClientRect();let cut=false;for(let up=tip.parentElement;up;up=up.parentElement){"
                + "const around=up.getBoundingClientRect();cut=cut||getComputedStyle(up).overflow!=='visible'&&up!==document.documentElement"
                + "&&(shown.left<around.left||shown.right>around.right||shown.top<around.top||shown.bottom>around.bottom)}"
                + "return (hit&&hit!==day)||hidden!=='0'||getComputedStyle(tip).opacity!=='1'||!tip.innerText||cut"
                + "||shown.left<0||shown.right>document.documentElement.clientWidth})"
                + ".map(day=>' no tooltip: '+day.innerText).join()";
        String script = "<script>addEventListener('load',()=>{document.querySelectorAll('details').forEach(d=>d.open=true);"
                + "parent.postMessage([document.documentElement.scrollWidth+' '"
                + "+document.querySelectorAll('.bars rect').length+' '+Math.round(document.querySelector('.bars').getBoundingClientRect().width)"
                + "+' '+" + wider + "+" + tooltips + ",document.body.innerText],'*')})</script>";
        String text = Files.readString(page).replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>", script + "</body>");
        Files.writeString(tmp.resolve("measured.html"), text);
        return Files.writeString(tmp.resolve("frame.html"),
                "<!DOCTYPE html><title></title><pre></pre><script>onmessage=e=>{document.title=e.data[0];"
                        + "document.querySelector('pre').textContent=e.data[1]}</script><iframe src='measured.html' width='" + width
                        + "' height='2000'></iframe>");
    }

    private static String chromium(int width, Path page, String what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
                        "--enable-logging=stderr", "--user-data-dir=" + tmp.resolve("profile"), "--window-size=" + width + ",2400",
                        "--virtual-time-budget=5000", what, page.toUri().toString()));
        Path output = tmp.resolve("output.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("chromium did not end: " + Files.readString(output));
        }
        return Files.readString(output);
    }

    private static int colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }
}

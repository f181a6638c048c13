package dev.ftcost.report.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ftcost.testing.Chromium;
import dev.ftcost.testing.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mouse over the bars of the charts, in Chromium: the tooltip of the bar that it points at shows, whole, and no other. */
@Tag("browser")
class PointerTest {
    private static final int HEIGHT = 1400;

    @TempDir
    private static Path tmp;
    private static Reported samples;

    @BeforeAll
    static void report() {
        samples = Reported.of(tmp.resolve("samples"), "sample-logs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10/report.html", "index.html"})
    void theTooltipOfABarShowsUnderThePointer(String file) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(tmp, "profile");
        try (Chromium page = new Chromium(profile, samples.folder().resolve(file).toAbsolutePath())) {
            for (int width : List.of(360, 768, 1200)) {
                page.resize(width, HEIGHT);
                int charts = page.evaluate("document.querySelectorAll('.bars').length").asInt();
                assertEquals(file.startsWith("index") ? 1 : 2, charts);
                for (int chart = 0; chart < charts; chart++) {
                    pointAtEverySlot(page, chart, width, file + ", chart " + chart + " at " + width);
                }
            }
        }
    }

    private static void pointAtEverySlot(Chromium page, int chart, int width, String where) throws IOException, InterruptedException {
        page.evaluate("window.slots=[...document.querySelectorAll('.bars')[" + chart + "].querySelectorAll('li')];"
                + "slots[0].scrollIntoView({block:'center'})");
        int slots = page.evaluate("slots.length").asInt();
        assertTrue(slots >= 3, where);
        for (int slot = 0; slot < slots; slot++) {
            JsonNode box = page.evaluate("(b=>({x:b.left+b.width/2,y:b.top+b.height/2}))(slots[" + slot + "].getBoundingClientRect())");
            page.movePointer(box.path("x").asDouble(), box.path("y").asDouble());
            JsonNode tip = page.evaluate("(t=>{const b=t.getBoundingClientRect();return {shown:[...document.querySelectorAll('.tip')]"
                    + ".filter(e=>getComputedStyle(e).opacity==='1').length,own:getComputedStyle(t).opacity,text:t.innerText,left:b.left,"
                    + "right:b.right,top:b.top,bottom:b.bottom}})(slots[" + slot + "].querySelector('.tip'))");
            assertEquals("1", tip.path("own").asText(), where + ": " + tip);
            assertEquals(1, tip.path("shown").asInt(), where + ": " + tip);
            assertTrue(tip.path("text").asText().contains("$") || tip.path("text").asText().contains("—"), where + ": " + tip);
            assertTrue(tip.path("left").asDouble() >= 0 && tip.path("right").asDouble() <= width && tip.path("top").asDouble() >= 0
                    && tip.path("bottom").asDouble() <= HEIGHT, where + ": " + tip);
        }
        page.movePointer(1, 1);
        assertEquals(0,
                page.evaluate("[...document.querySelectorAll('.tip')].filter(e=>getComputedStyle(e).opacity!=='0').length").asInt());
    }
}

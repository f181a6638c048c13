package dev.ftcost.source.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileHeadTest {
    private static String described(FileHead.Container container) {
        return new FileHead(container, (char) 0, List.of(), List.of()).description();
    }

    @Test
    void whatOtherFilesAreIsSaid() {
        assertEquals("it is empty", described(FileHead.Container.EMPTY));
        assertEquals("it is neither CSV nor JSON", described(FileHead.Container.UNKNOWN));
        assertEquals("it is JSON without a readable object", described(FileHead.Container.JSON_DOCUMENT));
        assertEquals("it is Parquet without the columns of daily usage", described(FileHead.Container.PARQUET));
        assertEquals("the program that read it did not recognize it", described(FileHead.Container.IN_PARQUET));
    }
}

package dev.ftcost.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a file would have to be half a gigabyte for. */
class FileCheckTest {
    @Test
    void aFileBeyondTheLimitOfAnUploadAndMoreExamplesThanAreComparedAreSaid() {
        Problems warnings = new Problems();
        new FileCheck(new Problems(), warnings).others(0, 0, (512L << 20) + 1, true);
        assertEquals(List.of("the file is larger than 512 MB, the limit of one upload",
                "later examples are compared with the first 4,000,000 only"), warnings.listed().stream().map(Problem::message).toList());
    }
}

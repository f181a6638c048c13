package dev.ftcost.ledger.load;

import dev.ftcost.database.Database;
import dev.ftcost.source.ExportFile;
import dev.ftcost.source.record.OtherUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What has to be known of the files in addition to their rows.
 *
 * @param missingPages pages that say that another one follows, which is not among the exports
 * @param withRepeatedPages names of files in which the same page is more than once; its rows count each time
 * @param otherUnits what usage exports count in other units than tokens, which is in no amount; overlapping exports count it twice
 */
public record FileRemarks(List<MissingPage> missingPages, List<String> withRepeatedPages, Map<OtherUnit, Long> otherUnits) {
    static FileRemarks of(Database database, Map<Integer, FileCounts> counts, List<ExportFile> files) {
        Map<OtherUnit, Long> units = new EnumMap<>(OtherUnit.class);
        counts.values().forEach(file -> file.otherUnits().forEach((unit, count) -> units.merge(unit, count, Long::sum)));
        return new FileRemarks(MissingPages.of(database, counts, files), MissingPages.repeated(counts, files), units);
    }
}

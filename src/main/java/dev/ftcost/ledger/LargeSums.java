package dev.ftcost.ledger;

import dev.ftcost.database.Database;
import dev.ftcost.source.ExportFile;
import java.util.List;

/** Refuses exports whose counts add up to more than 64 bits hold; every later sum is a part of these. */
final class LargeSums {
    private LargeSums() {}

    /** @throws SumError naming what contributes most */
    static void check(Database database, List<ExportFile> files) {
        database.forEach("load/large_sum", row -> {
            String model = row.getString("model");
            throw new SumError(
                    "The sum of " + row.getString("column_name") + " exceeds 9,223,372,036,854,775,807, the largest supported value. '"
                            + files.get(row.getInt("file_id")).name() + "' contributes most, with "
                            + (model == null ? "rows without a model" : "the model '" + model + "'")
                            + ". Correct the file, or exclude it with --ignore.");
        });
    }
}

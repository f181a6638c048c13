package dev.ftcost.focus;

import dev.ftcost.ledger.Ledger;
import dev.ftcost.names.Names;
import dev.ftcost.sheet.CsvSheet;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whose charge it is, as the cells of a row: a project's id, its name (the id again where it has none), and the tags of a team and a cost center. */
record FocusAccount(String projectId, byte[] project, byte[] projectName, byte[] tags) {
    static FocusAccount of(Ledger ledger, ResultSet row) throws SQLException {
        String project = row.getString("project_id");
        return new FocusAccount(project, cell(project), cell(name(ledger.names(), project)),
                cell(tags(row.getString("team"), row.getString("cost_center"))));
    }

    /** The specification wants a name where there is an id, so an id without one is its own. */
    static String name(Names names, String project) {
        return names.name(project) == null ? project : names.name(project);
    }

    /** A JSON object, its keys sorted; null without a tag. */
    static String tags(String team, String costCenter) {
        List<String> tags = new ArrayList<>();
        if (costCenter != null) {
            tags.add("\"cost_center\":\"" + FocusLine.escaped(costCenter) + "\"");
        }
        if (team != null) {
            tags.add("\"team\":\"" + FocusLine.escaped(team) + "\"");
        }
        return tags.isEmpty() ? null : "{" + String.join(",", tags) + "}";
    }

    private static byte[] cell(String text) {
        return CsvSheet.following(Collections.singletonList(text)).substring(1).getBytes(StandardCharsets.UTF_8);
    }
}

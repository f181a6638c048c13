package dev.ftcost.report.write;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Draws the templates of {@code src/main/jte}, which are classes of this package; every value is escaped where it stands. */
final class Pages {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(),
            Pages.class.getPackageName());

    private Pages() {}

    static String draw(String template, Object page) {
        StringOutput html = new StringOutput();
        ENGINE.render(template, page, html);
        return html.toString();
    }
}

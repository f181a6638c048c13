package dev.ftcost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A build without the profile {@code spark} asks for nothing of Spark. */
class SparkProfileTest {
    @Test
    void sparkIsADependencyOfItsProfileAloneAndOfNoJar() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        NodeList groups = factory.newDocumentBuilder().parse(Path.of("pom.xml").toFile()).getElementsByTagName("groupId");
        List<String> found = new ArrayList<>();
        for (int at = 0; at < groups.getLength(); at++) {
            if (groups.item(at).getTextContent().strip().matches("(org\\.apache\\.(spark|hadoop)|org\\.scala-lang)(\\..*)?")) {
                Element dependency = (Element) groups.item(at).getParentNode();
                found.add(profile(dependency) + " " + text(dependency, "artifactId") + " " + text(dependency, "scope"));
            }
        }
        assertEquals(List.of("spark spark-sql_2.13 provided"), found);
    }

    /** The profile in which an element stands; empty for none. */
    private static String profile(Node element) {
        for (Node each = element; each instanceof Element; each = each.getParentNode()) {
            if (each.getNodeName().equals("profile")) {
                return text((Element) each, "id");
            }
        }
        return "";
    }

    private static String text(Element element, String child) {
        for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeName().equals(child)) {
                return each.getTextContent().strip();
            }
        }
        return "";
    }
}

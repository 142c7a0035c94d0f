package io.slit.server.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartTest {
  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void aPointStandsWhereItsValuesAreAndTicksAreRound() throws Exception {
    Document svg =
        parsed(
            Chart.of("a < b", "x, ms", "y, g")
                .points("p & q", List.of(new Chart.Point(0, 0), new Chart.Point(100, 50)))
                .line("l", List.of(new Chart.Point(0, 50), new Chart.Point(100, 0)))
                .svg());
    Element first = (Element) svg.getElementsByTagName("circle").item(0);
    Element last = (Element) svg.getElementsByTagName("circle").item(1);
    assertTrue(number(first, "cx") < number(last, "cx"), "x grows to the right");
    assertTrue(number(first, "cy") > number(last, "cy"), "y grows upwards");
    assertEquals(1, svg.getElementsByTagName("polyline").getLength());
    String texts = svg.getDocumentElement().getTextContent();
    assertTrue(texts.contains("20") && texts.contains("100") && !texts.contains("."), texts);
  }

  private static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }

  @Test
  void aChartOfOnePointOrNoneIsStillOne() throws Exception {
    assertEquals("svg", parsed(Chart.of("t", "x", "y").svg()).getDocumentElement().getTagName());
    Chart one = Chart.of("t", "x", "y").points("p", List.of(new Chart.Point(3, 3)));
    assertEquals(1, parsed(one.svg()).getElementsByTagName("circle").getLength());
  }

  @Test
  void aTableEscapesTextsAndShowsNumbersByTheirSize() throws Exception {
    Document table =
        parsed(HtmlTable.of("a", "b").row("<x>", 0.123456).row("y", 12345.6).row("z", 7).html());
    assertEquals("ab<x>0.1235y12346z7", table.getDocumentElement().getTextContent());
  }
}

package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page of {@code slit explore}, worked in a real browser and checked against its JSON. */
class FrontPageBrowserIT extends ExploredPage {
  /** Half of the last digit that a shown percentage has. */
  private static final double HALF_A_TENTH = 0.05 + 1e-9;

  @BeforeAll
  static void explore() throws Exception {
    explore("--at=2023-07-10T12:00Z", "--budget=10s");
  }

  @Test
  void showsEveryPlanAndStartsAtTheBalancedOne() {
    int plans = front.path("plans").size();
    assertTrue(plans > 20, "plans: " + plans);
    assertEquals(plans + " of " + plans + " plans remain", text("#count"));
    assertEquals(plans, shownRows().size());
    assertEquals(
        front.path("baselines").size(), all("#plan-table tfoot tr").size(), "baseline rows");
    assertEquals("Plan " + pick("balanced"), text("#details-title"));
    browser.shoot(SHOTS.resolve("front.png"));
    browser.resize(1280, 3400);
    browser.settle();
    browser.shoot(SHOTS.resolve("front-whole.png"));
  }

  @Test
  void typedBoundsNarrowAndResetRestores() {
    double bound = Math.rint(median("carbon_g"));
    long expected = count("carbon_g", value -> value <= bound);
    type("#ranges input[aria-label^='Operational carbon'][aria-label$='at most']", bound);
    assertRemaining(expected);
    double least = 0.8;
    type("#ranges input[aria-label^='Mean answer quality'][aria-label$='at least']", least);
    long both =
        plans().stream()
            .filter(p -> value(p, "carbon_g") <= bound && value(p, "quality") >= least)
            .count();
    assertTrue(0 < both && both < expected, "the second bound cuts: " + both);
    assertRemaining(both);
    browser.shoot(SHOTS.resolve("front-filtered.png"));
    click("#reset");
    assertRemaining(plans().size());
    assertFalse(one("#reset").isEnabled());
  }

  @Test
  void aBrushKeepsWhatItCoversAndAClickClearsIt() {
    WebElement axis = one("#parallel-plot [data-axis='0']");
    Rectangle box = axis.getRect();
    // From the middle of the axis to its upper end, which is the good one.
    new Actions(browser.driver())
        .moveToElement(axis)
        .clickAndHold()
        .moveByOffset(0, -box.height / 4)
        .moveByOffset(0, -box.height / 4)
        .release()
        .perform();
    browser.settle();
    List<WebElement> bounds = all("#ranges > div:first-child input");
    double low = Double.parseDouble(bounds.get(0).getDomProperty("value"));
    double high = Double.parseDouble(bounds.get(1).getDomProperty("value"));
    long expected = count("ttft_ms", value -> low <= value && value <= high);
    assertTrue(0 < expected && expected < plans().size(), "the brush cuts: " + expected);
    assertRemaining(expected);
    new Actions(browser.driver()).moveToElement(axis, 0, -box.height / 4).click().perform();
    browser.settle();
    assertRemaining(plans().size());
  }

  @Test
  void aNamedPickShowsItsDifferencesFromNearest() {
    JsonNode nearest = named("baselines", "name", "nearest");
    List<String> names = new ArrayList<>();
    front.path("selected").fieldNames().forEachRemaining(names::add);
    assertEquals(names.size(), all("#picks button").size());
    for (int i = 0; i < names.size(); i++) {
      all("#picks button").get(i).click();
      browser.settle();
      String id = pick(names.get(i));
      assertEquals("Plan " + id, text("#details-title"));
      assertEquals("true", all("#picks button").get(i).getDomAttribute("aria-pressed"));
      assertDifferences(named("plans", "id", id), nearest);
    }
  }

  private static void assertDifferences(JsonNode plan, JsonNode reference) {
    List<WebElement> rows = all("#compare tbody tr");
    assertEquals(front.path("objectives").size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode objective = front.path("objectives").get(i);
      String name = objective.path("name").textValue();
      double value = value(plan, name);
      double from = value(reference, name);
      List<String> cells = texts(rows.get(i), "td");
      assertShows(value, cells.get(0), name);
      assertShows(from, cells.get(1), name);
      String[] lines = cells.get(2).split("\n", 2);
      assertShows(value - from, lines[0], name);
      String[] relative = lines[1].split(" ");
      assertEquals(100 * (value - from) / from, number(relative[0]), HALF_A_TENTH, name);
      boolean higher = objective.path("direction").textValue().equals("maximise");
      assertEquals((value > from) == higher ? "better" : "worse", relative[2], name);
    }
  }

  /** Compares with a shown text, to half of its last digit. */
  private static void assertShows(double expected, String text, String name) {
    int point = text.indexOf('.');
    int digits = point < 0 ? 0 : text.length() - point - 1;
    assertEquals(expected, number(text), 0.5 * Math.pow(10, -digits) + 1e-9, name + ": " + text);
  }

  @Test
  void theTableSortsBothWaysAndItsRowsOpenPlans() {
    Comparator<JsonNode> byCarbon = Comparator.comparingDouble(p -> value(p, "carbon_g"));
    WebElement head =
        all("#plan-table thead button").stream()
            .filter(button -> button.getText().equals("Operational carbon"))
            .findFirst()
            .orElseThrow();
    head.click();
    browser.settle();
    assertEquals(ids(byCarbon), shownRows());
    head.click();
    browser.settle();
    assertEquals(ids(byCarbon.reversed()), shownRows());
    one("#plan-table tbody tr:nth-child(3)").click();
    browser.settle();
    assertEquals("Plan " + shownRows().get(2), text("#details-title"));
  }

  @Test
  void theKeyboardReachesThePicksAndWalksThePlot() {
    List<WebElement> picks = all("#picks button");
    Actions tabs = new Actions(browser.driver());
    for (int i = 0; i < 3; i++) {
      tabs.sendKeys(Keys.TAB); // the reset button is disabled: the third stop is the third pick
    }
    tabs.perform();
    assertEquals(picks.get(2), browser.driver().switchTo().activeElement());
    new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
    browser.settle();
    assertEquals("Plan " + pick("lowest_carbon"), text("#details-title"));
    one("#parallel-plot").sendKeys(Keys.ARROW_RIGHT, Keys.ENTER);
    browser.settle();
    assertNotEquals("Plan " + pick("lowest_carbon"), text("#details-title"));
  }

  @Test
  void aTelephoneScrollsDownOnly() {
    browser.resize(390, 844);
    browser.open(directory.resolve("front.html"));
    long width = pixels("return document.documentElement.scrollWidth");
    assertTrue(width <= 390, "width of the page: " + width);
    browser.shoot(SHOTS.resolve("front-390.png"));
  }

  @Test
  void theDarkSchemeIsDarkAndLegible() {
    assertTrue(brightness("background-color") > 200, "light ground");
    assertTrue(brightness("color") < 60, "dark ink");
    browser.prefer("dark");
    browser.settle();
    assertTrue(brightness("background-color") < 60, "dark ground");
    assertTrue(brightness("color") > 200, "light ink");
    browser.shoot(SHOTS.resolve("front-dark.png"));
  }

  /** Mean of red, green and blue, 0 to 255, of a colour of the body. */
  @Test
  void tellsTheDifferenceOfAnyTwoPicksInTheWordsOfTheServer() {
    JsonNode told = front.path("differences");
    assertTrue(told.size() >= 20, "pairs: " + told.size());
    for (JsonNode one : told) {
      choosePick(one.path("from").asText());
      click("#as-reference");
      choosePick(one.path("to").asText());
      String shown = text("#words");
      assertTrue(
          shown.endsWith(": " + one.path("text").asText() + "."),
          shown + "\n  is not\n" + one.path("text").asText());
    }
  }

  @Test
  void twoPlansOfTheTableAreTakenApart() {
    browser.resize(1280, 3600);
    browser.settle();
    List<WebElement> rows = all("#plan-table tbody th button");
    rows.get(0).click();
    browser.settle();
    click("#as-reference");
    rows.get(rows.size() - 1).click();
    browser.settle();
    String words = text("#words");
    assertTrue(words.matches(".* to .*(Wh|No energy).*: .*"), words);
    browser.shoot(SHOTS.resolve("front-difference.png"));
  }

  @Test
  void theMapSizesSitesByTheirEnergy() {
    choosePick("lowest_carbon");
    JsonNode plan = named("plans", "id", pick("lowest_carbon"));
    double sum = 0;
    for (JsonNode kwh : plan.path("site_kwh")) {
      sum += kwh.asDouble();
    }
    List<WebElement> dots = all("#map-plot circle");
    assertEquals(front.path("sites").size(), dots.size());
    double largest = 0;
    double largestShare = 0;
    for (WebElement dot : dots) {
      int site = 0;
      while (!front.path("sites").path(site).path("id").asText().equals(dot.getDomAttribute("data-key"))) {
        site++;
      }
      double share = Double.parseDouble(dot.getDomAttribute("data-share"));
      assertEquals(plan.path("site_kwh").path(site).asDouble() / sum, share, 1e-9);
      double radius = Double.parseDouble(dot.getDomAttribute("r"));
      if (radius > largest) {
        largest = radius;
        largestShare = share;
      }
    }
    for (WebElement dot : dots) {
      assertTrue(Double.parseDouble(dot.getDomAttribute("data-share")) <= largestShare);
    }
    assertTrue(all("#map-plot .move").size() > 0, "moves from the plan compared with");
    click("#map-moves");
    assertEquals(0, all("#map-plot .move").size());
    click("#map-moves");
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      browser.settle();
      shootElement("#map", "front-map-" + scheme);
    }
    browser.prefer("light");
    browser.resize(390, 844);
    browser.settle();
    shootElement("#map", "front-map-phone");
    long overflow =
        pixels("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertTrue(overflow <= 0, "the page is wider than a phone by " + overflow);
  }
}

package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of {@code slit explore --joint}: a front whose plans cover a day. */
class FrontPeriodBrowserIT extends ExploredPage {
  private static final int EPOCHS = 24;

  @BeforeAll
  static void explore() throws Exception {
    explore("--joint", "--from=2023-07-10T00:00Z", "--to=2023-07-11T00:00Z", "--budget=6000");
  }

  @BeforeEach
  void growTall() {
    browser.resize(1280, 3600);
  }

  @Test
  void theStripShowsTheEnergyOfEverySiteInEveryEpoch() {
    JsonNode plan = planOf("lowest_carbon");
    choosePick("lowest_carbon");
    assertEquals(EPOCHS, all("#strip thead button").size());
    List<WebElement> rows = all("#strip tbody tr");
    assertEquals(front.path("sites").size(), rows.size());
    double shown = 0;
    double expected = 0;
    for (Object value :
        (List<?>)
            browser
                .driver()
                .executeScript(
                    "return [...document.querySelectorAll('#strip .cell')].map(c => c.dataset.value)")) {
      shown += Double.parseDouble(String.valueOf(value));
    }
    for (JsonNode site : plan.path("site_kwh")) {
      expected += site.doubleValue();
    }
    assertEquals(EPOCHS * rows.size(), all("#strip .cell").size());
    assertEquals(expected, shown, 1e-9 * expected);
    browser.shoot(SHOTS.resolve("period-whole.png"));
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      browser.resize(1280, 800);
      browser.settle();
      shootElement("#hours", "period-strip-" + scheme);
    }
    browser.prefer("light");
    browser.resize(390, 844);
    browser.settle();
    shootElement("#hours", "period-strip-phone");
    Object over =
        browser
            .driver()
            .executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertTrue(((Number) over).intValue() <= 0, "wider than a phone by " + over);
  }

  @Test
  void theKeyboardWalksTheStripAndChoosesAnEpoch() {
    choosePick("lowest_cost");
    WebElement start = all("#strip .cell[tabindex='0']").get(0);
    assertEquals(1, all("#strip .cell[tabindex='0']").size(), "one stop for the tab key");
    start.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_DOWN);
    browser.settle();
    WebElement here = browser.driver().switchTo().activeElement();
    assertEquals("1,2", here.getDomAttribute("data-key"));
    assertTrue(here.getDomAttribute("aria-label").contains("2023-07-10 02:00 UTC"));
    here.sendKeys(Keys.ENTER);
    browser.settle();
    assertEquals("1,2", browser.driver().switchTo().activeElement().getDomAttribute("data-key"));
    assertEquals("true", all("#strip thead button").get(2).getDomAttribute("aria-pressed"));
    assertTrue(text("#flows-hint").contains("02:00 UTC"), text("#flows-hint"));
    assertRate(front.path("epochs").path(2).path("demand_rps").doubleValue());
    browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
    browser.settle();
    assertFalse(one("#whole-period").isEnabled());
    assertRate(front.path("demand_rps").doubleValue());
  }

  /** The requests of all classes in the shares table, to half of the digit shown. */
  private static void assertRate(double expected) {
    String shown = all("#heat tr.all .rate").get(0).getText();
    assertEquals(expected, Double.parseDouble(shown), 0.051, shown);
  }

  @Test
  void tellsMovesWithTheirHoursInTheWordsOfTheServer() {
    int withHours = 0;
    for (JsonNode told : front.path("differences")) {
      choosePick(told.path("from").asText());
      click("#as-reference");
      choosePick(told.path("to").asText());
      String words = told.path("text").asText();
      assertTrue(text("#words").endsWith(": " + words + "."), text("#words") + "\nis not\n" + words);
      withHours += words.contains("(mostly ") ? 1 : 0;
    }
    assertTrue(withHours > 0, "no move has hours");
  }

  @Test
  void theMapShowsTheEpochChosen() {
    choosePick("lowest_carbon");
    all("#strip thead button").get(5).click();
    browser.settle();
    double sum = 0;
    JsonNode kwh = planOf("lowest_carbon").path("site_kwh_by_epoch").path(5);
    for (JsonNode one : kwh) {
      sum += one.doubleValue();
    }
    for (int site = 0; site < kwh.size(); site++) {
      String id = front.path("sites").path(site).path("id").asText();
      WebElement dot = one("#map-plot circle[data-key='" + id + "']");
      assertEquals(
          kwh.path(site).doubleValue() / sum,
          Double.parseDouble(dot.getDomAttribute("data-share")),
          1e-9);
    }
    assertTrue(text("#map-hint").contains("05:00 UTC"), text("#map-hint"));
  }

  private static JsonNode planOf(String pick) {
    return named("plans", "id", pick(pick));
  }
}

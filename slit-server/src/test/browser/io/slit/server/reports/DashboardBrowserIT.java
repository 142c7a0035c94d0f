package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The dashboard, worked in a real browser and checked against the JSON of its server. */
class DashboardBrowserIT extends OpenDashboard {
  private static final int REQUESTS = 60;

  @BeforeAll
  static void start() throws Exception {
    start(REQUESTS);
  }

  private static String shortId(String id) {
    return id.substring(id.lastIndexOf('-') + 1);
  }

  @Test
  void showsWhatTheServerSays() throws Exception {
    JsonNode status = page.get("/v1/status");
    JsonNode front = page.get("/v1/front");
    assertEquals("worldwide-14", page.text("#title"));
    assertEquals("plan", page.text("#mode"));
    assertEquals(shortId(status.at("/plan/id").asText()), page.text("#in-force"));
    assertEquals(status.path("sites").size(), page.all("#map-table tbody tr").size());
    assertEquals(status.path("sites").size(), page.all("#map-plot circle.site").size());
    assertEquals(front.path("plans").size(), page.all("#front-plot .mark-plan").size());
    assertEquals(front.path("baselines").size(), page.all("#front-plot .mark-base").size());
    assertEquals(25, page.all("#decisions-table tbody tr").size());
    assertTrue(page.text("#decisions-table").contains("The plan sends "), page.text("#decisions-table"));
    assertTrue(page.text("#savings-body").contains(REQUESTS + " completed, 0 failed or dropped"));
    assertTrue(page.text("#savings-body").contains("Energy metered for " + REQUESTS / 4));
    page.one("#savings-csv").click();
    page.browser()
        .until(
            "performance.getEntriesByType('resource').some(one => one.name.includes('format=csv'))");
    assertFalse(page.one("#savings-fault").isDisplayed());
    page.shootWhole("dashboard-light");
  }

  @Test
  void theMapIsColouredByTheChosenMeasureAndSaysSoInWords() {
    String carbon = fills();
    assertTrue(page.text("#map-summary").startsWith("Carbon intensity: lowest at "));
    for (String measure : List.of("Water", "Price", "Load")) {
      choose(measure);
      assertTrue(page.text("#map-summary").startsWith(measure + ": lowest at "), page.text("#map-summary"));
    }
    assertNotEquals(carbon, fills());
    choose("Carbon intensity");
    assertEquals(carbon, fills());
  }

  private static void choose(String measure) {
    page.browser().driver()
        .findElement(By.xpath("//fieldset[@id='map-measure']//label[span='" + measure + "']"))
        .click();
    page.browser().settle();
  }

  private static String fills() {
    return String.valueOf(
        page.script(
                "return [...document.querySelectorAll('#map-plot .site')].map(one => one.dataset.site + one.getAttribute('class')).sort().join()"));
  }

  @Test
  void aPickedPlanTellsItsDifferencesIsPutInForceAndTakenBack() throws Exception {
    String before = page.inForce();
    String picked = page.get("/v1/front").at("/selected/lowest_carbon").asText();
    assertNotEquals(before, picked);
    page.pick("Lowest carbon");
    JsonNode told = page.get("/v1/plans/" + picked).path("difference");
    assertEquals(told.path("text").asText(), page.text("#picked-body .words"));
    assertEquals(5, page.all("#picked-body .compare tbody tr").size());
    assertTrue(page.text("#picked-body .moves").contains(told.at("/class_moves/0/class").asText()));
    assertEquals(before, page.inForce(), "nothing changes before it is activated");
    page.script("document.querySelector('#front').scrollIntoView({block: 'start'})");
    page.browser().settle();
    page.shoot("dashboard-picked");
    assertEquals("Activate until 12:15", page.text("#activate"));
    page.one("#activate").click();
    page.browser().until("document.querySelector('#in-force').textContent === '" + shortId(picked) + "'");
    assertEquals(picked, page.inForce());
    assertTrue(page.text("#live").contains(shortId(picked)), page.text("#live"));
    assertFalse(page.one("#activate").isDisplayed());
    assertEquals("Roll back to " + shortId(before), page.text("#rollback"));
    page.one("#rollback").click();
    page.browser().until("document.querySelector('#in-force').textContent === '" + shortId(before) + "'");
    assertEquals(before, page.inForce());
    assertFalse(page.one("#rollback").isDisplayed());
  }

  @Test
  void theAxesAndTheBaselineAreOfChoice() throws Exception {
    String places = places();
    page.select("#axis-x", "water_l");
    assertNotEquals(places, places());
    page.one("#show-baselines").click();
    page.browser().settle();
    assertEquals(0, page.all("#front-plot .mark-base").size());
    page.select("#baseline", "round_robin");
    assertTrue(page.text("#tiles").contains("than round robin"), page.text("#tiles"));
    page.select("#period", "24");
    page.browser().until("document.querySelector('#savings-body').textContent.includes('nothing is known of')");
    page.select("#shares-by", "origin");
    assertEquals(1 + origins(), page.all("#shares-table tbody tr").size());
  }

  private static long origins() throws Exception {
    return page.get("/v1/front").path("classes").findValuesAsText("origin").stream().distinct().count();
  }

  private static String places() {
    return String.valueOf(
        page.script(
                "return [...document.querySelectorAll('#front-plot .mark-plan')].map(one => one.getAttribute('cx')).join()"));
  }
}

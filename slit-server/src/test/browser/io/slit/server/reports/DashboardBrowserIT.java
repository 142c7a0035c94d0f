package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.Worldwide;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The dashboard of a real server, worked in a real browser and checked against the server's JSON. */
class DashboardBrowserIT {
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REQUESTS = 60;

  /** Contrast that WCAG 2.1 AA asks of text. */
  private static final double CONTRAST = 4.5;

  @TempDir private static Path stateDir;
  private static SlitApplication app;
  private static HeadlessChromium browser;

  /** The second epoch begins soon and lasts as long as the test: its front is searched in full. */
  @BeforeAll
  static void start() throws Exception {
    app =
        Worldwide.startReady(
            stateDir.resolve("open"),
            Map.of("replay_speed", "1", "replay_start", "2023-07-10T11:59:45Z"));
    browser = HeadlessChromium.start();
    browser.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    browser.resize(1440, 1000);
    browser.open(page(app));
    browser.until("document.querySelector('#facts')?.textContent.includes('12:00 to 12:15')");
    browser.until("document.querySelectorAll('#front-plot .mark-plan').length > 20");
    for (int i = 0; i < REQUESTS; i++) {
      String[] asked = {"llama-3.1-8b", "llama-3.1-70b", "auto"};
      String answer =
          TestServers.post(app.port(), "/v1/route", "{\"model\":\"%s\"}".formatted(asked[i % 3]))
              .body();
      TestServers.post(
          app.port(),
          "/v1/outcomes",
          "{\"decision_id\":\"%s\",\"ttft_ms\":180,\"tpot_ms\":21,\"input_tokens\":500,\"output_tokens\":187%s}"
              .formatted(
                  JSON.readTree(answer).path("decision_id").asText(),
                  i % 4 == 0 ? ",\"energy_wh\":0.4" : ""));
    }
  }

  private static URI page(SlitApplication of) {
    return URI.create("http://127.0.0.1:" + of.managementPort() + "/");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    app.close();
  }

  @BeforeEach
  void open() {
    browser.prefer("light");
    browser.resize(1440, 1000);
    browser.open(page(app));
    browser.until("document.querySelectorAll('#front-plot .mark-plan').length > 1");
    browser.until("document.querySelectorAll('#map-plot .land')[0].hasAttribute('d')");
  }

  @AfterEach
  void theConsoleStaysEmptyAndNobodyElseIsAsked() {
    assertEquals(List.of(), browser.console());
    Object hosts =
        browser
            .driver()
            .executeScript(
                "return [...new Set(performance.getEntriesByType('resource').map(one => new URL(one.name).origin))]");
    assertEquals(List.of(page(app).toString().replaceAll("/$", "")), hosts);
  }

  private static JsonNode get(String path) throws Exception {
    return JSON.readTree(TestServers.get(app.managementPort(), path).body());
  }

  private static String inForce() throws Exception {
    return get("/v1/status").at("/plan/id").asText();
  }

  private static String shortId(String id) {
    return id.substring(id.lastIndexOf('-') + 1);
  }

  @Test
  void showsWhatTheServerSays() throws Exception {
    JsonNode status = get("/v1/status");
    JsonNode front = get("/v1/front");
    assertEquals("worldwide-14", text("#title"));
    assertEquals("plan", text("#mode"));
    assertEquals(shortId(status.at("/plan/id").asText()), text("#in-force"));
    assertEquals(status.path("sites").size(), all("#map-table tbody tr").size());
    assertEquals(status.path("sites").size(), all("#map-plot circle.site").size());
    assertEquals(front.path("plans").size(), all("#front-plot .mark-plan").size());
    assertEquals(front.path("baselines").size(), all("#front-plot .mark-base").size());
    assertEquals(25, all("#decisions-table tbody tr").size());
    assertTrue(text("#decisions-table").contains("The plan sends "), text("#decisions-table"));
    assertTrue(text("#savings-body").contains(REQUESTS + " completed, 0 failed or dropped"));
    assertTrue(text("#savings-body").contains("Energy metered for " + REQUESTS / 4));
    shootWhole("dashboard-light");
  }

  @Test
  void theMapIsColouredByTheChosenMeasureAndSaysSoInWords() {
    String carbon = fills();
    assertTrue(text("#map-summary").startsWith("Carbon intensity: lowest at "));
    for (String measure : List.of("Water", "Price", "Load")) {
      choose(measure);
      assertTrue(text("#map-summary").startsWith(measure + ": lowest at "), text("#map-summary"));
    }
    assertNotEquals(carbon, fills());
    choose("Carbon intensity");
    assertEquals(carbon, fills());
  }

  private static void choose(String measure) {
    browser
        .driver()
        .findElement(By.xpath("//fieldset[@id='map-measure']//label[span='" + measure + "']"))
        .click();
    browser.settle();
  }

  private static String fills() {
    return String.valueOf(
        browser
            .driver()
            .executeScript(
                "return [...document.querySelectorAll('#map-plot .site')].map(one => one.dataset.site + one.getAttribute('class')).sort().join()"));
  }

  @Test
  void aPickedPlanTellsItsDifferencesIsPutInForceAndTakenBack() throws Exception {
    String before = inForce();
    String picked = get("/v1/front").at("/selected/lowest_carbon").asText();
    assertNotEquals(before, picked);
    click("//div[@id='picks']//button[starts-with(., 'Lowest carbon')]");
    browser.until("document.querySelector('#picked-body .words')");
    JsonNode told = get("/v1/plans/" + picked).path("difference");
    assertEquals(told.path("text").asText(), text("#picked-body .words"));
    assertEquals(5, all("#picked-body .compare tbody tr").size());
    assertTrue(text("#picked-body .moves").contains(told.at("/class_moves/0/class").asText()));
    assertEquals(before, inForce(), "nothing changes before it is activated");
    browser
        .driver()
        .executeScript("document.querySelector('#front').scrollIntoView({block: 'start'})");
    browser.settle();
    browser.shoot(SHOTS.resolve("dashboard-picked.png"));
    assertEquals("Activate until 12:15", text("#activate"));
    one("#activate").click();
    browser.until("document.querySelector('#in-force').textContent === '" + shortId(picked) + "'");
    assertEquals(picked, inForce());
    assertTrue(text("#live").contains(shortId(picked)), text("#live"));
    assertFalse(one("#activate").isDisplayed());
    assertEquals("Roll back to " + shortId(before), text("#rollback"));
    one("#rollback").click();
    browser.until("document.querySelector('#in-force').textContent === '" + shortId(before) + "'");
    assertEquals(before, inForce());
    assertFalse(one("#rollback").isDisplayed());
  }

  @Test
  void theAxesAndTheBaselineAreOfChoice() throws Exception {
    String places = places();
    select("#axis-x", "water_l");
    assertNotEquals(places, places());
    one("#show-baselines").click();
    browser.settle();
    assertEquals(0, all("#front-plot .mark-base").size());
    select("#baseline", "round_robin");
    assertTrue(text("#tiles").contains("than round robin"), text("#tiles"));
    select("#period", "24");
    browser.until("document.querySelector('#savings-body').textContent.includes('nothing is known of')");
    select("#shares-by", "origin");
    assertEquals(1 + origins(), all("#shares-table tbody tr").size());
  }

  private static long origins() throws Exception {
    return get("/v1/front").path("classes").findValuesAsText("origin").stream().distinct().count();
  }

  private static String places() {
    return String.valueOf(
        browser
            .driver()
            .executeScript(
                "return [...document.querySelectorAll('#front-plot .mark-plan')].map(one => one.getAttribute('cx')).join()"));
  }

  private static void select(String selector, String value) {
    browser
        .driver()
        .executeScript(
            "const one = document.querySelector(arguments[0]); one.value = arguments[1]; one.dispatchEvent(new Event('change'))",
            selector,
            value);
    browser.settle();
  }

  @Test
  void theKeyboardAloneIsEnough() throws Exception {
    String before = inForce();
    keys(Keys.TAB);
    assertEquals("Skip to the figures", active().getText());
    keys(Keys.ENTER);
    tabTo("map-measure input", "[name=measure]");
    keys(Keys.ARROW_RIGHT);
    assertTrue(text("#map-summary").startsWith("Water: "), text("#map-summary"));
    tabTo("front plot", "#front-plot");
    keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);
    browser.until("document.querySelector('#picked-body .words')");
    assertTrue(text("#live").startsWith("Plan "), text("#live"));
    tabTo("button to activate", "#activate");
    keys(Keys.ENTER);
    browser.until("document.querySelector('#rollback').checkVisibility()");
    assertNotEquals(before, inForce());
    assertEquals("picked-title", active().getDomAttribute("id"), "focus goes where the news is");
    tabTo("button to roll back", "#rollback");
    keys(Keys.ENTER);
    browser.until("!document.querySelector('#rollback').checkVisibility()");
    assertEquals(before, inForce());
  }

  private static void tabTo(String what, String selector) {
    for (int i = 0; i < 60; i++) {
      keys(Keys.TAB);
      Object there =
          browser
              .driver()
              .executeScript("return document.activeElement.matches(arguments[0])", selector);
      if (Boolean.TRUE.equals(there)) {
        return;
      }
    }
    throw new AssertionError("Tab does not reach the " + what);
  }

  private static void keys(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(browser.driver()).sendKeys(key).perform();
      browser.settle();
    }
  }

  private static WebElement active() {
    return browser.driver().switchTo().activeElement();
  }

  @Test
  void aTelephoneScrollsDownOnly() {
    browser.resize(360, 780);
    browser.open(page(app));
    browser.until("document.querySelectorAll('#front-plot .mark-plan').length > 1");
    click("//div[@id='picks']//button[starts-with(., 'Lowest TTFT')]");
    browser.until("document.querySelector('#picked-body .words')");
    long width =
        ((Number)
                browser.driver().executeScript("return document.documentElement.scrollWidth"))
            .longValue();
    assertTrue(width <= 360, "width of the page: " + width);
    shootWhole("dashboard-phone");
  }

  @Test
  void textStandsOutInBothSchemes() {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      browser.settle();
      click("//div[@id='picks']//button[starts-with(., 'Lowest carbon')]");
      browser.until("document.querySelector('#picked-body .words')");
      Object faint = browser.driver().executeScript(CONTRAST_SCRIPT, CONTRAST);
      assertEquals(List.of(), faint, scheme);
      if (scheme.equals("dark")) {
        shootWhole("dashboard-dark");
      }
    }
  }

  /** Texts whose contrast to the ground behind them is too low, by the formula of WCAG 2.1. */
  private static final String CONTRAST_SCRIPT =
      """
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      const over = (colours) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const light = rgb => { const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const found = new Set();
      const walker = document.createTreeWalker(document.querySelector('.page'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest('.hidden, option, title, :disabled, noscript')) continue;
        const grounds = [];
        for (let one = node; one; one = one.parentElement) grounds.unshift(getComputedStyle(one).backgroundColor);
        const style = getComputedStyle(node);
        const ink = node.closest('svg') ? style.fill : style.color;
        const [a, b] = [light(over(grounds)), light(over([...grounds, ink]))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < arguments[0]) found.add(`${node.tagName}.${node.getAttribute('class') ?? ''} ${ratio.toFixed(2)}`);
      }
      return [...found];
      """;

  @Test
  void everyControlHasANameAndEveryImageItsWords() {
    Object nameless =
        browser
            .driver()
            .executeScript(
                "return [...document.querySelectorAll('button, select, input')].filter(one => one.checkVisibility() && !(one.textContent.trim() && one.tagName === 'BUTTON') && !one.labels?.length && !one.ariaLabel).map(one => one.outerHTML)");
    assertEquals(List.of(), nameless);
    assertEquals(1, all("main").size());
    assertEquals(1, all("h1").size());
    for (WebElement table : all("main table")) {
      assertFalse(
          table.findElements(By.tagName("caption")).isEmpty()
              && table.findElements(By.xpath("ancestor::*[@aria-label or @aria-labelledby]")).isEmpty(),
          "a table without a name");
    }
  }

  @Test
  void withKeysItAsksForOneAndKeepsItInTheTabOnly() throws Exception {
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest("secret".getBytes(StandardCharsets.UTF_8)));
    try (SlitApplication closed =
        Worldwide.startReady(
            stateDir.resolve("closed"),
            Map.of("replay_speed", "1", "api_keys", "admin:" + hash))) {
      browser.open(page(closed));
      browser.until("document.querySelector('#key-form').checkVisibility()");
      assertFalse(one("#main").isDisplayed());
      browser.shoot(SHOTS.resolve("dashboard-key.png"));
      one("#key").sendKeys("wrong", Keys.ENTER);
      browser.until("document.querySelector('#key-hint').textContent.includes('does not know')");
      one("#key").sendKeys("secret", Keys.ENTER);
      browser.until("document.querySelector('#mode')?.textContent === 'plan'");
      assertTrue(one("#main").isDisplayed());
      assertEquals(
          "0", String.valueOf(browser.driver().executeScript("return localStorage.length")));
      assertEquals("", String.valueOf(browser.driver().executeScript("return document.cookie")));
      one("#key-forget").click();
      browser.until("document.querySelector('#key-form')?.checkVisibility()");
    }
    // A browser tells of each 401; nothing else may be in its console.
    assertTrue(browser.console().stream().allMatch(line -> line.getMessage().contains("401")));
    browser.open(page(app));
    browser.until("document.querySelectorAll('#front-plot .mark-plan').length > 1");
  }

  @Test
  void saysSoWhileTheServerDoesNotAnswer() throws Exception {
    SlitApplication gone =
        Worldwide.startReady(stateDir.resolve("gone"), Map.of("replay_speed", "1"));
    try {
      browser.open(page(gone));
      browser.until("document.querySelector('#mode')?.textContent === 'plan'");
    } finally {
      gone.close();
    }
    browser.until("document.querySelector('#offline').checkVisibility()");
    assertTrue(text("#offline").startsWith("The server does not answer."), text("#offline"));
    assertTrue(text("#offline").contains("The next attempt is in 10"), text("#offline"));
    assertTrue(one("#main").isDisplayed(), "what is known stays");
    assertTrue(
        browser.console().stream()
            .allMatch(line -> line.getMessage().contains("ERR_CONNECTION_REFUSED")));
    browser.open(page(app));
    browser.until("document.querySelectorAll('#front-plot .mark-plan').length > 1");
  }

  private static void shootWhole(String name) {
    long height =
        ((Number)
                browser.driver().executeScript("return document.documentElement.scrollHeight"))
            .longValue();
    long width = ((Number) browser.driver().executeScript("return innerWidth")).longValue();
    browser.resize((int) width, (int) height);
    browser.driver().executeScript("scrollTo(0, 0)");
    browser.settle();
    browser.shoot(SHOTS.resolve(name + ".png"));
  }

  private static void click(String xpath) {
    browser.driver().findElement(By.xpath(xpath)).click();
    browser.settle();
  }

  private static WebElement one(String selector) {
    return browser.driver().findElement(By.cssSelector(selector));
  }

  private static List<WebElement> all(String selector) {
    return browser.driver().findElements(By.cssSelector(selector));
  }

  private static String text(String selector) {
    return one(selector).getText();
  }
}

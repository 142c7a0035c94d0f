package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.SlitApplication;
import io.slit.server.Worldwide;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Who can use the dashboard: by keyboard, on a telephone, in the dark, with a key, and while the server is away. */
class DashboardAccessBrowserIT extends OpenDashboard {
  /** Contrast that WCAG 2.1 AA asks of text. */
  private static final double CONTRAST = 4.5;

  @BeforeAll
  static void start() throws Exception {
    start(12);
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
  void theKeyboardAloneIsEnough() throws Exception {
    String before = page.inForce();
    keys(Keys.TAB);
    assertEquals("Skip to the figures", active().getText());
    keys(Keys.ENTER);
    tabTo("map-measure input", "[name=measure]");
    keys(Keys.ARROW_RIGHT);
    assertTrue(page.text("#map-summary").startsWith("Water: "), page.text("#map-summary"));
    tabTo("front plot", "#front-plot");
    keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);
    page.browser().until("document.querySelector('#picked-body .words')");
    assertTrue(page.text("#live").startsWith("Plan "), page.text("#live"));
    tabTo("button to activate", "#activate");
    keys(Keys.ENTER);
    page.browser().until("document.querySelector('#rollback').checkVisibility()");
    assertNotEquals(before, page.inForce());
    assertEquals("picked-title", active().getDomAttribute("id"), "focus goes where the news is");
    tabTo("button to roll back", "#rollback");
    keys(Keys.ENTER);
    page.browser().until("!document.querySelector('#rollback').checkVisibility()");
    assertEquals(before, page.inForce());
  }

  private static void tabTo(String what, String selector) {
    for (int i = 0; i < 60; i++) {
      keys(Keys.TAB);
      Object there =
          page.script("return document.activeElement.matches(arguments[0])", selector);
      if (Boolean.TRUE.equals(there)) {
        return;
      }
    }
    throw new AssertionError("Tab does not reach the " + what);
  }

  private static void keys(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(page.browser().driver()).sendKeys(key).perform();
      page.browser().settle();
    }
  }

  private static WebElement active() {
    return page.browser().driver().switchTo().activeElement();
  }

  @Test
  void aTelephoneScrollsDownOnly() {
    page.browser().resize(360, 780);
    page.show();
    page.pick("Lowest TTFT");
    Object tooWide =
        page.script(
            "return [...document.querySelectorAll('main *, header *')].filter(one => one.checkVisibility() && one.getBoundingClientRect().right > 360 && !one.closest('.scroll, .picks, .hidden, svg')).map(one => one.tagName + ' ' + one.textContent.slice(0, 40))");
    assertEquals(List.of(), tooWide);
    assertEquals(360L, page.script("return document.documentElement.scrollWidth"));
    page.shootWhole("dashboard-phone");
  }

  @Test
  void textStandsOutInBothSchemes() {
    for (String scheme : List.of("light", "dark")) {
      page.browser().prefer(scheme);
      page.browser().settle();
      page.pick("Lowest carbon");
      Object faint = page.script(CONTRAST_SCRIPT, CONTRAST);
      assertEquals(List.of(), faint, scheme);
      if (scheme.equals("dark")) {
        page.shootWhole("dashboard-dark");
      }
    }
  }

  @Test
  void everyControlHasANameAndEveryImageItsWords() {
    Object nameless =
        page.script(
                "return [...document.querySelectorAll('button, select, input')].filter(one => one.checkVisibility() && !(one.textContent.trim() && one.tagName === 'BUTTON') && !one.labels?.length && !one.ariaLabel).map(one => one.outerHTML)");
    assertEquals(List.of(), nameless);
    assertEquals(1, page.all("main").size());
    assertEquals(1, page.all("h1").size());
    Object unnamedTables =
        page.script(
            "return [...document.querySelectorAll('main table')].filter(one => !one.caption && !one.closest('[aria-label], [aria-labelledby]')).map(one => one.id)");
    assertEquals(List.of(), unnamedTables, "tables");
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
      page.browser().open(DashboardPage.address(closed));
      page.browser().until("document.querySelector('#key-form').checkVisibility()");
      assertFalse(page.one("#main").isDisplayed());
      page.shoot("dashboard-key");
      page.one("#key").sendKeys("wrong", Keys.ENTER);
      page.browser().until("document.querySelector('#key-hint').textContent.includes('does not know')");
      page.one("#key").sendKeys("secret", Keys.ENTER);
      page.browser().until("document.querySelector('#mode')?.textContent === 'plan'");
      assertTrue(page.one("#main").isDisplayed());
      assertEquals(
          "0", String.valueOf(page.script("return localStorage.length")));
      assertEquals("", String.valueOf(page.script("return document.cookie")));
      page.one("#key-forget").click();
      page.browser().until("document.querySelector('#key-form')?.checkVisibility()");
    }
    // A browser tells of each 401; nothing else may be in its console.
    assertTrue(page.browser().console().stream().allMatch(line -> line.getMessage().contains("401")));
    page.show();
  }

  @Test
  void saysSoWhileTheServerDoesNotAnswer() throws Exception {
    SlitApplication gone =
        Worldwide.startReady(stateDir.resolve("gone"), Map.of("replay_speed", "1"));
    try {
      page.browser().open(DashboardPage.address(gone));
      page.browser().until("document.querySelector('#mode')?.textContent === 'plan'");
    } finally {
      gone.close();
    }
    page.browser().until("document.querySelector('#offline').checkVisibility()");
    assertTrue(page.text("#offline").startsWith("The server does not answer."), page.text("#offline"));
    assertTrue(page.text("#offline").contains("The next attempt is in 10"), page.text("#offline"));
    assertTrue(page.one("#main").isDisplayed(), "what is known stays");
    assertTrue(
        page.browser().console().stream()
            .allMatch(line -> line.getMessage().contains("ERR_CONNECTION_REFUSED")));
    page.show();
  }
}

package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.config.ApiKey;
import io.slit.server.config.Role;
import io.slit.server.json.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
  private static final int PASSES = 200;

  private static ApiKey key(String secret, Set<Role> roles) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    return new ApiKey(roles, HexFormat.of().formatHex(hash));
  }

  private static int status(String authorization, Role role) throws Exception {
    Gate gate =
        new Gate(
            List.of(
                key("for-route", EnumSet.of(Role.ROUTE)),
                key("for-both", EnumSet.of(Role.ROUTE, Role.TELEMETRY)),
                key("for-all", EnumSet.of(Role.ADMIN))));
    return gate.check(authorization, role).map(HttpProblem::status).orElse(PASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "for-route, ROUTE, 200",
    "for-route, TELEMETRY, 403",
    "for-route, ADMIN, 403",
    "for-both, ROUTE, 200",
    "for-both, TELEMETRY, 200",
    "for-both, ADMIN, 403",
    "for-all, ROUTE, 200",
    "for-all, TELEMETRY, 200",
    "for-all, ADMIN, 200"
  })
  void aKeyIsGoodForItsRoles(String secret, Role role, int status) throws Exception {
    assertEquals(status, status("Bearer " + secret, role));
    assertEquals(status, status("bearer  " + secret + " ", role));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none",
        "''",
        "for-route",
        "Bearer",
        "'Bearer '",
        "Bearer for-rout",
        "Basic for-route"
      })
  void aCallerWithoutAKnownKeyIsUnauthorized(String authorization) throws Exception {
    for (Role role : Role.values()) {
      assertEquals(401, status(authorization, role));
    }
  }

  @Test
  void whatWasBroughtBeforeIsNoHelpToAnotherKeyNorAfterTheKeyIsGone() throws Exception {
    ApiKey first = key("Aa", EnumSet.of(Role.ROUTE));
    ApiKey second = key("BB", EnumSet.of(Role.TELEMETRY));
    Gate gate = new Gate(List.of(first));
    for (int i = 0; i < 3; i++) {
      assertTrue(gate.check("Bearer Aa", Role.ROUTE).isEmpty());
      assertEquals(401, gate.check("Bearer BB", Role.ROUTE).orElseThrow().status());
      assertEquals(401, gate.check("Bearer A", Role.ROUTE).orElseThrow().status());
      assertEquals(403, gate.check("Bearer Aa", Role.ADMIN).orElseThrow().status());
    }
    gate.replace(List.of(first, second));
    for (int i = 0; i < 3; i++) {
      assertTrue(gate.check("Bearer Aa", Role.ROUTE).isEmpty());
      assertTrue(gate.check("Bearer BB", Role.TELEMETRY).isEmpty());
      assertEquals(403, gate.check("Bearer BB", Role.ROUTE).orElseThrow().status());
    }
    gate.replace(List.of(second));
    assertEquals(401, gate.check("Bearer Aa", Role.ROUTE).orElseThrow().status());
  }

  @Test
  void theHashOfAKeyIsNoKey() throws Exception {
    String hash = key("for-route", EnumSet.of(Role.ROUTE)).sha256();
    assertEquals(401, status("Bearer " + hash, Role.ROUTE));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyCallerPassesWhereNoKeyIsSet(Role role) {
    assertEquals(
        PASSES, new Gate(List.of()).check(null, role).map(HttpProblem::status).orElse(200));
  }
}

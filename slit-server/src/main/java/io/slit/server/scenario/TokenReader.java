package io.slit.server.scenario;

import io.slit.core.units.Require;
import io.slit.core.workload.TokenProfile;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.Names;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code short_input_max_tokens} and {@code token_profiles}. */
final class TokenReader {
  private final Names<SizedTokens> profiles = new Names<>("token profile");
  private int shortInputMaxTokens = Integer.MAX_VALUE;

  /** Returns the token profiles by name. */
  Names<SizedTokens> read(LocatedObject in) {
    Optional<Integer> boundary = in.require("short_input_max_tokens", TokenReader::boundary);
    boundary.ifPresent(tokens -> shortInputMaxTokens = tokens);
    in.requireObjects("token_profiles", one -> tokens(one, boundary));
    return profiles;
  }

  /** Returns up to how many prompt tokens a request is short. */
  int shortInputMaxTokens() {
    return shortInputMaxTokens;
  }

  private Optional<SizedTokens> tokens(LocatedObject in, Optional<Integer> boundary) {
    in.requireText("name");
    Optional<InputSize> size = in.requireChoice("size", InputSize.class);
    Optional<Double> mean = in.requireDouble("mean_input_tokens");
    Optional<Double> p95 = in.requireDouble("p95_input_tokens");
    Optional<Double> scv = in.requireDouble("input_scv");
    Optional<Double> output = in.requireDouble("mean_output_tokens");
    Optional<SizedTokens> built =
        in.build(
            () ->
                SizedTokens.of(
                    size.orElseThrow(),
                    new TokenProfile(
                        mean.orElseThrow(),
                        p95.orElseThrow(),
                        scv.orElseThrow(),
                        output.orElseThrow()),
                    boundary));
    return in.declare("name", profiles, built);
  }

  private static int boundary(LocatedNode node) {
    return (int)
        Require.within(
            1, 2_000_000, node.integer(), "short_input_max_tokens", "Count prompt tokens.");
  }

  /** Token counts and the prompt lengths that they stand for. */
  record SizedTokens(InputSize size, TokenProfile tokens) {
    private static SizedTokens of(InputSize size, TokenProfile tokens, Optional<Integer> boundary) {
      if (boundary.isPresent() && !size.covers(tokens.meanInput(), boundary.get())) {
        throw new IllegalArgumentException(
            "The mean_input_tokens (%s) of a %s profile must be %s short_input_max_tokens (%d)."
                .formatted(
                    tokens.meanInput(),
                    size.name().toLowerCase(Locale.ROOT),
                    size == InputSize.SHORT ? "at most" : "above",
                    boundary.get()));
      }
      return new SizedTokens(size, tokens);
    }
  }
}

package io.slit.server.replay;

import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.TokenProfile;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.Trace;
import io.slit.server.datasets.TokenLengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Real pairs of prompt and answer lengths for each profile: those requests of the traces that its
 * token profile was computed from. Thread-safe.
 *
 * <p>A profile whose numbers fit no trace gets made-up lengths: log-normal prompts of its mean and
 * variance, exponential answers of its mean.
 */
final class Lengths {
  private static final double FITS = 0.01;
  private static final int MADE_UP = 20_000;
  private static final int SHORT_MOST = 1024;

  private final List<List<TokenLengths>> candidates = new ArrayList<>();

  Lengths(Dataset dataset) {
    for (Trace trace : Trace.values()) {
      List<TokenLengths> all =
          dataset.trace(trace).stream()
              .map(one -> new TokenLengths(one.inputTokens(), one.outputTokens()))
              .toList();
      add(all, one -> true);
      add(all, one -> one.inputTokens() <= SHORT_MOST);
      add(all, one -> one.inputTokens() > SHORT_MOST);
    }
    add(dataset.summarisation(), one -> true);
  }

  private void add(List<TokenLengths> all, Predicate<TokenLengths> wanted) {
    List<TokenLengths> kept = all.stream().filter(wanted).filter(Lengths::isUsable).toList();
    if (!kept.isEmpty()) {
      candidates.add(kept);
    }
  }

  private static boolean isUsable(TokenLengths one) {
    return one.inputTokens() > 0 && one.outputTokens() > 0;
  }

  /** Returns the lengths of each profile. */
  Map<RequestProfile, List<TokenLengths>> of(List<RequestProfile> profiles) {
    Map<RequestProfile, List<TokenLengths>> byProfile = new LinkedHashMap<>();
    for (RequestProfile profile : profiles) {
      TokenProfile tokens = profile.tokens();
      byProfile.put(
          profile,
          candidates.stream()
              .filter(one -> fits(one, tokens))
              .findFirst()
              .orElseGet(() -> madeUp(tokens)));
    }
    return byProfile;
  }

  private static boolean fits(List<TokenLengths> lengths, TokenProfile tokens) {
    double input = lengths.stream().mapToInt(TokenLengths::inputTokens).average().orElse(0);
    double output = lengths.stream().mapToInt(TokenLengths::outputTokens).average().orElse(0);
    return Math.abs(input / tokens.meanInput() - 1) < FITS
        && Math.abs(output / tokens.meanOutput() - 1) < FITS;
  }

  private static List<TokenLengths> madeUp(TokenProfile tokens) {
    SplittableRandom random = new SplittableRandom(1);
    double variance = Math.log1p(tokens.inputScv());
    double mean = Math.log(tokens.meanInput()) - variance / 2;
    List<TokenLengths> lengths = new ArrayList<>();
    for (int i = 0; i < MADE_UP; i++) {
      double input = Math.exp(mean + Math.sqrt(variance) * random.nextGaussian());
      double output = -tokens.meanOutput() * Math.log1p(-random.nextDouble());
      lengths.add(new TokenLengths((int) Math.max(1, input), (int) Math.max(1, Math.round(output))));
    }
    return List.copyOf(lengths);
  }
}

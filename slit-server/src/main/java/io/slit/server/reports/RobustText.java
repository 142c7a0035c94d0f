package io.slit.server.reports;

import io.slit.core.search.robust.PriceOfRobustness;
import io.slit.core.search.robust.RobustOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Says in words what it costs to judge plans over scenarios, and what it brings. */
public final class RobustText {
  private RobustText() {}

  /** Returns a line for each sentence; nothing where plans are not judged over scenarios. */
  static String of(Exploration exploration) {
    StringBuilder text = new StringBuilder();
    sentences(exploration).forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }

  /**
   * Returns what values mean, then a sentence for each pick: what it comes to more or less than the
   * pick made for what is expected, and in the measure.
   */
  public static List<String> sentences(Exploration exploration) {
    List<String> sentences = new ArrayList<>();
    exploration
        .question()
        .robust()
        .ifPresent(
            how -> {
              RobustOptions options = how.options();
              sentences.add(
                  "Values are the %s over %d scenarios of the forecast made %s before."
                      .formatted(options.measure().name(), options.scenarios(), words(how.lead())));
              exploration
                  .prices()
                  .forEach(
                      (name, price) -> sentences.add(sentence(exploration, options, name, price)));
            });
    return sentences;
  }

  private static String sentence(
      Exploration exploration, RobustOptions options, String name, PriceOfRobustness price) {
    List<ShownObjective> own =
        exploration.objectives().stream()
            .filter(shown -> name.equals(ShownFront.name(shown.objective())))
            .toList();
    List<ShownObjective> told = own.isEmpty() ? exploration.objectives() : own;
    return "%s instead of the pick for what is expected: %s if all goes as expected; %s in the %s; beyond capacity or an SLO in %s, not %s, of %d scenarios."
        .formatted(
            name,
            changes(told, shown -> price.price(shown.objective())),
            changes(told, shown -> -price.gain(shown.objective())),
            options.measure().name(),
            count(price.robust().overloadedShare(), options),
            count(price.nominal().overloadedShare(), options),
            options.scenarios());
  }

  private static String changes(List<ShownObjective> told, ToDoubleFunction<ShownObjective> more) {
    List<String> changes = new ArrayList<>();
    for (ShownObjective shown : told) {
      double value = more.applyAsDouble(shown);
      DifferenceWords.change(shown, shown.maximised() ? -value : value).ifPresent(changes::add);
    }
    return changes.isEmpty() ? "no difference" : String.join(", ", changes);
  }

  private static String count(double share, RobustOptions options) {
    return String.format(Locale.ROOT, "%.0f", share * options.scenarios());
  }

  private static String words(Duration lead) {
    if (lead.toMinutes() % 60 == 0) {
      return lead.toHours() + " h";
    }
    return lead.toMinutes() + " min";
  }
}

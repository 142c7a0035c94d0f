package io.slit.core.routing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of a decision, from which class and deployment can be read back.
 *
 * <p>48 hexadecimal digits: 16 of the plan, 16 of the request, 4 of the class, 4 of the deployment,
 * 8 of a check sum. So an outcome can be booked without a table of open decisions, also after a
 * restart. The check sum catches typing errors, not forgery.
 *
 * @param plan hash of the plan's id
 * @param request hash of the request's id
 * @param requestClass row of the plan
 * @param deployment column of the plan
 */
public record DecisionId(long plan, long request, int requestClass, int deployment) {
  private static final int LENGTH = 48;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_INDEX = 0xffff;

  /** Checks that the indices fit. */
  public DecisionId {
    checkIndices(requestClass, deployment);
  }

  private static void checkIndices(int requestClass, int deployment) {
    if (requestClass < 0 || requestClass > MAX_INDEX || deployment < 0 || deployment > MAX_INDEX) {
      throw new IllegalArgumentException(
          "Class (%d) and deployment (%d) must be in [0, %d]."
              .formatted(requestClass, deployment, MAX_INDEX));
    }
  }

  /** Returns the name of a decision. */
  public static DecisionId of(ActivePlan plan, String requestId, RoutingDecision.Routed decision) {
    return new DecisionId(
        plan.hash(), Hash64.of(requestId, 0), decision.requestClass(), decision.deployment());
  }

  /** Returns the decision a text names, or nothing if it names none. */
  public static Optional<DecisionId> parse(String text) {
    if (text.length() != LENGTH || !text.chars().allMatch(DecisionId::isDigit)) {
      return Optional.empty();
    }
    DecisionId id =
        new DecisionId(
            Long.parseUnsignedLong(text, 0, 16, 16),
            Long.parseUnsignedLong(text, 16, 32, 16),
            Integer.parseInt(text, 32, 36, 16),
            Integer.parseInt(text, 36, 40, 16));
    boolean sound =
        Integer.parseUnsignedInt(text, 40, 48, 16)
            == checkSum(id.plan, id.request, id.requestClass, id.deployment);
    return sound ? Optional.of(id) : Optional.empty();
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static int checkSum(long plan, long request, int requestClass, int deployment) {
    long word = plan ^ Long.rotateLeft(request, 29) ^ ((long) requestClass << 16 | deployment);
    return (int) Hash64.mix(word);
  }

  @Override
  public String toString() {
    return text(plan, request, requestClass, deployment);
  }

  /** Returns the text of a decision without making one: for the hot path. */
  @SuppressWarnings("deprecation") // the only constructor that copies bytes without decoding them
  static String text(long plan, long request, int requestClass, int deployment) {
    checkIndices(requestClass, deployment);
    byte[] text = new byte[LENGTH];
    write(text, 0, plan, 16);
    write(text, 16, request, 16);
    write(text, 32, requestClass, 4);
    write(text, 36, deployment, 4);
    write(text, 40, checkSum(plan, request, requestClass, deployment), 8);
    return new String(text, 0);
  }

  private static void write(byte[] text, int at, long value, int digits) {
    for (int i = digits - 1; i >= 0; i--) {
      text[at + i] = DIGITS[(int) (value & 0xf)];
      value >>>= 4;
    }
  }
}

package io.slit.server.proxy;

import io.slit.core.fleet.Deployment;
import io.slit.core.plan.PlanTarget;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.DecisionId;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.core.routing.RoutingDecision.Routed;
import io.slit.server.json.OpenAiWriter;
import io.slit.server.json.OpenAiWriter.OpenAiError;
import io.slit.server.json.RecentDecision;
import io.slit.server.proxy.Head.Chosen;
import io.slit.server.proxy.ProxyHandler.Exchange;
import io.slit.server.proxy.Targets.Drawn;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One request of a caller: attempts at one deployment after the other until an answer begins. What
 * happens then is the attempt's own matter.
 */
final class Relay {
  private final ProxyParts parts;
  private final Targets targets;
  private final Asked asked;
  private final Exchange exchange;
  private final Response response;
  private final Callback callback;
  private final ClientLink link;
  private final long began = System.nanoTime();
  private final long budgetEnd;
  private final AtomicBoolean over = new AtomicBoolean();

  private int attempts;
  private long upstreamNanos;
  private boolean again;
  private volatile @Nullable Attempt current;
  private volatile boolean cancelled;

  Relay(ProxyParts parts, Targets targets, Asked asked, Exchange exchange, long budgetNanos) {
    this.parts = parts;
    this.targets = targets;
    this.asked = asked;
    this.exchange = exchange;
    this.response = exchange.response();
    this.callback = exchange.callback();
    Request request = exchange.request();
    this.link = new ClientLink(request);
    this.budgetEnd = began + budgetNanos;
    request.addIdleTimeoutListener(timeout -> false); // the watch knows better
    request.addFailureListener(cause -> cancel());
  }

  void begin() {
    parts.metrics().proxy().began();
    parts.watch().add(this);
    next(null);
  }

  private void next(@Nullable Failure last) {
    if (cancelled) {
      drop();
      return;
    }
    long now = System.nanoTime();
    if (last != null && (attempts >= parts.limits().attempts() || now - budgetEnd >= 0)) {
      giveUp(last);
      return;
    }
    Drawn drawn = targets.next();
    if (drawn.decision() instanceof Routed routed) {
      ask(routed, drawn.mode(routed), now);
    } else if (last == null) {
      refuse((Rejected) drawn.decision());
    } else if (last.word().equals("cut") && !again) {
      again =
          true; // a connection that was closed while it was idle: the only one left gets another
      targets.forgetTried();
      next(last);
    } else {
      giveUp(last);
    }
  }

  private void ask(Routed routed, Mode mode, long now) {
    Deployment deployment = targets.deployment(routed);
    DecisionId id =
        DecisionId.parse(routed.decisionId())
            .orElseThrow(() -> new IllegalStateException("The router's own id is not understood."));
    if (attempts == 0) {
      parts.metrics().decided(mode, deployment.id().value(), now - began);
    }
    attempts++;
    Chosen chosen = new Chosen(id, deployment, routed, mode);
    PlanTarget planned = targets.planned(routed);
    parts.books().began(id, remembered(chosen, planned));
    long wait = Math.min(parts.limits().firstByte().toNanos(), budgetEnd - now);
    Attempt attempt =
        new Attempt(this, parts, asked, chosen, planned.estimate().ttftP95().seconds());
    current = attempt;
    attempt.send(now + Math.max(1, wait));
    if (cancelled) {
      attempt.breakOff(new EofException("The caller has left."));
    }
  }

  /** The decision as it is shown to those who run the server: no word of the request. */
  private RecentDecision remembered(Chosen chosen, PlanTarget planned) {
    String name = response.getHeaders().get(ProxyHandler.REQUEST_ID);
    ActivePlan plan = targets.posted().plan();
    return new RecentDecision(
        chosen.id().toString(),
        new RecentDecision.Asked(name == null ? "" : name, exchange.tenant()),
        targets.now(),
        plan.published().id(),
        chosen.mode(),
        plan.published().plan().shape().classes().get(chosen.routed().requestClass()),
        chosen.deployment(),
        planned);
  }

  /** Goes on to the next deployment. Only while nothing was answered. */
  void failed(Attempt attempt, Failure failure, long took) {
    upstreamNanos += took;
    if (cancelled) {
      parts.books().cancelled(attempt.chosen().id(), attempt.name());
      drop();
      return;
    }
    parts.books().failed(attempt.chosen().id(), attempt.name(), failure);
    targets.tried(attempt.chosen().deployment().id());
    next(failure);
  }

  private void refuse(Rejected rejected) {
    NoAnswer why = NoAnswer.of(rejected, asked.read().model());
    end(why.counted());
    why.tell(response, callback);
  }

  /** The real status of the last attempt; the caller must not try all of it again by itself. */
  private void giveUp(Failure last) {
    end("failed");
    Attempt attempt = current;
    HttpFields.Mutable headers = response.getHeaders();
    if (attempt != null) {
      Head.write(headers, targets, attempt.chosen());
    }
    Head.writeCosts(headers, attempts, System.nanoTime() - began - upstreamNanos);
    NoAnswer.giveUp(last, response, callback);
  }

  /** Begins the answer: from here on there is no other deployment. */
  void commit(Attempt attempt, int status, HttpFields headers, long took, boolean sized) {
    upstreamNanos += took;
    asked.forgetBody();
    response.setStatus(status);
    HttpFields.Mutable to = response.getHeaders();
    Headers.copyResponse(headers, to);
    if (sized && headers.contains(HttpHeader.CONTENT_LENGTH)) {
      to.put(HttpHeader.CONTENT_LENGTH, headers.get(HttpHeader.CONTENT_LENGTH));
    }
    Head.write(to, targets, attempt.chosen());
    long overhead = System.nanoTime() - began - upstreamNanos;
    Head.writeCosts(to, attempts, overhead);
    if (asked.wishes().estimates()) {
      Head.writeEstimates(to, targets.planned(attempt.chosen().routed()).estimate().footprint());
    }
    parts.metrics().proxy().overhead(overhead);
  }

  void write(boolean last, ByteBuffer bytes, Callback then) {
    if (last) {
      link.release();
    }
    response.write(last, bytes, then);
  }

  /** The answer is whole. */
  void completed(String result) {
    if (end(result)) {
      callback.succeeded();
    }
  }

  /** The answer broke where no error can be told: the connection ends without its end. */
  void broken(Throwable cause) {
    if (end("cut")) {
      callback.failed(new EofException(cause));
    }
  }

  /** The answer broke between events: one more tells so. */
  void brokenEvents(Failure failure) {
    OpenAiError error =
        new OpenAiError(
            "The deployment broke the answer off (" + failure.word() + "). What came is not whole.",
            "server_error",
            null,
            failure.word().equals("timeout") ? "upstream_timeout" : "upstream_cut");
    if (end("cut")) {
      response.write(true, ByteBuffer.wrap(OpenAiWriter.errorEvent(error)), callback);
    }
  }

  /** The caller has left: so does the attempt. */
  void cancel() {
    cancelled = true;
    Attempt attempt = current;
    if (attempt != null) {
      attempt.breakOff(new EofException("The caller has left."));
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Ends a request whose caller has left. */
  void drop() {
    if (end("cancelled")) {
      callback.failed(new EofException("The caller has left."));
    }
  }

  private boolean end(String result) {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    parts.watch().remove(this);
    parts.metrics().proxy().ended(result);
    link.release();
    return true;
  }

  /** Looks whether somebody has left or takes too long. */
  void look(long now) {
    if (!cancelled && link.isGone()) {
      cancel();
    }
    Attempt attempt = current;
    if (attempt != null) {
      attempt.look(now);
    }
  }
}

package io.slit.predictor.quality;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.Task;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Share;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.RequestClass;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Published scores that follow the feedback in outcomes. Thread-safe.
 *
 * <p>An outcome counts if it was completed, says a quality, and names a known class and deployment
 * whose model has a published score on the class's task; every other one is passed over.
 */
public final class FeedbackQuality {
  private final Map<DeploymentId, ModelName> models = new HashMap<>();
  private final Map<ClassId, Task> tasks = new HashMap<>();
  private volatile PublishedQuality scores;

  /** Starts from what the models of a fleet carry. */
  public FeedbackQuality(Fleet fleet, Collection<RequestClass> classes) {
    for (Deployment deployment : fleet.deployments()) {
      models.put(deployment.id(), deployment.model().name());
    }
    classes.forEach(one -> tasks.put(one.id(), one.profile().task()));
    this.scores = PublishedQuality.of(fleet.models());
  }

  /** Learns from one outcome; the caller shows each outcome once. */
  public synchronized void learn(RequestObservation seen) {
    ModelName model = models.get(seen.deployment());
    Task task = tasks.get(seen.requestClass());
    if (seen.outcome() instanceof Outcome.Completed completed && model != null && task != null) {
      completed
          .quality()
          .filter(any -> scores.findQuality(model, task).isPresent())
          .ifPresent(score -> scores = scores.withFeedback(model, task, new Share(score)));
    }
  }

  /** Returns the scores so far; they do not change any more. */
  public PublishedQuality scores() {
    return scores;
  }
}

package io.slit.server.http;

import io.slit.server.follow.PlannerPages;
import io.slit.server.follow.PlannerPages.Page;
import io.slit.server.json.FollowedFrontJson;
import io.slit.server.json.JsonAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The front as a follower shows it: the planner's, with the plan marked that is in force here.
 * Thread-safe.
 */
final class FollowedFronts {
  private final PlannerPages pages;

  FollowedFronts(PlannerPages pages) {
    this.pages = pages;
  }

  /** Returns the front that a plan is of, or why it is not known. */
  Answer front(String inForce) {
    Page page = pages.front();
    if (page instanceof Page.Found found) {
      return FollowedFrontJson.withInForce(found.json(), inForce)
          .map(Answer::ok)
          .orElseGet(() -> missing(ofAnotherPlan(inForce)));
    }
    return missing(((Page.Missing) page).why());
  }

  /** Returns a plan of the front, and what it would change. */
  Answer plan(String id, String inForce) {
    Page page = pages.plan(id);
    if (page instanceof Page.Found found) {
      byte[] json = found.json().getBytes(StandardCharsets.UTF_8);
      Optional<String> from = JsonAnswer.parse(json).flatMap(one -> one.text("difference", "from"));
      return from.filter(inForce::equals).isPresent()
          ? Answer.ok(json)
          : missing(ofAnotherPlan(inForce));
    }
    return missing(((Page.Missing) page).why());
  }

  private String ofAnotherPlan(String inForce) {
    return "The planner %s has another plan in force than this server (%s): ask it, or ask again in a second."
        .formatted(pages.planner(), inForce);
  }

  private static Answer missing(String why) {
    return Answer.of(Problems.noFront(why));
  }
}

package ir.takmil.claims.assessment;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Decision;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Rejection;
import ir.takmil.claims.claim.RepairField;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.coverage.Plan;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.value.Tehran;
import ir.takmil.platform.web.Seen;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What assessors and examiners do with a claim. */
@Service
class Assessment {
  private final Claims claims;
  private final Adjudicator adjudicator;
  private final Tally tally;
  private final Clock clock;

  Assessment(Claims claims, Adjudicator adjudicator, Tally tally, Clock clock) {
    this.claims = claims;
    this.adjudicator = adjudicator;
    this.tally = tally;
    this.clock = clock;
  }

  Claim take(ClaimId id, Seen seen, Actor who) {
    return claims.change(id, seen, claim -> claim.take(who, clock.instant()));
  }

  Claim handBack(ClaimId id, Seen seen, Actor who) {
    return claims.change(id, seen, claim -> claim.handBack(who, clock.instant()));
  }

  Claim handOver(ClaimId id, Seen seen, Actor who, StaffId to) {
    return claims.change(id, seen, claim -> claim.handOver(who, to, clock.instant()));
  }

  /**
   * What the engine would decide now: asked as often as wanted, it changes nothing.
   *
   * @param examinerSaid why the decision before was sent back
   */
  record Proposed(Adjudicated adjudicated, @Nullable String examinerSaid) {}

  Proposed propose(ClaimId id) {
    Claim claim = claims.find(id).orElseThrow(() -> Refusal.unknown("not-found"));
    return new Proposed(
        adjudicator.propose(claim),
        claim.stage() instanceof Stage.UnderAssessment open ? open.examinerSaid() : null);
  }

  /**
   * Above the plan's threshold an examiner must agree before it counts.
   *
   * @param examined whether the assessor wants a second pair of eyes in any case
   */
  Claim approve(ClaimId id, Seen seen, Actor who, Decision decision, boolean examined) {
    Claim decided =
        claims.change(
            id,
            seen,
            claim -> {
              Rials threshold = planOf(claim).examinationThreshold();
              boolean above = threshold != null && decision.payable().compareTo(threshold) > 0;
              Decision resting = decision.restingOn(adjudicator.propose(claim).basis());
              return claim.decide(who, resting, examined || above, clock.instant());
            });
    tally.byPeople();
    return decided;
  }

  Claim sendBack(ClaimId id, Seen seen, Actor who, Returning returning) {
    return claims.change(
        id,
        seen,
        claim -> {
          Instant now = clock.instant();
          return claim.sendBack(who, returning.notice(planOf(claim).cureDeadlineDays(), now), now);
        });
  }

  /** A return as the assessor says it; the plan says until when it may be repaired. */
  record Returning(
      ReturnNotice.Kind kind,
      String reasonCode,
      String text,
      Set<DocumentKind> repair,
      Set<RepairField> fields) {
    ReturnNotice notice(int cureDeadlineDays, Instant now) {
      return new ReturnNotice(
          kind, reasonCode, text, repair, fields, Tehran.dayOf(now).plusDays(cureDeadlineDays));
    }
  }

  Claim reject(ClaimId id, Seen seen, Actor who, Rejection rejection) {
    Claim rejected =
        claims.change(id, seen, claim -> claim.reject(who, rejection, clock.instant()));
    tally.byPeople();
    return rejected;
  }

  Claim remark(ClaimId id, Actor who, String text, boolean visible) {
    return claims.change(
        id, Seen.WHATEVER, claim -> claim.remark(who, text, visible, clock.instant()));
  }

  Claim examine(ClaimId id, Seen seen, Actor who, boolean agreed, @Nullable String words) {
    return claims.change(id, seen, claim -> claim.examine(who, agreed, words, clock.instant()));
  }

  private Plan planOf(Claim claim) {
    return adjudicator.planOf(claim);
  }
}

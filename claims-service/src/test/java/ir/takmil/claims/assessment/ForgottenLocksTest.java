package ir.takmil.claims.assessment;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Status;
import ir.takmil.claims.testing.SampleClaims;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.web.Seen;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@RealParts
@Import(Suite.class)
class ForgottenLocksTest {
  private final Claims claims;
  private final ForgottenLocks locks;
  private final MovableClock clock;
  private final ClaimId id = new ClaimId(UUID.randomUUID().toString());

  @Autowired
  ForgottenLocksTest(Claims claims, ForgottenLocks locks, MovableClock clock) {
    this.claims = claims;
    this.locks = locks;
    this.clock = clock;
  }

  @BeforeEach
  void somebodyTookIt() {
    clock.moveTo(NOW);
    claims.add(SampleClaims.registered(id, NOW));
    claims.change(
        id,
        Seen.WHATEVER,
        claim -> claim.noteHeld(REQUESTED, 1, NOW).take(ASSESSOR, clock.instant()));
  }

  private Status status() {
    return claims.find(id).orElseThrow().stage().status();
  }

  @Test
  void afterTwoHoursItIsBackInTheQueue() {
    clock.forward(Duration.ofMinutes(119));
    locks.release();
    assertThat(status()).isEqualTo(Status.UNDER_ASSESSMENT);
    clock.forward(Duration.ofMinutes(1));
    locks.release();
    assertThat(status()).isEqualTo(Status.REGISTERED);
  }

  @Test
  void whoTakesItAgainKeepsIt() {
    clock.forward(Duration.ofMinutes(119));
    claims.change(id, Seen.WHATEVER, claim -> claim.take(ASSESSOR, clock.instant()));
    clock.forward(Duration.ofMinutes(119));
    locks.release();
    assertThat(status()).isEqualTo(Status.UNDER_ASSESSMENT);
  }
}

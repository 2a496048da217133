package ir.takmil.platform.store;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the store's failures are at a door; asked before the advice that takes everything. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StoreProblems {
  private static final Logger log = LoggerFactory.getLogger(StoreProblems.class);

  private final Problems problems;

  StoreProblems(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(DataAccessResourceFailureException away) {
    log.atError().log("store away: {}", away.getMessage());
    return problems.comeBack("store-away");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> raced(OptimisticLockingFailureException raced) {
    return problems.refused(Refusal.conflict("busy"));
  }
}

package ir.takmil.platform.web;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.tracing.Tracer;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.Refusal.Fault;
import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Every refusal and failure as an RFC 9457 problem: type, title, status, detail (the Persian
 * sentence of the code), code, traceId, errors[{pointer, code, detail}], and the refusal's facts.
 */
@RestControllerAdvice
public class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final Sentences sentences;
  private final ObjectProvider<Tracer> tracer;

  public Problems(Sentences sentences, ObjectProvider<Tracer> tracer) {
    this.sentences = sentences;
    this.tracer = tracer;
  }

  @ExceptionHandler
  public ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    log.atInfo()
        .addKeyValue("code", refusal.code())
        .addKeyValue("status", refusal.kind().status())
        .log("refused");
    return answer(of(refusal.kind().status(), refusal.code(), refusal.facts(), refusal.faults()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
    if (unreadable.getCause() instanceof JacksonException json) {
      String pointer = pointerOf(json);
      for (Throwable t = json; t != null; t = t.getCause()) {
        if (t instanceof Refusal refusal) {
          return refused(
              new Refusal(
                  Refusal.Kind.MALFORMED,
                  refusal.code(),
                  refusal.facts(),
                  List.of(new Fault(pointer, refusal.code()))));
        }
      }
      if (!pointer.isEmpty()) {
        String code =
            json instanceof UnrecognizedPropertyException ? "unknown-field" : "field-wrong";
        return refused(
            new Refusal(Refusal.Kind.MALFORMED, code, Map.of(), List.of(new Fault(pointer, code))));
      }
    }
    return refused(Refusal.malformed("unreadable"));
  }

  private static String pointerOf(JacksonException json) {
    var pointer = new StringBuilder();
    for (JacksonException.Reference step : json.getPath()) {
      pointer
          .append('/')
          .append(
              step.getPropertyName() != null
                  ? step.getPropertyName()
                  : String.valueOf(step.getIndex()));
    }
    return pointer.toString();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException invalid) {
    var faults = new ArrayList<Fault>();
    for (FieldError error : invalid.getBindingResult().getFieldErrors()) {
      String pointer = "/" + error.getField().replace("[", "/").replace("]", "").replace(".", "/");
      faults.add(
          new Fault(pointer, error.getRejectedValue() == null ? "field-missing" : "field-wrong"));
    }
    return refused(new Refusal(Refusal.Kind.MALFORMED, "invalid", Map.of(), faults));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(ConstraintViolationException invalid) {
    return refused(Refusal.malformed("parameter-wrong"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException mismatch) {
    for (Throwable t = mismatch; t != null; t = t.getCause()) {
      if (t instanceof Refusal refusal) {
        return refused(refusal);
      }
    }
    return refused(Refusal.malformed("parameter-wrong", "/" + mismatch.getName()));
  }

  /** Bytes in the address that are no text. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> undecodable(InvalidParameterException broken) {
    return refused(Refusal.malformed("parameter-wrong"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> denied(AccessDeniedException denied) {
    return refused(Refusal.forbidden("not-allowed"));
  }

  /** A neighbour that does not answer, or fails; nothing of ours went wrong. */
  @ExceptionHandler({
    ResourceAccessException.class,
    HttpServerErrorException.class,
    CallNotPermittedException.class,
    BulkheadFullException.class,
    OAuth2AuthorizationException.class
  })
  ResponseEntity<ProblemDetail> neighbourAway(Exception away) {
    log.atWarn().log("neighbour away: {}", away.toString());
    return comeBack("neighbour-away");
  }

  /** A 503 that says when to come back. */
  public ResponseEntity<ProblemDetail> comeBack(String code) {
    return ResponseEntity.status(503)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(of(503, code, Map.of(), List.of()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(Exception failure) {
    if (failure instanceof ErrorResponse answer) {
      int status = answer.getStatusCode().value();
      return answer(of(status, codeOf(status), Map.of(), List.of()));
    }
    log.atError().setCause(failure).log("failed");
    return answer(of(500, "unexpected", Map.of(), List.of()));
  }

  static String codeOf(int status) {
    return switch (status) {
      case 401 -> "login-needed";
      case 403 -> "not-allowed";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case 413 -> "too-large";
      case 415 -> "media-type-wrong";
      case 503 -> "neighbour-away";
      default -> status < 500 ? "parameter-wrong" : "unexpected";
    };
  }

  /** A problem that may also be written outside a controller, by a filter or an error page. */
  public ProblemDetail of(int status, String code, Map<String, ?> facts, List<Fault> faults) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), sentences.of(code, facts));
    problem.setType(URI.create("urn:takmil:problem:" + code));
    problem.setProperty("code", code);
    problem.setProperty("traceId", traceId());
    facts.forEach(problem::setProperty);
    if (!faults.isEmpty()) {
      problem.setProperty("errors", faults.stream().map(fault -> describe(fault, facts)).toList());
    }
    return problem;
  }

  private Map<String, String> describe(Fault fault, Map<String, ?> facts) {
    var described = new LinkedHashMap<String, String>();
    described.put("pointer", fault.pointer());
    described.put("code", fault.code());
    described.put("detail", sentences.of(fault.code(), facts));
    return described;
  }

  private @Nullable String traceId() {
    Tracer present = tracer.getIfAvailable();
    var span = present == null ? null : present.currentSpan();
    return span == null ? null : span.context().traceId();
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}

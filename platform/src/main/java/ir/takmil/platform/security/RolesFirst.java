package ir.takmil.platform.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Whoever may not enter is told so before anything of what they sent is read: a body of the wrong
 * shape would otherwise be answered first, and say what the door looks like.
 */
final class RolesFirst implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    RolesAllowed welcome =
        handler instanceof HandlerMethod door ? door.getMethodAnnotation(RolesAllowed.class) : null;
    if (welcome != null && Arrays.stream(welcome.value()).noneMatch(RolesFirst::has)) {
      throw new AccessDeniedException("another role");
    }
    return true;
  }

  private static boolean has(String role) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller != null
        && caller.getAuthorities().stream()
            .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority()));
  }
}

package ir.takmil.platform.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/** A test of a whole service on a real port, with a real store, broker and tokens. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BackingServices.class)
public @interface RealParts {
  /** The service's main class; found by its package when it is not named. */
  @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
  Class<?>[] value() default {};
}

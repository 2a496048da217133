package ir.takmil.claims.coverage;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A medical centre, as provider-service last told it.
 *
 * @param kind kept under another name: {@code kind} is where a document says what it is itself
 */
@Document("centres")
@TypeAlias("centre")
public record Centre(
    @Id String id,
    String name,
    @Field("centreKind") String kind,
    String province,
    String city,
    int heard) {}

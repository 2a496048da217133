package ir.takmil.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * Documents in the file as BSON, and weighed as what they take in memory.
 *
 * <p>Without it they are Java-serialised objects that H2 takes for small, and its cache grows until
 * the heap is full.
 */
final class BsonValues extends BasicDataType<Document> {
  private static final int ENTRY = 112;
  private static final int CONTAINER = 120;
  private static final int SCALAR = 32;

  @Override
  public int getMemory(Document document) {
    return weight(document);
  }

  private static int weight(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> fields ->
          CONTAINER + fields.values().stream().mapToInt(field -> ENTRY + weight(field)).sum();
      case Collection<?> items ->
          CONTAINER + items.stream().mapToInt(item -> SCALAR + weight(item)).sum();
      case String text -> SCALAR + 2 * text.length();
      case null, default -> SCALAR;
    };
  }

  @Override
  public void write(WriteBuffer out, Document document) {
    ByteBuf bson = Unpooled.buffer();
    BsonEncoder.encodeDocument(document, bson);
    out.putVarInt(bson.readableBytes()).put(bson.nioBuffer());
  }

  @Override
  public Document read(ByteBuffer in) {
    int length = DataUtils.readVarInt(in);
    Document document =
        BsonDecoder.decodeBson(Unpooled.wrappedBuffer(in.slice(in.position(), length)));
    in.position(in.position() + length);
    return document;
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}

package dev.ingressmap.localstage.template;

import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import dev.ingressmap.localstage.program.Deadline;
import net.minidev.json.JSONAwareEx;
import net.minidev.json.JSONValue;
import net.minidev.json.parser.JSONParser;
import net.minidev.json.writer.DefaultMapperOrdered;
import net.minidev.json.writer.JsonReaderI;
import org.jspecify.annotations.Nullable;

/** Documents that check the deadline while a path walks through them, however often it repeats. */
final class TimedJson extends JsonSmartJsonProvider {

  TimedJson() {
    super(JSONParser.MODE_PERMISSIVE, new Reader());
  }

  @Override
  public boolean isMap(@Nullable Object value) {
    Deadline.current().step();
    return super.isMap(value);
  }

  @Override
  public boolean isArray(@Nullable Object value) {
    Deadline.current().step();
    return super.isArray(value);
  }

  private static final class Reader extends DefaultMapperOrdered {

    Reader() {
      super(JSONValue.defaultReader);
    }

    @Override
    public JsonReaderI<JSONAwareEx> startObject(String key) {
      return this;
    }

    @Override
    public JsonReaderI<JSONAwareEx> startArray(String key) {
      return this;
    }

    @Override
    public Object createObject() {
      return new TimedMap<>();
    }

    @Override
    public Object createArray() {
      return new TimedArray();
    }

    @Override
    public void setValue(Object object, String key, @Nullable Object value) {
      super.setValue(object, key, Values.read(value));
    }

    @Override
    public void addValue(Object array, @Nullable Object value) {
      super.addValue(array, Values.read(value));
    }
  }
}

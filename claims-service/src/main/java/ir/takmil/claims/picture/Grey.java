package ir.takmil.claims.picture;

/**
 * How bright each pixel of a picture is.
 *
 * @param light 0 to 255, line by line
 */
@SuppressWarnings("ArrayRecordComponent") // made and used within one picture, never compared
record Grey(float[] light, int width, int height) {

  /** The level above which this part of the pixels lies, a sixty-fourth of the range exact. */
  float brightest(double part) {
    var counts = new int[64];
    for (float value : light) {
      counts[(int) Math.clamp(value / 4, 0, 63)]++;
    }
    long left = Math.round(light.length * part);
    int level = 63;
    while (level > 0 && left > counts[level]) {
      left -= counts[level--];
    }
    return level * 4f;
  }
}

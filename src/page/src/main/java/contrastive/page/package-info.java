/**
 * The library in a browser: compiled by TeaVM as it is, it answers a page's questions where the reader is, without a server and without Java.
 * Nothing here says a formula of the library again.
 *
 * <p>The build writes contrastive.wasm and contrastive.js beside these classes: WebAssembly is several times as fast, JavaScript is for browsers
 * without it. page.js loads one, which has the methods of {@link contrastive.page.Answers}. Their numbers are the JVM's to round-off.
 *
 * <p>TeaVM compiles what the entry points reach, and that may use no part of the JDK that it lacks or has otherwise. It lacks
 * SplittableRandom, ForkJoinPool (so the products and transposes of EJML's SimpleMatrix), Runtime.maxMemory, ServiceLoader.findFirst,
 * ConcurrentHashMap.newKeySet, Math.fma, and the messages of Hipparchus's exceptions. It has otherwise, without a word: Math.tanh (NaN beyond
 * 709), Math.log1p, Math.expm1 and Math.sinh (inexact near 0), Math.ulp, Math.rint, Random.nextInt with a bound, String.format with %e and
 * %g, IntStream.rangeClosed up to the largest int (empty), and the cast of a double beyond an int's range. An index outside of an array or a
 * null throws no exception that Java knows. What the chapters compile besides has stand-ins in src/browser for some of these.
 */
package contrastive.page;

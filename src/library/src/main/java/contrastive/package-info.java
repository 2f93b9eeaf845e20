/**
 * The theory of contrastive learning on two modalities in Java: why positive pairs need negatives.
 *
 * <p>The packages, from the ground up; each may use those before it and none after it: {@link contrastive.data} (pairs),
 * {@link contrastive.model} (towers), {@link contrastive.objective}, {@link contrastive.dynamics} (training runs) and
 * {@link contrastive.theory} (closed forms, claims). Each formula stands here once, in the form in which the theory states it, and
 * that is what trains. Other modules build on it: {@code scale} computes the same numbers faster and is tested on each run, {@code notebook} draws
 * them, and the flow, the closed forms and the plain descent also compile to JavaScript. So those use no files, threads, reflection,
 * {@code String.format} or Tablesaw.
 *
 * <p>"Theory, section n" in these comments is a section of the specification of the mathematics that this project was written from. The notebooks
 * derive it: sections 1 to 5 (data, encoders, objectives, what is measured, the flow) in chapters 01, 02 and 04, section 6 (the results T1 to T7) in
 * chapters 02 to 08; the check values of section 7 are those of {@code PublishedValuesTest}.
 *
 * <p>Symbols. Code and cells use the Java name; formulas in comments, table columns and axis titles use the symbol or the words of its meaning.
 *
 * <table>
 * <caption>Symbols of the theory and their names here</caption>
 * <tr><th>symbol</th><th>Java name</th><th>shape</th><th>meaning</th><th>defined in</th></tr>
 * <tr><td>d</td><td>dimension</td><td></td><td>input dimension</td><td>{@link contrastive.data.PairModel}</td></tr>
 * <tr><td>r</td><td>signalDirections</td><td></td><td>number of signal directions, 1 to d - 1</td><td>PairModel</td></tr>
 * <tr><td>sigma_k^2</td><td>signalVariances</td><td>r</td><td>signal strengths, squared</td><td>PairModel</td></tr>
 * <tr><td>sigma_xi^2</td><td>noiseVariance</td><td></td><td>noise strength, squared</td><td>PairModel</td></tr>
 * <tr><td>[A A_xi], [B B_xi]</td><td>frameA, frameB</td><td>(d, d)</td><td>the two scaled rotations</td><td>PairModel</td></tr>
 * <tr><td>m</td><td>width</td><td></td><td>width of the representation</td><td>{@link contrastive.model.TwoTower}</td></tr>
 * <tr><td>W_A, W_B</td><td>weightsA, weightsB</td><td>(d, m)</td><td>weights of the towers</td><td>TwoTower</td></tr>
 * <tr><td>N_A, N_B</td><td>normA, normB</td><td></td><td>root mean square norm before normalisation</td><td>TwoTower</td></tr>
 * <tr><td>Phi_A, Phi_B</td><td>signalMapA, signalMapB</td><td>(m, r)</td><td>W_A^T A, W_B^T B</td><td>TwoTower</td></tr>
 * <tr><td>Phi_A,xi, Phi_B,xi</td><td>noiseMapA, noiseMapB</td><td>(m, d - r)</td><td>W_A^T A_xi, W_B^T B_xi</td><td>TwoTower</td></tr>
 * <tr><td>tau^2</td><td>tauSquared</td><td></td><td>squared inverse temperature</td><td>{@link contrastive.objective.Contrastive}</td></tr>
 * <tr><td>K</td><td>negatives</td><td></td><td>weight of the negatives</td><td>Contrastive</td></tr>
 * <tr><td>l_k</td><td>slopes</td><td>r</td><td>dL/dp_k, the derivatives of a loss with respect to the strengths</td>
 *     <td>{@link contrastive.objective.Objective}</td></tr>
 * <tr><td>w = 1 - S</td><td>negativeWeight</td><td></td><td>factor that damps the gradient</td>
 *     <td>Objective</td></tr>
 * <tr><td>U_k, V_k, a</td><td>aligned, misaligned, noise</td><td>r, r, 1</td><td>masses of the flow</td>
 *     <td>{@link contrastive.dynamics.Masses}</td></tr>
 * <tr><td>M</td><td>total</td><td></td><td>sum of all masses, d N^2</td><td>Masses</td></tr>
 * <tr><td>p_k</td><td>strengths</td><td>r</td><td>direction strengths; they add up to the alignment</td>
 *     <td>{@link contrastive.dynamics.Snapshot}</td></tr>
 * <tr><td>kappa</td><td>conditionNumber</td><td></td><td>sigma_max / sigma_min of a signal map</td>
 *     <td>{@link contrastive.model.Spectrum}</td></tr>
 * <tr><td>kappa_inf</td><td>finalConditionNumber</td><td></td><td>where positive pairs alone come to rest</td>
 *     <td>{@link contrastive.theory.ClosedForm}</td></tr>
 * </table>
 */
package contrastive;

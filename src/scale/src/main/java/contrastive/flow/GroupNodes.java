package contrastive.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Directions with equal variance and equal start stay equal and are one node; exact for every start. */
final class GroupNodes extends FlowNodes {

    private record Group(double variance, double aligned, double misaligned) {
    }

    private final int[] groupOf;

    private GroupNodes(List<Group> groups, double[] weight, int[] groupOf) {
        super(each(groups, Group::variance), weight, each(groups, Group::aligned), each(groups, Group::misaligned));
        this.groupOf = groupOf;
    }

    static GroupNodes of(double[] variances, double[] aligned, double[] misaligned) {
        Map<Group, Integer> groups = new LinkedHashMap<>();
        int[] groupOf = new int[variances.length];
        for (int k = 0; k < variances.length; k++) {
            groupOf[k] = groups.computeIfAbsent(new Group(variances[k], aligned[k], misaligned[k]), group -> groups.size());
        }
        double[] weight = new double[groups.size()];
        for (int group : groupOf) {
            weight[group]++;
        }
        return new GroupNodes(new ArrayList<>(groups.keySet()), weight, groupOf);
    }

    private static double[] each(List<Group> groups, ToDoubleFunction<Group> quantity) {
        return groups.stream().mapToDouble(quantity).toArray();
    }

    @Override
    double[] spread(double[] ofNodes) {
        return Arrays.stream(groupOf).mapToDouble(group -> ofNodes[group]).toArray();
    }
}

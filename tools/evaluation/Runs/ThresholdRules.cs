using Evaluation.Cases;
using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>What is wrong with thresholds.yaml, all at once.</summary>
internal static class ThresholdRules
{
    public static IEnumerable<string> Problems(ThresholdFile file)
    {
        foreach (var set in CaseSet.All.Where(set => !file.Thresholds.Exists(entry => entry.Set == set.Name && entry.Model is null)))
            yield return $"set {set.Name} has no entry without a model; add one for models that are not listed";
        foreach (var same in file.Thresholds.GroupBy(entry => $"{entry}").Where(group => group.Count() > 1))
            yield return $"{same.Key}: occurs more than once";
        foreach (var entry in file.Thresholds)
        foreach (var problem in Problems(entry))
            yield return $"{entry}: {problem}";
    }

    private static IEnumerable<string> Problems(ThresholdFile.Entry entry)
    {
        if (CaseSet.All.All(set => set.Name != entry.Set))
            yield return $"set '{entry.Set}' is not one of {string.Join(", ", CaseSet.All.Select(set => set.Name))}";
        if (entry.Model is null && entry.Prompt is not null)
            yield return "has a prompt without a model";
        if (entry.Tolerance is not (>= 0 and <= 1))
            yield return $"tolerance {entry.Tolerance} must be from 0 to 1";
        if (entry.Limits.Count == 0)
            yield return "has no limits, so everything would pass";
        foreach (var line in entry.Limits)
        {
            if (line.FindMetric() is null)
                yield return $"metric '{line.Metric}' is unknown; known are {string.Join(", ", Metric.All)}";
            if (line.Slice != Score.All && Category.All.All(category => category.Name != line.Slice))
                yield return $"slice '{line.Slice}' of {line.Metric} is unknown; known are {Score.All}, {string.Join(", ", Category.All)}";
            foreach (var (name, value) in ((string, double?)[])[("mean", line.Mean), ("worst", line.Worst), ("spread", line.Spread)])
                if (value is not (>= 0 and <= 1))
                    yield return $"{name} of {line.Metric} must be a share from 0 to 1, not {(value is null ? "missing" : $"{value}")}";
        }
    }
}

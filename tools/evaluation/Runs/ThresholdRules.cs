using Evaluation.Cases;
using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>What is wrong with thresholds.yaml, all at once.</summary>
internal static class ThresholdRules
{
    public static IEnumerable<string> Problems(ThresholdFile file)
    {
        foreach (
            var set in CaseSet.All.Where(set =>
                set != CaseSet.Tuning && !file.Thresholds.Exists(entry => entry.Set == set.Name && entry.Model is null)
            )
        )
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
            yield return $"set must be one of {string.Join(", ", CaseSet.All.Select(set => set.Name))}, got '{entry.Set}'";
        if (entry.Model is null && entry.Prompt is not null)
            yield return $"model must be set beside a prompt, got nothing for prompt '{entry.Prompt}'";
        if (entry.Tolerance is not (>= 0 and <= 1))
            yield return $"tolerance must be a number from 0 to 1, got {Shown(entry.Tolerance)}";
        if (entry.Limits.Count == 0)
            yield return "limits must have an entry, got nothing, so everything would pass";
        foreach (var line in entry.Limits)
        {
            if (line.FindMetric() is null)
                yield return $"metric must be one of {string.Join(", ", Metric.All)}, got '{line.Metric}'";
            if (line.Slice != Score.All && !IsSlice(line.Slice))
                yield return $"slice of {line.Metric} must be one of {Score.All}, {string.Join(", ", Category.All)}, got '{line.Slice}'";
            foreach (var (name, value) in ((string, double?)[])[("mean", line.Mean), ("worst", line.Worst), ("spread", line.Spread)])
                if (value is not (>= 0 and <= 1))
                    yield return $"{name} of {line.Metric} must be a number from 0 to 1, got {Shown(value)}";
        }
    }

    private static string Shown(double? value) => value is null ? "nothing" : FormattableString.Invariant($"'{value}'");

    // A category, and a language after it unless that is English.
    private static bool IsSlice(string slice) =>
        Category.All.Any(category =>
            slice == category.Name || GoldenSetRules.Languages.Any(language => language != "en" && slice == $"{category.Name} {language}")
        );
}

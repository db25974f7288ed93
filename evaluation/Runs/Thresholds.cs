using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Evaluation.Runs;

/// <summary>What the scores of one prompt and model have to hold.</summary>
/// <param name="For">The entry of the file that applies.</param>
/// <param name="Tolerance">How much worse than the baseline a mean may be.</param>
internal sealed record Thresholds(string For, double Tolerance, IReadOnlyList<Limit> Limits)
{
    /// <summary>The entry for this model and prompt, else for this model, else the default.</summary>
    /// <exception cref="Failure">Lists everything that is wrong with the file.</exception>
    public static Thresholds Read(string path, AnswerTuple made)
    {
        ThresholdFile file;
        try
        {
            file = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).WithDuplicateKeyChecking().Build()
                .Deserialize<ThresholdFile>(File.ReadAllText(path)) ?? new ThresholdFile();
        }
        catch (YamlException problem)
        {
            throw new Failure($"{path}, line {problem.Start.Line}: {problem.InnerException?.Message ?? problem.Message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new Failure($"The thresholds cannot be read: {problem.Message}");
        }

        var problems = Problems(file).ToArray();
        if (problems.Length > 0)
            throw new Failure($"{path} has {problems.Length} problems:\n- {string.Join("\n- ", problems)}");

        var entry = file.Tuples.Find(tuple => tuple.Model == made.Model && tuple.Prompt == made.Prompt)
            ?? file.Tuples.Find(tuple => tuple.Model == made.Model && tuple.Prompt is null)
            ?? file.Default!;
        return new Thresholds(Name(entry, file), entry.Tolerance!.Value, [.. entry.Limits.Select(LimitOf)]);
    }

    private static Limit LimitOf(ThresholdFile.Line line) =>
        new(MetricOf(line.Metric)!, line.Slice, line.Mean!.Value, line.Worst!.Value, line.Spread!.Value);

    private static Metric? MetricOf(string name) => Metric.All.FirstOrDefault(metric => metric.Name == name);

    private static string Name(ThresholdFile.Entry entry, ThresholdFile file) =>
        entry == file.Default ? "default" : $"model {entry.Model}{(entry.Prompt is null ? "" : $", prompt {entry.Prompt}")}";

    private static IEnumerable<string> Problems(ThresholdFile file)
    {
        if (file.Default is null)
            yield return "there is no default, which a model that is not named needs";
        foreach (var entry in file.Default is null ? file.Tuples : file.Tuples.Prepend(file.Default))
            foreach (var problem in Problems(entry, entry == file.Default))
                yield return $"{Name(entry, file)}: {problem}";
    }

    private static IEnumerable<string> Problems(ThresholdFile.Entry entry, bool isDefault)
    {
        if (!isDefault && entry.Model is null)
            yield return "names no model";
        if (entry.Tolerance is not (>= 0 and <= 1))
            yield return $"tolerance {entry.Tolerance} must be from 0 to 1";
        if (entry.Limits.Count == 0)
            yield return "has no limits, so everything would pass";
        foreach (var line in entry.Limits)
        {
            if (MetricOf(line.Metric) is null)
                yield return $"metric '{line.Metric}' is unknown; known are {string.Join(", ", Metric.All)}";
            if (line.Slice != Score.All && Category.All.All(category => category.Name != line.Slice))
                yield return $"slice '{line.Slice}' of {line.Metric} is unknown; known are {Score.All}, {string.Join(", ", Category.All)}";
            foreach (var (name, value) in ((string, double?)[])[("mean", line.Mean), ("worst", line.Worst), ("spread", line.Spread)])
                if (value is not (>= 0 and <= 1))
                    yield return $"{name} of {line.Metric} must be a share from 0 to 1, not {(value is null ? "left out" : $"{value}")}";
        }
    }
}

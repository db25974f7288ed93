using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Evaluation.Runs;

/// <summary>thresholds.yaml as it is written.</summary>
internal sealed class ThresholdFile
{
    public Entry? Default { get; set; }

    public List<Entry> Tuples { get; set; } = [];

    /// <exception cref="Failure">Lists everything that is wrong with the file.</exception>
    public static ThresholdFile Read(string path)
    {
        try
        {
            var yaml = new DeserializerBuilder()
                .WithNamingConvention(HyphenatedNamingConvention.Instance).WithDuplicateKeyChecking().Build();
            var file = yaml.Deserialize<ThresholdFile>(File.ReadAllText(path)) ?? new ThresholdFile();
            var problems = ThresholdRules.Problems(file).ToArray();
            return problems.Length == 0
                ? file
                : throw new Failure($"{path} has {problems.Length} problems:\n- {string.Join("\n- ", problems)}");
        }
        catch (YamlException problem)
        {
            throw new Failure($"{path}, line {problem.Start.Line}: {problem.InnerException?.Message ?? problem.Message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new Failure($"The thresholds cannot be read: {problem.Message}");
        }
    }

    /// <summary>The entry for this set, model and prompt, else for this set and model, else the default.</summary>
    public Thresholds For(CaseSet set, AnswerTuple made)
    {
        var named = Tuples.FindAll(tuple => tuple.Set == set.Name && tuple.Model == made.Model);
        var entry = named.Find(tuple => tuple.Prompt == made.Prompt) ?? named.Find(tuple => tuple.Prompt is null) ?? Default!;
        return new Thresholds(Name(entry), entry.Tolerance!.Value, [.. entry.Limits.Select(line => line.ToLimit())]);
    }

    public string Name(Entry entry) =>
        entry == Default ? "default" : $"{entry.Set}, model {entry.Model}{(entry.Prompt is null ? "" : $", prompt {entry.Prompt}")}";

    /// <summary>What one combination has to hold.</summary>
    internal sealed class Entry
    {
        /// <summary>Left out, the golden set.</summary>
        public string Set { get; set; } = CaseSet.Golden.Name;

        public string? Model { get; set; }

        /// <summary>A prompt's version; left out, it is any.</summary>
        public string? Prompt { get; set; }

        public double? Tolerance { get; set; }

        public List<Line> Limits { get; set; } = [];
    }

    /// <summary>The bounds of one score.</summary>
    internal sealed class Line
    {
        public string Metric { get; set; } = "";

        public string Slice { get; set; } = Score.All;

        public double? Mean { get; set; }

        public double? Worst { get; set; }

        public double? Spread { get; set; }

        public Metric? FindMetric() => Evaluators.Metric.All.FirstOrDefault(known => known.Name == Metric);

        public Limit ToLimit() => new(FindMetric()!, Slice, Mean!.Value, Worst!.Value, Spread!.Value);
    }
}

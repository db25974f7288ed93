using CommandLine;
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
    public List<Entry> Thresholds { get; set; } = [];

    /// <exception cref="Failure">Lists everything that is wrong with the file.</exception>
    public static ThresholdFile Read(string path)
    {
        try
        {
            var yaml = new DeserializerBuilder()
                .WithNamingConvention(HyphenatedNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .Build();
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

    /// <summary>The entry of this set that names both model and prompt, else the model alone, else neither.</summary>
    public Thresholds For(CaseSet set, AnswerTuple made)
    {
        var entry = Thresholds
            .Where(entry =>
                entry.Set == set.Name && (entry.Model ?? made.Model) == made.Model && (entry.Prompt ?? made.Prompt) == made.Prompt
            )
            .MaxBy(entry => (entry.Model is null ? 0 : 1) + (entry.Prompt is null ? 0 : 1))!;
        return new Thresholds(entry.ToString(), entry.Tolerance!.Value, [.. entry.Limits.Select(line => line.ToLimit())]);
    }

    /// <summary>What one combination has to hold.</summary>
    internal sealed class Entry
    {
        public string Set { get; set; } = "";

        /// <summary>Left out, it is any that no other entry names.</summary>
        public string? Model { get; set; }

        /// <summary>A version; left out, it is any.</summary>
        public string? Prompt { get; set; }

        public double? Tolerance { get; set; }

        public List<Line> Limits { get; set; } = [];

        public override string ToString() =>
            $"{Set}, {(Model is null ? "any model" : $"model {Model}")}{(Prompt is null ? "" : $", prompt {Prompt}")}";
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

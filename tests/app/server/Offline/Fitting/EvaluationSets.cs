using CommandLine;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace App.Tests.Offline.Fitting;

/// <summary>
/// The questions of the sets in tools/evaluation that may be used for tuning. Those in tuning/limits are left out: the least probabilities
/// are chosen with them.
/// </summary>
internal static class EvaluationSets
{
    private static readonly string[] Categories = ["question", "typo", "near-topic", "off-topic"];

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build();

    public static IReadOnlyList<WrittenQuestion> Read() =>
        [
            .. new[] { "golden", "tuning" }
                .SelectMany(set => Directory.EnumerateFiles(Checkout.At("tools", "evaluation", set), "*.yaml", SearchOption.AllDirectories))
                .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "limits")
                .Order(StringComparer.Ordinal)
                .Select(path => Yaml.Deserialize<SetFile>(File.ReadAllText(path)))
                .Where(file => Categories.Contains(file.Category))
                .SelectMany(file => file.Cases.Select(entry => new WrittenQuestion(file.Language, entry.Question, entry.Sources, 1))),
        ];

    private sealed class SetFile
    {
        public string Category { get; init; } = "";

        public string Language { get; init; } = "";

        public List<SetCase> Cases { get; init; } = [];
    }

    private sealed class SetCase
    {
        public string Question { get; init; } = "";

        public List<string> Sources { get; init; } = [];
    }
}

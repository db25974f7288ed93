using CommandLine;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace App.Tests.Offline.Fitting;

/// <summary>
/// The questions of the sets in tools/evaluation that may be used for tuning. Those in tuning/unseen were blind once: no vector of a
/// section may see them, so that they show how near such a vector is to a new question.
/// </summary>
internal static class EvaluationSets
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    // They are few, and the most like those of visitors.
    private const float UnseenWeight = 2;

    private static readonly string[] Categories = ["question", "typo", "near-topic", "off-topic"];

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build();

    private static readonly string Unseen = Checkout.At("tools", "evaluation", "tuning", "unseen") + Path.DirectorySeparatorChar;

    public static IReadOnlyList<WrittenQuestion> Read() =>
        [
            .. new[] { "golden", "tuning" }
                .SelectMany(set => Directory.EnumerateFiles(Checkout.At("tools", "evaluation", set), "*.yaml", SearchOption.AllDirectories))
                .Order(StringComparer.Ordinal)
                .Select(path => (Set: Yaml.Deserialize<SetFile>(File.ReadAllText(path)), IsUnseen: path.StartsWith(Unseen, Ordinal)))
                .Where(file => Categories.Contains(file.Set.Category))
                .SelectMany(file =>
                    file.Set.Cases.Select(entry => new WrittenQuestion(
                        file.Set.Language,
                        entry.Question,
                        entry.Sources,
                        file.IsUnseen ? UnseenWeight : 1
                    )
                    {
                        IsUnseen = file.IsUnseen,
                    })
                ),
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

using Fixtures;
using YamlDotNet.RepresentationModel;

namespace Stacks.Tests.Parity;

/// <summary>All capabilities of the references, as in the files of Areas.</summary>
internal sealed record ParityTable(IReadOnlyList<ParitySource> Sources, IReadOnlyList<ParityRow> Rows)
{
    private const int ShortestText = 50;

    public static readonly string Folder = Path.Combine(FixtureStacks.Root, "tests", "infra", "stacks", "Parity");

    private static readonly Lazy<ParityTable> Read = new(() =>
        new(
            SourcesOf(File.ReadAllText(Path.Combine(Folder, "sources.yaml"))),
            [
                .. Directory
                    .EnumerateFiles(Path.Combine(Folder, "Areas"), "*.yaml")
                    .Order(StringComparer.Ordinal)
                    .SelectMany(file => RowsOf(File.ReadAllText(file))),
            ]
        )
    );

    private static readonly Lazy<IReadOnlySet<string>> Declared = new(() =>
        ((YamlMappingNode)Load(File.ReadAllText(Path.Combine(FixtureStacks.Root, "Pulumi.yaml")))["config"])
            .Children.Keys.Select(key => (string)key!)
            .ToHashSet()
    );

    public static ParityTable Instance => Read.Value;

    /// <param name="yaml">A file of Areas.</param>
    public static IReadOnlyList<ParityRow> RowsOf(string yaml)
    {
        var root = Load(yaml);
        var area = (string)root["area"]!;
        return [.. ((YamlSequenceNode)root["rows"]).Select(row => ParityRow.Of(area, (YamlMappingNode)row))];
    }

    /// <returns>What is wrong with the form of the rows; the proofs are not looked at.</returns>
    public IEnumerable<string> Problems() =>
        Rows.GroupBy(row => row.Capability)
            .Where(same => same.Count() > 1)
            .Select(same => $"'{same.Key}' is two rows")
            .Concat(Rows.SelectMany(ProblemsOf))
            .Concat(Sources.SelectMany(ProblemsOf));

    private IEnumerable<string> ProblemsOf(ParityRow row)
    {
        if (row.States.Count != 1)
        {
            yield return $"'{row.Capability}' has {row.States.Count} states, not one of met, option, refused and open";
            yield break;
        }

        foreach (var key in row.In.Keys.Where(key => Sources.All(source => source.Key != key)))
        {
            yield return $"'{row.Capability}' is in the unknown reference {key}";
        }

        if (!row.In.Values.Any(names => names.Count > 0))
        {
            yield return $"'{row.Capability}' is in no reference";
        }

        if (row.IsCovered != row.Proofs.Count > 0)
        {
            yield return $"'{row.Capability}' is {ParityRow.Key(row.State)} with {row.Proofs.Count} proofs";
        }

        foreach (var text in new[] { row.Text, row.Note }.OfType<string>().Where(text => !IsSentence(text)))
        {
            yield return $"'{row.Capability}' gives '{text}', which is not a sentence";
        }

        if (row.State == ParityState.Option && row.Settings.Count == 0)
        {
            yield return $"'{row.Capability}' names no setting";
        }

        foreach (var setting in row.Settings.Where(setting => !Declared.Value.Contains(setting.Split('=')[0])))
        {
            yield return $"'{row.Capability}' names {setting}, which Pulumi.yaml does not declare";
        }
    }

    private IEnumerable<string> ProblemsOf(ParitySource source)
    {
        var names = Rows.SelectMany(row => row.In.GetValueOrDefault(source.Key, [])).ToList();
        if (names.Distinct().Count() != source.Names)
        {
            yield return $"{source.Title} has {source.Names} {source.What}; the rows name {names.Distinct().Count()}";
        }

        foreach (var name in source.Once ? names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key) : [])
        {
            yield return $"{name} of {source.Title} is in two rows";
        }
    }

    private static bool IsSentence(string text) => text.Length >= ShortestText && char.IsUpper(text[0]) && text.EndsWith('.');

    private static IReadOnlyList<ParitySource> SourcesOf(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. ((YamlSequenceNode)stream.Documents[0].RootNode).Select(node => ParitySource.Of((YamlMappingNode)node))];
    }

    private static YamlMappingNode Load(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}

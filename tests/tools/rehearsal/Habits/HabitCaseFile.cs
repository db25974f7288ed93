using System.Text.Json.Nodes;
using Fixtures;
using Planning.Projects;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Tests.Habits;

/// <summary>Reads the cases of this folder.</summary>
internal static class HabitCaseFile
{
    private static readonly HashSet<string> Keys =
    [
        "habit",
        "rule",
        "source",
        "given",
        "naive",
        "step",
        "wait",
        "change",
        "outside",
        "fails",
        "differs",
        "loses",
        "shows",
        "waits",
        "passes",
        "fixed",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, HabitCase>> Cases = new(() => Read().ToDictionary(each => each.Name));

    public static IReadOnlyDictionary<string, HabitCase> All => Cases.Value;

    private static IEnumerable<HabitCase> Read()
    {
        var folder = Path.Combine(FixtureStacks.Root, "tests", "tools", "rehearsal", "Habits");
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(file)));
            foreach (var entry in JsonNode.Parse(YamlFile.ConfigValue(yaml.Documents[0].RootNode))!.AsArray())
            {
                var unknown = entry!.AsObject().Select(each => each.Key).Where(key => !Keys.Contains(key)).ToList();
                Assert.True(
                    unknown.Count == 0,
                    $"{Path.GetFileName(file)}: {string.Join(", ", unknown)} is no key: {entry.ToJsonString()}"
                );
                yield return new HabitCase(entry.AsObject());
            }
        }
    }
}

using System.Text.Json.Nodes;
using Fixtures;
using Planning.Projects;
using YamlDotNet.RepresentationModel;

namespace Stacks.Tests.Faults;

/// <summary>Reads the entries of case files.</summary>
internal static class CaseFile
{
    /// <param name="folder">Cases or Harmless.</param>
    /// <param name="keys">The keys that an entry may have.</param>
    public static IEnumerable<JsonObject> Read(string folder, IReadOnlySet<string> keys)
    {
        var path = Path.Combine(FixtureStacks.Root, "tests", "infra", "stacks", "Faults", folder);
        foreach (var file in Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal))
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(file)));
            foreach (var entry in JsonNode.Parse(YamlFile.ConfigValue(yaml.Documents[0].RootNode))!.AsArray())
            {
                var unknown = entry!.AsObject().Select(each => each.Key).Where(key => !keys.Contains(key)).ToList();
                Assert.True(
                    unknown.Count == 0,
                    $"{Path.GetFileName(file)}: {string.Join(", ", unknown)} is no key: {entry.ToJsonString()}"
                );
                yield return entry.AsObject();
            }
        }
    }

    public static string Text(JsonObject entry, string key) =>
        (string?)entry[key] ?? throw new InvalidOperationException($"an entry lacks {key}: {entry.ToJsonString()}");
}

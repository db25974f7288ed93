using YamlDotNet.Serialization;

namespace Operations.Packaging;

/// <summary>The models that each stack's file asks for.</summary>
internal static class StackModels
{
    private const string Key = "deployments";

    /// <returns>By stack: purpose, model and version, without SKU and capacity, which may differ between stages.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string root)
    {
        var yaml = new Deserializer();
        var project = Config(yaml, Path.Combine(root, "Pulumi.yaml"));
        var standard = Under(project[Key], "default");
        return new SortedDictionary<string, IReadOnlyList<string>>(Directory.GetFiles(root, "Pulumi.*.yaml").ToDictionary(
            file => Path.GetFileName(file)["Pulumi.".Length..^".yaml".Length],
            file => Pinned(Config(yaml, file).GetValueOrDefault($"ai-workload:{Key}", standard))), StringComparer.Ordinal);
    }

    private static Dictionary<string, object> Config(IDeserializer yaml, string file)
    {
        using var reader = new StreamReader(file);
        return ((Dictionary<object, object>)yaml.Deserialize<Dictionary<string, object>>(reader)["config"])
            .ToDictionary(pair => (string)pair.Key, pair => pair.Value);
    }

    private static object Under(object mapping, string key) => ((Dictionary<object, object>)mapping)[key];

    private static IReadOnlyList<string> Pinned(object list) =>
        [.. ((List<object>)list).Select(line => string.Join(' ', ((string)line).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3)))];
}

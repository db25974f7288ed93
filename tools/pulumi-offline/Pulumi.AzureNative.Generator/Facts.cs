using System.Text.Json;

namespace Pulumi.AzureNative.Generator;

/// <summary>facts.json: names, types and defaults of the official package, in the notation that extract/types.mjs explains.</summary>
internal sealed record Facts(
    string Version,
    Group<ResourceFacts> Resources,
    Group<FunctionFacts> Functions,
    Group<ObjectFacts> Inputs,
    Group<ObjectFacts> Outputs,
    Group<Dictionary<string, string>> Enums
)
{
    public IEnumerable<string> Modules =>
        Resources
            .Modules.Concat(Functions.Modules)
            .Concat(Inputs.Modules)
            .Concat(Outputs.Modules)
            .Concat(Enums.Modules)
            .Distinct()
            .Order(StringComparer.Ordinal);

    public static Facts Read(string file) =>
        JsonSerializer.Deserialize<Facts>(
            File.ReadAllText(file),
            new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }
        ) ?? throw new InvalidDataException($"{file} is empty; run extract.mjs again.");
}

/// <summary>Facts by qualified name: "module:Name" or "module.Name".</summary>
internal sealed class Group<T> : SortedDictionary<string, T>
{
    public Group()
        : base(StringComparer.Ordinal) { }

    public IEnumerable<string> Modules => Keys.Select(key => key.Split(':', '.')[0]);

    public IEnumerable<(string Module, string Name, T Facts)> In(string module) =>
        this.Where(entry => entry.Key.Split(':', '.')[0] == module).Select(entry => (module, entry.Key.Split(':', '.')[1], entry.Value));
}

internal sealed record ResourceFacts
{
    public Dictionary<string, string> Inputs { get; init; } = [];
    public Dictionary<string, string> Outputs { get; init; } = [];
    public Dictionary<string, JsonElement> Defaults { get; init; } = [];
    public string[] Aliases { get; init; } = [];
}

internal sealed record FunctionFacts
{
    public required string Token { get; init; }
    public Dictionary<string, string>? Args { get; init; }
    public Dictionary<string, string>? Result { get; init; }
}

internal sealed record ObjectFacts
{
    public Dictionary<string, string> Properties { get; init; } = [];
    public Dictionary<string, JsonElement> Defaults { get; init; } = [];
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Wire;

namespace Planning.States;

/// <summary>Reads the resources of an exported state, in their order: a provider comes before what it manages.</summary>
internal sealed class ResourceReader
{
    /// <summary>The reference of each provider, URN::id → its version, and whether the engine made it by itself.</summary>
    private readonly Dictionary<string, (string? Version, bool IsDefault)> _providers = [];

    /// <exception cref="JsonException">It is no resource of Pulumi.</exception>
    public DeployedResource Read(JsonObject entry)
    {
        var (urn, type) = (Text(entry, "urn") ?? "", Text(entry, "type") ?? "");

        // A terminal or a log would obey control characters.
        if (!urn.StartsWith("urn:pulumi:", StringComparison.Ordinal) || urn.Split("::").Length < 4 || $"{urn}{type}".Any(char.IsControl))
        {
            throw new JsonException($"a resource has the URN '{JsonEncodedText.Encode(urn)}', which is none");
        }

        var inputs = new RecordedValues();
        var outputs = new RecordedValues();
        var provider = Text(entry, "provider");
        var (version, isDefault) = provider is null ? (null, false) : _providers.GetValueOrDefault(provider);
        var resource = new PlannedResource
        {
            Urn = urn,
            Type = type.Length > 0 ? type : Urn.QualifiedType(urn).Split('$')[^1],
            Name = Urn.Name(urn),
            Parent = Text(entry, "parent"),
            Custom = IsTrue(entry, "custom"),
            Read = IsTrue(entry, "external"),
            Id = Text(entry, "id"),
            Provider = isDefault ? null : provider,
            Version = version,
            Inputs = inputs.Object(entry["inputs"]),
            Outputs = outputs.Object(entry["outputs"]),
            Secrets = [.. inputs.Secrets.Union(outputs.Secrets).Order(StringComparer.Ordinal)],
            DependsOn = Texts(entry["dependencies"]),
            PropertyDependsOn = (entry["propertyDependencies"] as JsonObject ?? [])
                .Select(property => KeyValuePair.Create(property.Key, Texts(property.Value)))
                .Where(property => property.Value.Count > 0)
                .ToDictionary(),
            Options = Options(entry),
        };
        var deployed = new DeployedResource
        {
            Resource = resource,
            Inputs = new RecordedValues(reveals: true).Object(entry["inputs"]),
            Outputs = RecordedOutputs.Of(entry["outputs"]),
            IsPendingDeletion = IsTrue(entry, "delete"),
            IsPendingReplacement = IsTrue(entry, "pendingReplacement"),
            IsTainted = IsTrue(entry, "taint"),
            HasInitErrors = entry["initErrors"] is JsonArray { Count: > 0 },
            IsView = Text(entry, "viewOf") is not null,
            IsNamedAtRandom = (entry["inputs"] as JsonObject)?["__createBeforeDelete"]?.ToString() == "true",
            Assets = [.. (entry["inputs"] as JsonObject ?? []).Where(input => IsAsset(input.Value)).Select(input => input.Key)],
        };
        if (resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            _providers[$"{urn}::{resource.Id}"] = (resource.Inputs.Text("version"), deployed.IsDefaultProvider);
        }

        return deployed;
    }

    private static PlannedOptions Options(JsonObject entry) =>
        new()
        {
            Protect = IsTrue(entry, "protect"),
            RetainOnDelete = IsTrue(entry, "retainOnDelete"),
            IgnoreChanges = Texts(entry["ignoreChanges"]),
            ReplaceOnChanges = Texts(entry["replaceOnChanges"]),
            AdditionalSecretOutputs = Texts(entry["additionalSecretOutputs"]),
            ImportId = Text(entry, "importID"),
            DeletedWith = Text(entry, "deletedWith"),
        };

    private static bool IsAsset(JsonNode? value) =>
        (value as JsonObject)?[Signatures.Key]?.ToString() is Signatures.Asset or Signatures.Archive;

    private static string? Text(JsonObject entry, string name) =>
        entry[name] switch
        {
            null => null,
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.ToString() is { Length: > 0 } text ? text : null,
            _ => throw new JsonException($"the {name} of a resource is no text"),
        };

    private static bool IsTrue(JsonObject entry, string name) =>
        entry[name] switch
        {
            null => false,
            JsonValue value when value.TryGetValue<bool>(out var isTrue) => isTrue,
            _ => throw new JsonException($"the {name} of a resource is neither true nor false"),
        };

    private static IReadOnlyList<string> Texts(JsonNode? list) =>
        list switch
        {
            null => [],
            JsonArray array => [.. array.Select(each => each?.ToString() ?? throw new JsonException("a list of strings has null"))],
            _ => throw new JsonException("a list of strings is none"),
        };
}

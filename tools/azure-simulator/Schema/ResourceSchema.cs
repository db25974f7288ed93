using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;

namespace AzureSimulator.Schema;

/// <summary>What Azure publishes of a type at a version.</summary>
/// <param name="type">As Azure spells it.</param>
/// <param name="body">Null if Azure publishes nothing of the type; then any body is taken.</param>
public sealed class ResourceSchema(string type, TypeBase? body)
{
    private readonly IReadOnlyDictionary<string, ObjectTypeProperty> _members = Members.Of(body ?? new AnyType(), null) ?? Nothing;

    private static readonly Dictionary<string, ObjectTypeProperty> Nothing = [];

    public string Type { get; } = type;

    public TypeBase? Body { get; } = body;

    public bool NeedsLocation =>
        _members.TryGetValue("location", out var location) && location.Flags.HasFlag(ObjectTypePropertyFlags.Required);

    public bool HasTags => Has("tags");

    public bool HasEtag => Has("etag");

    public bool HasSystemData => Has("systemData");

    public bool HasIdentity => Has("identity");

    /// <summary>True if the properties have a provisioning state.</summary>
    public bool HasState { get; } = body is null || StateOf(body);

    public bool Has(string member) => _members.ContainsKey(member);

    private static bool StateOf(TypeBase body) =>
        Members.Of(body, null)?.GetValueOrDefault("properties")?.Type.Type switch
        {
            ObjectType plain => plain.Properties.ContainsKey("provisioningState"),
            DiscriminatedObjectType several => several.BaseProperties.ContainsKey("provisioningState"),
            _ => false,
        };
}

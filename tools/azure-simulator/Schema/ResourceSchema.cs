using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;

namespace AzureSimulator.Schema;

/// <summary>What Azure publishes of a type at a version.</summary>
/// <param name="type">As Azure spells it.</param>
/// <param name="body">Null if Azure publishes nothing of the type; then any body is taken.</param>
public sealed class ResourceSchema(string type, TypeBase? body)
{
    private const string StateName = "provisioningState";

    private static readonly string[] Moving = ["Provisioning", "InProgress", "Accepted", "Pending", "Running"];

    private readonly IReadOnlyDictionary<string, ObjectTypeProperty> _members = Members.Of(body ?? new AnyType(), null) ?? Nothing;

    private static readonly Dictionary<string, ObjectTypeProperty> Nothing = [];

    public string Type { get; } = type;

    public TypeBase? Body { get; } = body;

    public bool NeedsLocation =>
        _members.TryGetValue("location", out var location) && location.Flags.HasFlag(ObjectTypePropertyFlags.Required);

    public bool HasEtag => Has("etag");

    public bool HasSystemData => Has("systemData");

    public bool HasIdentity => Has("identity");

    /// <summary>True if the properties have a provisioning state.</summary>
    public bool HasState { get; } = body is null || State(body) is not null;

    public bool Has(string member) => _members.ContainsKey(member);

    /// <summary>A provisioning state as the type spells it: some write succeeded, some have one word for Creating and Updating.</summary>
    public string Spelled(string state) =>
        States().FirstOrDefault(known => known.Equals(state, StringComparison.OrdinalIgnoreCase))
        ?? (
            state is "Creating" or "Updating"
                ? States().FirstOrDefault(known => Moving.Contains(known, StringComparer.OrdinalIgnoreCase))
                : null
        )
        ?? state;

    private IEnumerable<string> States() =>
        State(Body)?.Type.Type switch
        {
            UnionType several => several.Elements.Select(each => each.Type).OfType<StringLiteralType>().Select(literal => literal.Value),
            StringLiteralType one => [one.Value],
            _ => [],
        };

    private static ObjectTypeProperty? State(TypeBase? body) =>
        (body is null ? null : Members.Of(body, null)?.GetValueOrDefault("properties")?.Type.Type) switch
        {
            ObjectType plain => plain.Properties.GetValueOrDefault(StateName),
            DiscriminatedObjectType several => several.BaseProperties.GetValueOrDefault(StateName),
            _ => null,
        };
}

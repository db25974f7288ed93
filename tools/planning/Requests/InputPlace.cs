using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Types;

namespace Planning.Requests;

/// <summary>Where an input of an object goes in ARM: to the same level, or to the level below in `properties`.</summary>
/// <param name="Name">In ARM's spelling.</param>
/// <param name="IsBelow">True if it is in `properties`.</param>
/// <param name="Property">Null for an entry of a map.</param>
/// <param name="Type">Of the value.</param>
public readonly record struct InputPlace(string Name, bool IsBelow, ObjectTypeProperty? Property, TypeBase Type)
{
    private const string Below = "properties.";

    /// <param name="token">Without "azure-native:".</param>
    /// <param name="source">The object with its other inputs, which tell its form.</param>
    /// <returns>Null if the object has no place for the input.</returns>
    public static InputPlace? Of(string token, TypeBase type, JsonNode? source, string name)
    {
        if (Members.Of(type, source) is not { } members)
        {
            return null;
        }

        var wanted = members.ContainsKey(name) ? name : InputNames.Rename(token, name) ?? name;
        var own = Named(members, wanted);
        if (own is not null && !IsReadOnly(members[own]))
        {
            return new InputPlace(own, false, members[own], members[own].Type.Type);
        }

        if (
            members.TryGetValue("properties", out var properties)
            && Members.Of(properties.Type.Type, Inner(source)) is { } inner
            && Named(inner, wanted.StartsWith(Below, StringComparison.Ordinal) ? wanted[Below.Length..] : wanted) is { } deeper
            && (own is null || !IsReadOnly(inner[deeper]))
        )
        {
            return new InputPlace(deeper, true, inner[deeper], inner[deeper].Type.Type);
        }

        if (own is not null)
        {
            return new InputPlace(own, false, members[own], members[own].Type.Type);
        }

        return Members.Additional(type) is { } additional ? new InputPlace(name, false, null, additional) : null;
    }

    /// <summary>
    /// A package has no input for what Azure sets: the type of an agent pool is the one in `properties`, not that of the resource.
    /// </summary>
    private static bool IsReadOnly(ObjectTypeProperty property) => property.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly);

    /// <summary>The place of a discriminator of `properties`: inside it, or flattened next to the other inputs.</summary>
    private static JsonNode? Inner(JsonNode? source) => (source as JsonObject)?["properties"] ?? source;

    /// <summary>The exact name, or the only one that differs in case and underscores.</summary>
    private static string? Named(IReadOnlyDictionary<string, ObjectTypeProperty> members, string name) =>
        members.ContainsKey(name) ? name : members.Keys.FirstOrDefault(member => Members.Folded(member) == Members.Folded(name));
}

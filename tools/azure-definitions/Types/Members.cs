using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;

namespace AzureDefinitions.Types;

/// <summary>The properties that an object of a type has, with those that its discriminator adds.</summary>
public static class Members
{
    /// <param name="value">Tells which of several forms is meant; its own or ARM's spelling of the discriminator.</param>
    /// <returns>Null if the type is no object.</returns>
    public static IReadOnlyDictionary<string, ObjectTypeProperty>? Of(TypeBase type, JsonNode? value) =>
        type switch
        {
            ObjectType plain => plain.Properties,
            DiscriminatedObjectType several => Chosen(several, value),
            _ => null,
        };

    /// <summary>What a property that is not listed may be; null if none is allowed.</summary>
    public static TypeBase? Additional(TypeBase type) => (type as ObjectType)?.AdditionalProperties?.Type;

    /// <summary>The allowed values of a discriminator.</summary>
    public static IEnumerable<string> Choices(DiscriminatedObjectType type) => type.Elements.Keys;

    private static Dictionary<string, ObjectTypeProperty> Chosen(DiscriminatedObjectType type, JsonNode? value)
    {
        var members = new Dictionary<string, ObjectTypeProperty>(type.BaseProperties);
        var choice = (value as JsonObject)?.FirstOrDefault(entry => Folded(entry.Key) == Folded(type.Discriminator)).Value?.ToString();
        if (
            choice is not null
            && type.Elements.FirstOrDefault(element => element.Key.Equals(choice, StringComparison.OrdinalIgnoreCase)).Value?.Type
                is { } element
        )
        {
            foreach (var (name, property) in Of(element, value) ?? new Dictionary<string, ObjectTypeProperty>())
            {
                members[name] = property;
            }
        }

        return members;
    }

    /// <summary>Letter case, underscores and dots differ between Pulumi and ARM for some services.</summary>
    public static string Folded(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
}

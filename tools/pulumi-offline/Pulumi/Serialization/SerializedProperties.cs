using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>The wire form of a set of properties and what each of them depends on.</summary>
internal sealed class SerializedProperties
{
    public Struct Object { get; } = new();

    public Dictionary<string, HashSet<Resource>> Dependencies { get; } = [];

    /// <summary>The members of an args object; the inputs of a resource have no <c>id</c> and <c>urn</c>, which are the engine's.</summary>
    public static async ValueTask<SerializedProperties> FromArgsAsync(string label, InputArgs args, bool keepResources, bool ofResource)
    {
        var members = InputShape.Of(args.GetType()).Members;
        var values = new List<(string, object?)>(members.Length);
        foreach (var member in members)
        {
            var value = member.Read(args);
            if (value == null || (ofResource && member.WireName is Wire.Id or Wire.Urn))
                continue;
            values.Add((member.WireName, member.IsJson ? JsonText.Of(value, PropertyPath.Root(member.FullName)) : value));
        }
        return await FromAsync(label, values, keepResources).ConfigureAwait(false);
    }

    public static async ValueTask<SerializedProperties> FromAsync(
        string label,
        IEnumerable<(string Name, object? Value)> properties,
        bool keepResources
    )
    {
        var result = new SerializedProperties();
        foreach (var (name, value) in properties)
        {
            var serializer = new PropertySerializer(keepResources);
            Value? serialized;
            try
            {
                serialized = await serializer.SerializeAsync(value, PropertyPath.Root(label).Member(name)).ConfigureAwait(false);
            }
            catch (Exception ex)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {ex.Message}", ex);
            }
            if (serialized == null)
                continue;
            result.Object.Fields[name] = serialized;
            result.Dependencies[name] = serializer.Dependencies;
        }
        return result;
    }
}

namespace AzureRest;

/// <summary>Parts of a resource id. Ids are without case.</summary>
public static class ArmId
{
    /// <returns>The segment after the named one, as the group's name after resourceGroups; null if there is none.</returns>
    public static string? After(string id, string segment)
    {
        var segments = id.Split('/');
        var at = Array.FindIndex(segments, text => text.Equals(segment, StringComparison.OrdinalIgnoreCase));
        return at >= 0 && at + 1 < segments.Length ? segments[at + 1] : null;
    }

    public static string Name(string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>True for a resource and everything below it.</summary>
    public static bool IsWithin(string id, string outer) =>
        id.Equals(outer, StringComparison.OrdinalIgnoreCase) || id.StartsWith(outer + "/", StringComparison.OrdinalIgnoreCase);
}
